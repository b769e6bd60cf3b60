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

test('a map that comes to rest as a link is followed does not undo the step', async () => {
  const desk = await Desk.open(world.url);
  await desk.go('#/situation');
  await followAndMove(desk, 'main', TITLE);
  await desk.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  expect(desk.page.url()).toContain('#/arrangements/');
  expect(desk.page.url()).not.toContain('map='); // where the map of the situation looks is no matter of this one
  expect(desk.complaints).toEqual([]);
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
