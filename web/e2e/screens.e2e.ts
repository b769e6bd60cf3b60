/**
 * Every screen in light, dark, Arabic and on a phone: by axe, by eye where PICTURES names a folder, and by what no
 * screen may do: complain, scroll sideways, ask anybody else, have no heading, or hide where the keyboard is.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve, join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, quit, type Look } from './browser.ts';
import { screens, stage, type Screen, type Stage } from './screens.ts';
import { words } from './words.ts';
import { World } from './world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AA: RunOptions = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] };
/** What another colour scheme can change. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] };
const STOPS = 14; // of the keyboard, from the top of a screen

const pictures = process.env.PICTURES && resolve(process.env.PICTURES);
const looks: Record<string, Look & { axe: RunOptions }> = {
  light: { axe: AA },
  dark: { dark: true, axe: COLOURS },
  arabic: { lang: 'ar', axe: AA },
  mobile: { mobile: true, axe: AA },
};

let world: World;
let theStage: Stage;
let desk: Desk | undefined;
let deskLook = '';

beforeAll(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true });
  world = await World.demo();
  theStage = await stage(world.url);
});
afterAll(async () => { await desk?.close(); await quit(); await world?.end(); });

/** One browser for each look, with one party's session. */
async function deskOf(look: string): Promise<Desk> {
  if (deskLook === look && desk) return desk;
  await desk?.close();
  desk = await Desk.open(world.url, looks[look]);
  deskLook = look;
  await desk.play('Syrian Arab Republic', words(looks[look]!.lang ?? 'en'));
  return desk;
}

async function judged(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate((o) => (globalThis as unknown as { axe: { run: (c: object, o: RunOptions) => Promise<AxeResults> } })
    // What runs across a sheet says at its top in words, and lies behind the text.
    .axe.run({ exclude: [['.across']] }, o), options);
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary?.split('\n').slice(1, 3).join(' ').trim()}`));
}

/** What reaches beyond the page, sideways. */
function wide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width && (document.querySelector('main')?.scrollWidth ?? 0) <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((e) => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > width + 1 || r.left < -1) && !e.closest('.hidden, .skip'); })
      .slice(0, 5).map((e) => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')} ${Math.round(e.getBoundingClientRect().left)}…${Math.round(e.getBoundingClientRect().right)} of ${width}`);
  });
}

/** Where the keyboard stops without it being seen. */
async function unseen(page: Page): Promise<string[]> {
  const bad: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let i = 0; i < STOPS; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return undefined;
      if (e.matches('input[type^=date]')) return undefined; // its parts are stops, which the browser marks itself
      const marked = (x: Element) => { const s = getComputedStyle(x); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none'; };
      const r = e.getBoundingClientRect();
      const holder = e.closest('label, .field') ?? e;
      return { what: `${e.tagName.toLowerCase()} ${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40)}`, seen: marked(e) || marked(holder), there: r.width > 0 && r.height > 0 };
    });
    if (stop && !(stop.seen && stop.there)) bad.push(stop.what);
  }
  return bad;
}

async function enter(d: Desk, screen: Screen, look: string): Promise<void> {
  const t = words(looks[look]!.lang ?? 'en');
  await d.fresh();
  await d.go(screen.address(theStage));
  await d.settled(t);
  await screen.act?.(d.page, t, d);
  await (screen.shown?.(d.page, t) ?? d.page.getByRole('heading', { level: 1 })).first().waitFor();
}

for (const look of Object.keys(looks)) {
  test.for(screens)(`$name, ${look}`, async (screen) => {
    const d = await deskOf(look);
    const { page } = d;
    try {
      await enter(d, screen, look);
      if (screen.print) await page.emulateMedia({ media: 'print' });
      if (pictures) {
        await d.drawn();
        await page.screenshot({ path: join(pictures, `${screen.name}-${look}.png`), fullPage: screen.print ?? false });
      }
      expect.soft(await page.locator('h1:visible').count(), 'headings of the first level').toBe(1);
      expect.soft(await judged(page, looks[look]!.axe), 'axe').toEqual([]);
      expect.soft(await wide(page), 'wider than the page').toEqual([]);
      if (look === 'mobile') {
        await page.setViewportSize({ width: 320, height: 640 });
        expect.soft(await wide(page), 'wider than 320 px').toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
      }
      if (look === 'light' && !screen.print) expect.soft(await unseen(page), 'the keyboard is where nobody sees it').toEqual([]);
      expect.soft(d.complaints.filter((c) => !screen.complains?.test(c)), 'complaints').toEqual([]);
      expect.soft(d.outside, 'requests for elsewhere').toEqual([]);
    } finally {
      if (screen.print) await page.emulateMedia({ media: null });
      await screen.after?.(page, d);
    }
  });
}
