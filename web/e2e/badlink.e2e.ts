/** How long a bad link takes until the list can be used. The limit is in seconds, so a machine that is busy otherwise may miss it: CI leaves it out. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser, quit } from './browser.ts';
import { World } from './world.ts';

const PATIENCE = 9_000; // milliseconds until the list can be used on the bad link
const BAD = { offline: false, latency: 800, downloadThroughput: 64_000 / 8, uploadThroughput: 64_000 / 8 };

let world: World;
beforeAll(async () => { world = await World.demo(); });
afterAll(async () => { await quit(); await world?.end(); });

test('the list can be used on a bad link', async () => {
  const context = await (await browser()).newContext({ locale: 'en', viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', BAD);
  const began = Date.now();
  await page.goto(`${world.url}/#/list`, { waitUntil: 'commit' });
  const link = page.getByRole('main').getByRole('link').first();
  await link.click({ trial: true, timeout: 60_000 });
  const took = Date.now() - began;
  console.log(`the list can be used after ${took} ms at 64 kbit/s and 800 ms`);
  expect(took).toBeLessThanOrEqual(PATIENCE);
  await context.close();
});
