/** Where a link leads, when the map comes to rest at the same moment and would write down where it looks. */
import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Desk, quit, shut } from './browser.ts';
import { words } from './words.ts';
import { World } from './world.ts';

const TITLE = 'Safe road to the well';
const t = words('en');
let world: World;

beforeAll(async () => {
  world = await World.found('Exercise Olive', '--open');
  const north = await world.admit('north', 'North', 'state');
  writeFileSync(world.path('zone.yaml'), `title: ${TITLE}
kind: pause
texts: {en: {authentic: true, text: "1. Nobody strikes.\\n"}}
map: {status: final, accuracy: 100 m, volumes: [{id: road, polygon: [[-40.1, 36.0], [-40.0, 36.0], [-40.0, 36.1], [-40.1, 36.1]]}]}
roles: {guarantor: [North]}
consenting: [guarantor]
rules: [{clause: "1", forbids: [strike]}]
`);
  await world.run('table', 'zone.yaml', '--key', north.file, '--server', world.url.replace('localhost', '127.0.0.1'));
});
afterEach(shut);
afterAll(async () => { await quit(); await world?.end(); });

/** Follows a link and moves the map in one go: the browser tells the page of the step only when both are done. */
async function followAndMove(desk: Desk, within: string, name: string): Promise<void> {
  await desk.drawn();
  await desk.page.evaluate(([w, n]) => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>(`${w} a`)].find((a) => a.textContent?.includes(n));
    if (!link) throw new Error(`There is no link ${n}.`);
    link.click();
    document.querySelector<HTMLButtonElement>('section.map .zoom button')!.click(); // at once: these desks want nothing to glide
  }, [within, name] as const);
}

/** Waits until the arrangement is on the map, and it rests. */
async function shown(desk: Desk): Promise<void> {
  await desk.page.locator('section.map .content li').waitFor({ state: 'attached' });
  await desk.drawn();
}

test('a map that comes to rest as a link is followed does not undo the step', async () => {
  const desk = await Desk.open(world.url);
  await desk.go('#/situation');
  await followAndMove(desk, 'main', TITLE);
  await desk.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  expect(desk.page.url()).toContain('#/arrangements/');
  await shown(desk);
  expect(desk.page.url()).not.toContain('map='); // where the map of the situation looks is no matter of this one, whose own opens on it
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test('where the map opens is not written down as if somebody had moved it there, on a slow link and in any window', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  let answer = (): void => undefined;
  const held = new Promise<void>((r) => { answer = r; });
  await desk.context.route('**/v1/situation/map', async (route) => { await held; await route.continue(); });
  await desk.go('#/situation');
  const scale = page.locator('section.map .scale');
  await scale.waitFor(); // the map stands, and there is nothing on it yet
  const before = await scale.innerText();
  answer();
  await shown(desk);
  expect(await scale.innerText()).not.toBe(before); // it looks at what came
  await page.setViewportSize({ width: 1100, height: 700 });
  await desk.drawn();
  expect(page.url()).not.toContain('map=');
  await page.getByRole('button', { name: t('map-zoom-in') }).click();
  await page.waitForURL(/map=/);
  await desk.close();
});

test('within a matter both are kept: the step, and where the map looks', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  await desk.go('#/list');
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('navigation', { name: t('review-tabs') }).waitFor();
  await followAndMove(desk, 'main nav', t('review-tab-positions'));
  await page.getByRole('navigation', { name: t('review-tabs') }).locator('[aria-current]', { hasText: t('review-tab-positions') }).waitFor();
  expect(page.url()).toContain('tab=positions');
  expect(page.url()).toContain('map=');
  expect(desk.complaints).toEqual([]);
  await desk.close();
});
