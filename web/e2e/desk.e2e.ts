/** The duty officer's screens when the link goes and comes back, when something happens elsewhere, and at other times. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, quit } from './browser.ts';
import { words } from './words.ts';
import { World } from './world.ts';

let world: World;
let server = '';

beforeAll(async () => {
  world = await World.found('Exercise Olive', '--open');
  server = world.url.replace('localhost', '127.0.0.1');
  await world.admit('north', 'North', 'state');
  await world.admit('south', 'South', 'state');
  await table('Safe road to the well', '36.0');
});
afterAll(async () => { await quit(); await world?.end(); });

async function table(title: string, lat: string): Promise<void> {
  const y = Number(lat);
  writeFileSync(world.path('zone.yaml'), `title: ${JSON.stringify(title)}
kind: pause
texts: {en: {authentic: true, text: "1. Nobody strikes.\\n"}}
map: {status: final, accuracy: 100 m, volumes: [{id: road, polygon: [[-40.1, ${y}], [-40.0, ${y}], [-40.0, ${y + 0.1}], [-40.1, ${y + 0.1}]]}]}
roles: {guarantor: [North, South]}
consenting: [guarantor]
rules: [{clause: "1", forbids: [strike]}]
`);
  await world.run('table', 'zone.yaml', '--key', world.parties.get('north')!.file, '--server', server);
}

const accept = (who: string, title: string) => world.run('accept', title, '--key', world.parties.get(who)!.file, '--server', server);
const again = () => world.serve('--open', '--addr', server.replace('http://', ''));

/** Waits until the service worker has what the page needs to start. */
async function kept(desk: Desk): Promise<void> {
  await desk.page.waitForFunction(async () => {
    const answers = await caches.open('answers');
    return navigator.serviceWorker.controller !== null && (await answers.match('/v1/situation')) !== undefined;
  });
}

test('what happens elsewhere shows by itself, is said, and moves nothing under the pointer', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  await desk.go('#/list');
  await page.getByText(/^. Live$/).waitFor();
  const row = page.getByRole('row', { name: /Safe road/ });
  await row.getByText(/0.? of .?2/).waitFor();
  await row.hover();
  await accept('north', 'Safe road');
  await row.getByText(/1.? of .?2/).waitFor(); // renewed in place
  await page.getByRole('status').getByText(/1.? change/).waitFor({ state: 'attached' });
  await table('Second road', '36.5');
  await page.getByRole('button', { name: /Show .*1.* change/ }).waitFor(); // not pushed in under the pointer
  expect(await page.getByRole('row', { name: /Second road/ }).count()).toBe(0);
  await page.getByRole('button', { name: /Show .*1.* change/ }).click();
  await page.getByRole('row', { name: /Second road/ }).waitFor();
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test('without the server the page opens as it was last seen, says how old that is, and comes back by itself', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  await desk.go('#/list');
  await page.getByRole('row', { name: /Safe road/ }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload(); // now what is asked for passes the worker
  await kept(desk);
  await world.stop();
  await page.getByText(/^. Offline for/).waitFor({ timeout: 90_000 });
  await page.reload();
  await page.getByRole('row', { name: /Safe road/ }).waitFor();
  await page.getByText(/^. Offline for/).waitFor();
  expect(await page.evaluate(() => { try { document.body.innerHTML = '<b>x</b>'; return 'taken'; } catch { return 'refused'; } })).toBe('refused'); // under its policy still
  await page.goto('about:blank');
  await desk.go('#/list');
  await page.getByRole('row', { name: /Safe road/ }).waitFor();
  await again();
  await page.evaluate(() => dispatchEvent(new Event('online'))); // the machine's network is back, as the browser would say
  await page.getByText(/^. Live$/).waitFor({ timeout: 90_000 });
  await table('Third road', '36.8');
  await page.getByRole('row', { name: /Third road/ }).waitFor();
  await desk.close();
});

test('who logs out leaves nothing behind', async () => {
  const demo = await World.demo();
  const desk = await Desk.open(demo.url);
  const { page } = desk;
  await desk.go('#/situation'); // who opens an exercise there plays somebody
  await page.getByRole('button', { name: /^More of/ }).first().waitFor();
  for (let i = 0; i < 60 && !(await page.evaluate(async () => (await fetch('/v1/session')).ok)); i++) await page.waitForTimeout(500);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await kept(desk);
  const left = () => page.evaluate(async () => (await caches.keys()).includes('answers'));
  expect(await left()).toBe(true);
  expect(await page.evaluate(async () => (await fetch('/v1/session', { method: 'DELETE' })).ok)).toBe(true);
  expect(await left()).toBe(false);
  // Who logs out of an exercise is nobody, and no other party is taken for them.
  await desk.play('Turkey', words('en'));
  await desk.go('#/login');
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Log in' }).waitFor();
  await desk.go('#/situation');
  await page.waitForTimeout(2_000);
  expect(await page.evaluate(async () => (await fetch('/v1/session')).ok)).toBe(false);
  await desk.close();
  await demo.end();
});

test('what is asked for in a list is found at once, wherever the pointer is', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  await desk.go('#/list');
  await page.getByRole('row', { name: /Safe road/ }).waitFor();
  await page.getByLabel('Find').fill('second ROAD');
  await page.getByRole('row', { name: /Safe road/ }).waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /Second road/ }).waitFor();
  expect(page.url()).toContain('find=second');
  await page.getByLabel('Find').fill('nothing of that name');
  await page.getByText('No arrangement is like that.').waitFor();
  await desk.close();
});

test('any instant can be looked at, and nothing is added to it', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  await desk.go('#/situation');
  const field = page.getByLabel('Date and time, UTC');
  await field.fill('2001-02-30');
  await field.press('Enter');
  await page.getByText('That is no date and time').waitFor();
  await field.fill('2001-02-03 04:05');
  await field.press('Enter');
  await page.getByText(/You look at .*2001/).waitFor();
  expect(page.url()).toContain('at=2001-02-03T04%3A05Z');
  await page.locator('main[aria-busy=false]').waitFor();
  expect(await page.getByRole('link', { name: 'Safe road' }).count()).toBe(0);
  await page.getByRole('button', { name: 'To what comes next' }).click();
  await page.getByRole('link', { name: 'Safe road' }).waitFor();
  await page.getByRole('slider').press('ArrowRight');
  await page.getByRole('link', { name: 'Back to now' }).click();
  await page.getByText(/You look at/).waitFor({ state: 'detached' });
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test('a list without WebGL, scripts of hostile titles, names that look like others', async () => {
  const hostile = '</script><img src=x onerror=alert(1)> Sуria \u202etxet\u202c ' + 'W'.repeat(80);
  await table(hostile, '35.2').catch(async (e: unknown) => { expect(String(e)).toMatch(/title/); await table('</script><img src=x onerror=alert(1)> Sуria', '35.2'); });
  const desk = await Desk.open(world.url, { mobile: true });
  await desk.go('#/list');
  await desk.page.getByRole('link', { name: /onerror=alert/ }).waitFor();
  await desk.page.getByText('This name may not be what it looks like').first().waitFor({ state: 'attached' });
  expect(await desk.page.locator('img').count()).toBe(0);
  expect(await desk.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test('on a link that says nothing, what was seen last is shown with its age', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  await desk.go('#/list');
  await page.getByRole('row', { name: /Safe road/ }).waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await kept(desk);
  const relay = await page.context().newCDPSession(page);
  await relay.send('Network.enable');
  await relay.send('Network.emulateNetworkConditions', { offline: false, latency: 60_000, downloadThroughput: 10, uploadThroughput: 10 });
  await desk.context.route('**/v1/**', () => undefined); // nobody answers, nobody refuses
  await page.reload();
  await page.getByRole('row', { name: /Safe road/ }).waitFor({ timeout: 15_000 });
  expect(await page.locator('.status .live').count()).toBe(0);
  await desk.close();
});
