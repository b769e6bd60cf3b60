/** What a party can write to do harm: it is shown as text, nothing of it runs, and the page stays as quick as it was. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, quit } from './browser.ts';
import { World } from './world.ts';
import { words } from './words.ts';

const LARGEST = 128 << 10; // bytes of a part (docs/formats/part.md)
const PATIENCE = 2_000; // milliseconds of the main thread at a stretch, on a slow machine: nobody takes the page for dead
const t = words('en');
let world: World;

const traps = [
  '<script>document.title = "owned"</script><img src=x onerror="document.title=1"><svg onload=alert(1)>',
  '[a link](javascript:document.title=2) ![x](https://elsewhere.example/x.png) <https://elsewhere.example/>',
  '\u2066isolated\u2069 and \u2067right to left\u2069, Сyria beside Syria',
  '# '.repeat(50) + 'deep', '> '.repeat(200) + 'quoted', '*'.repeat(999) + 'x' + '_'.repeat(999), '1. '.repeat(300),
  '`'.repeat(500), '[['.repeat(500), 'W'.repeat(5_000), '| a |\n|---|\n'.repeat(50),
].join('\n\n');

/** A text of the largest size that is taken, of what is dear to read. */
function largest(): string {
  let s = traps + '\n\n1. Nobody strikes.\n\n';
  const more = '* _a **b `c` [d](e) < & > \u2067ع\u2069 ';
  while (Buffer.byteLength(s) + Buffer.byteLength(more) + 8 < LARGEST) s += (s.length % 7 ? '' : '\n\n') + more;
  return s.trimEnd() + '\n';
}

beforeAll(async () => {
  world = await World.found('Exercise Olive', '--open');
  await world.admit('north', 'North', 'state');
  await world.admit('twin', 'Nоrth', 'state'); // too
  await world.admit('south', 'Nоrth <b>South</b>', 'state'); // with a Cyrillic о
  const text = largest();
  writeFileSync(world.path('text.md'), text);
  const draft = {
    title: '<img src=x onerror=document.title=3> ' + 'Zone '.repeat(20).trim(), kind: 'pause', texts: { en: { authentic: true, text } },
    map: { status: 'final', accuracy: '100 m', volumes: [{ id: '<i>v</i>', polygon: [[-40.1, 36], [-40, 36], [-40, 36.1], [-40.1, 36.1]] }] },
    roles: { guarantor: ['North', world.parties.get('twin')!.name, world.parties.get('south')!.name] }, consenting: ['guarantor'], rules: [{ clause: '1', forbids: ['strike'] }],
  };
  writeFileSync(world.path('zone.yaml'), JSON.stringify(draft));
  await world.run('table', 'zone.yaml', '--key', world.parties.get('north')!.file, '--server', world.url.replace('localhost', '127.0.0.1'));
});
afterAll(async () => { await quit(); await world?.end(); });

test.for([{ mobile: false }, { mobile: true, lang: 'ar' }])('nothing of it runs, nothing breaks out, nothing freezes (%o)', async (look) => {
  const desk = await Desk.open(world.url, look);
  const { page } = desk;
  await page.addInitScript(() => {
    const long: number[] = [];
    (globalThis as unknown as { long: number[] }).long = long;
    new PerformanceObserver((l) => { for (const e of l.getEntries()) long.push(e.duration); }).observe({ type: 'longtask', buffered: true });
  });
  await desk.go('#/list');
  await page.getByRole('link', { name: /onerror=document/ }).click();
  await page.getByRole('heading', { level: 1, name: /onerror=document/ }).waitFor();
  await page.getByText('Nobody strikes.').first().waitFor();
  for (const tab of ['positions', 'discussion', 'record', 'terms']) {
    await page.getByRole('navigation', { name: words(look.lang ?? 'en')('review-tabs') }).getByRole('link', { name: words(look.lang ?? 'en')(`review-tab-${tab}`) }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  const long = await page.evaluate(() => (globalThis as unknown as { long: number[] }).long);
  console.log(`longest stretch of the main thread: ${Math.round(Math.max(0, ...long))} ms`);
  expect(Math.max(0, ...long)).toBeLessThan(PATIENCE);
  expect(await page.title()).not.toMatch(/owned|^\d$/);
  expect(await page.locator('main :is(img, script, iframe, object, b > i)').count()).toBe(0);
  expect(await page.locator('main a[href^="javascript"], main a[href^="https://elsewhere"]').count()).toBe(0);
  expect(desk.complaints).toEqual([]);
  expect(desk.outside).toEqual([]);
  await desk.close();
});

test('a name that imitates another is marked wherever it stands', async () => {
  const desk = await Desk.open(world.url);
  await desk.go('#/parties');
  await desk.page.getByText('<b>South</b>').first().waitFor();
  await desk.page.getByRole('main').getByText(t('name-odd')).first().waitFor({ state: 'attached' });
  // Of two that look alike, neither stands without what tells it from the other, where the first screen names them.
  await desk.go('#/list');
  const waits = desk.page.getByRole('row', { name: /onerror=document/ }).getByRole('cell').last();
  await waits.getByText('North', { exact: true }).waitFor();
  expect(await waits.innerText()).toMatch(/^[^,]*North ?[0-9a-f]{8}, ?N\u043erth ?[0-9a-f]{8}/m);
  await desk.close();
});
