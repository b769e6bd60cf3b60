/** Drafting on the real server: a zone is written, kept, tabled, countered and revised; what is wrong is led to. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { Desk, quit, shut } from './browser.ts';
import { stage, type Stage } from './screens.ts';
import { words } from './words.ts';
import { World } from './world.ts';

const t = words('en');
let world: World; // each story's own, as are the two below
let theStage: Stage;
let desk: Desk;

beforeEach(async () => {
  world = await World.demo();
  theStage = await stage(world.url);
  desk = await Desk.open(world.url);
});
afterEach(async () => { await shut(); await world?.end(); });
afterAll(quit);

const step = async (page: Page, name: string) => {
  await page.getByRole('navigation', { name: t('propose-steps') }).getByRole('link', { name: t(`propose-step-${name}`) }).click();
  await page.getByRole('heading', { level: 2, name: t(name === 'sign' ? 'propose-check' : `propose-step-${name}`), exact: true }).waitFor();
};
const at = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`).first();
const kept = (page: Page) => page.getByText(t('propose-kept', { when: '' }).split(',')[0] + ',', { exact: false }).first().waitFor();
const asked = (page: Page) => page.getByText(t('propose-ask-current'), { exact: true }).waitFor();

/** Signs what the dialogue shows; gives the address that one is led to. */
async function sign(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: t(button) }).click();
  const dialogue = page.getByRole('dialog');
  const before = page.url();
  await dialogue.getByRole('button', { name: t('sign-with-key'), exact: true }).click();
  await page.waitForURL((u) => u.href !== before && !u.href.includes('/propose') && !/\/(counter|revise)/.test(u.href));
  await dialogue.getByRole('button', { name: t('sign-close') }).click();
  return page.url();
}

async function status(page: Page, url: string): Promise<{ title: string; basis: string; state: string; answers?: string; revisions: { revision: string; required?: { name: string }[] }[]; arrangement: string }> {
  const id = /arrangements\/([0-9a-f]{64})/.exec(url)![1]!;
  return page.evaluate(async (i) => (await (await fetch(`/v1/arrangements/${i}`)).json()).arrangement, id);
}

test('a zone is written with the keyboard, kept over a reload, and tabled', async () => {
  const { page } = desk;
  await desk.play('Russian Federation', t);
  await desk.go('#/propose');
  await page.getByRole('button', { name: `+ ${t('propose-shape-polygon')}` }).press('Enter');
  await at(page, 'map/volumes/0/id').fill('plain');
  await at(page, 'map/volumes/0/polygons').fill('N35°06′ E036°54′\n351800N0365400E\n35.3N 37.2E\n35.1 37.2');
  await page.getByText(t('notation-order')).waitFor();
  await kept(page);
  await page.reload();
  await page.getByText(t('notation-order')).waitFor();
  expect(await at(page, 'map/volumes/0/polygons').inputValue()).toContain('351800N0365400E');
  await page.getByRole('button', { name: t('propose-order-lat') }).press('Enter');
  await page.getByText(t('notation-order')).waitFor({ state: 'hidden' });
  await step(page, 'what');
  await at(page, 'kind').selectOption('pause');
  await at(page, 'texts/en/title').fill('Pause of the plain');
  await at(page, 'texts/en/text').fill('1. Nobody fires in the plain.');
  await page.getByRole('button', { name: `+ ${t('propose-language-add')}` }).press('Enter');
  await page.getByRole('button', { name: 'Arabic', exact: true }).press('Enter');
  await at(page, 'texts/ar/title').fill('هدنة السهل');
  await at(page, 'texts/ar/text').fill('1. لا يطلق أحد النار في السهل.');
  await step(page, 'rules');
  await page.getByRole('button', { name: `+ ${t('propose-rule-add')}` }).press('Enter');
  expect(await at(page, 'rules/0/clause').inputValue()).toBe('1');
  await page.getByLabel(t('activity-strike'), { exact: true }).press('Space');
  await step(page, 'who');
  await page.getByRole('button', { name: `+ ${t('propose-holder-add')}` }).press('Enter');
  await page.getByRole('button', { name: `+ ${t('propose-holder-add')}` }).press('Enter');
  await at(page, 'roles/1').selectOption({ label: 'Turkey' });
  await at(page, 'consenting').getByRole('checkbox').first().press('Space');
  await step(page, 'terms');
  await at(page, 'terms/duration').fill('3');
  await asked(page);
  const meaning = page.getByRole('region', { name: t('propose-meaning') });
  for (const who of ['Russian Federation', 'Turkey', 'Syrian Arab Republic']) expect(await meaning.getByText(who, { exact: true }).count()).toBe(1);
  await step(page, 'sign');
  const url = await sign(page, 'propose-sign-agreed');
  const found = await status(page, url);
  expect(found).toMatchObject({ title: 'Pause of the plain', basis: 'agreed', state: 'tabled' });
  expect(found.revisions[0]!.required!.map((r) => r.name).sort()).toEqual(['Russian Federation', 'Syrian Arab Republic', 'Turkey']);
  const annex = await page.evaluate(async ([a, r]) => (await (await fetch(`/v1/arrangements/${a}/revisions/${r}`)).json()).annex, [found.arrangement, found.revisions[0]!.revision]);
  expect(annex.volumes).toEqual([{ id: 'plain', footprint: { edges: 'straight', polygons: [[[[369000000, 351000000], [369000000, 353000000], [372000000, 353000000], [372000000, 351000000]]]] } }]);
  await desk.go('#/propose?view=drafts');
  await page.getByText(t('propose-drafts-none')).waitFor(); // what is tabled is no draft any more
  expect(desk.complaints).toEqual([]);
});

test('what is wrong leads to its field, and features that can’t be taken are named', async () => {
  const { page } = desk;
  await desk.play('Russian Federation', t);
  await desk.go('#/propose?view=drafts');
  await page.getByRole('button', { name: t('propose-new') }).click();
  const geojson = world.path('areas.geojson');
  const square = [[[36, 35], [36.2, 35], [36.2, 35.2], [36, 35]]];
  writeFileSync(geojson, JSON.stringify({ type: 'FeatureCollection', features: [
    { type: 'Feature', properties: { id: 'good' }, geometry: { type: 'Polygon', coordinates: square } },
    { type: 'Feature', properties: { id: 'pin' }, geometry: { type: 'Point', coordinates: [36, 35] } },
    { type: 'Feature', properties: { id: 'crossed' }, geometry: { type: 'Polygon', coordinates: [[[36, 35], [36.2, 35.2], [36.2, 35], [36, 35.2], [36, 35]]] } },
  ] }));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText(t('propose-upload'), { exact: true }).click()]);
  await chooser.setFiles(geojson);
  await page.getByText(t('propose-left-radius')).waitFor();
  await step(page, 'terms');
  await page.getByText(t('propose-renewal'), { exact: true }).click();
  await at(page, 'terms/duration').fill('2000');
  await step(page, 'sign');
  await page.getByRole('heading', { name: t('propose-problems', { n: 2 }) }).waitFor();
  await page.getByRole('button', { name: /crossed/ }).click();
  await page.getByRole('heading', { level: 2, name: t('propose-step-where'), exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('section.volume')?.textContent)).toContain('crossed');
  await step(page, 'sign');
  await page.getByRole('button', { name: new RegExp(t('propose-lack-kind')) }).click();
  await page.getByRole('heading', { level: 2, name: t('propose-step-what'), exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('kind');
  expect(desk.complaints).toEqual([]);
});

test('without a link the draft goes on; the signature waits', async () => {
  const { page } = desk;
  await desk.play('Russian Federation', t);
  await desk.go('#/propose?view=drafts');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText(t('propose-import')).click()]);
  await chooser.setFiles(new URL('../../testdata/demo/strip.yaml', import.meta.url).pathname);
  await step(page, 'who');
  for (const [i, who] of [[0, 'Russian Federation'], [2, 'Delegation of the armed opposition']] as const) await at(page, `roles/${i}`).selectOption({ label: who });
  // Names that the ledger has another way stay as they were written, and are shown as strangers.
  await step(page, 'terms');
  const by = page.locator('[data-path="terms/renewal"]');
  expect(await by.isChecked()).toBe(true);
  await step(page, 'sign');
  const button = page.getByRole('button', { name: t('propose-sign-agreed') });
  await expect.poll(() => button.isEnabled()).toBe(true);
  await desk.context.setOffline(true);
  await step(page, 'what');
  await at(page, 'texts/en/title').fill('Strip, written without a link');
  await step(page, 'sign');
  await page.getByText(t('propose-sign-offline')).waitFor();
  expect(await button.isEnabled()).toBe(false);
  await desk.context.setOffline(false);
  await expect.poll(() => button.isEnabled()).toBe(true);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: t('propose-export') }).click()]);
  const saved = world.path('strip.yaml');
  await file.saveAs(saved);
  expect(readFileSync(saved, 'utf8')).toContain('Strip, written without a link');
  expect(await world.run('draft', 'check', saved)).toContain('demilitarised-zone, agreed, 2 texts, map final');
});

test('a counter-proposal and a new revision start from what stands, and show what they change', async () => {
  const { page } = desk;
  await desk.play('Turkey', t);
  await desk.go(`#/arrangements/${theStage.matter('Winter pause')}/counter?step=terms`);
  await page.getByText(t('propose-changes-none')).waitFor();
  await at(page, 'terms/duration').fill('45');
  const changes = page.getByRole('region', { name: t('propose-changes-counter') });
  await changes.getByText('45', { exact: false }).waitFor();
  await step(page, 'sign');
  const counter = await status(page, await sign(page, 'propose-sign-counter'));
  expect(counter.answers).toBe(theStage.matter('Winter pause'));
  await desk.play('Russian Federation', t);
  await desk.go(`#/arrangements/${theStage.matter('Winter pause')}/revise`);
  await step(page, 'sign');
  await page.getByText(t('propose-unchanged')).waitFor();
  await step(page, 'what');
  await page.getByRole('tab', { name: 'English' }).click();
  await at(page, 'texts/en/text').pressSequentially('\n3. And one more.');
  await step(page, 'sign');
  const revised = await status(page, await sign(page, 'propose-sign-revise'));
  expect(revised.arrangement).toBe(theStage.matter('Winter pause'));
  expect(revised.revisions).toHaveLength(2);
});
