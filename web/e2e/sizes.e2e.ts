/** What goes over the network. */
import type { BrowserContext, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser, Desk, quit } from './browser.ts';
import { Relay } from './relay.ts';
import { World } from './world.ts';

const LIST = 40_000; // bytes of the files that show the list, in brotli
const ALL = 64_000; // with answers, proofs of the record, headers, and what comes afterwards
const SITUATION = 550_000; // all of it
const QUIET = 3_000; // how long nothing more may come until everything has come

let world: World;
let visitor: Awaited<ReturnType<BrowserContext['storageState']>>;

beforeAll(async () => {
  world = await World.demo();
  const desk = await Desk.open(world.url);
  await desk.go('#/login');
  await desk.page.getByRole('button', { name: 'Syrian Arab Republic' }).click();
  await desk.page.getByRole('link', { name: 'Syrian Arab Republic' }).waitFor();
  visitor = await desk.context.storageState();
  await desk.close();
});
afterAll(async () => { await quit(); await world?.end(); });

/** Which answer weighed how much, as the browser counts. */
async function weigh(cdp: CDPSession): Promise<Map<string, number>> {
  const named = new Map<string, string>();
  const weights = new Map<string, number>();
  cdp.on('Network.requestWillBeSent', (e) => named.set(e.requestId, new URL(e.request.url).pathname));
  cdp.on('Network.loadingFinished', (e) => weights.set(named.get(e.requestId) ?? e.requestId, e.encodedDataLength));
  await cdp.send('Network.enable');
  return weights;
}

/** Opens a view in a browser that has seen nothing yet; gives all bytes that came, once no more come. */
async function bytes(fragment: string, shown: string, as?: typeof visitor): Promise<{ files: number; all: number }> {
  const relay = await Relay.to(world.url);
  const context = await (await browser()).newContext({ locale: 'en', viewport: { width: 1440, height: 900 }, storageState: as });
  const page = await context.newPage();
  const weights = await weigh(await context.newCDPSession(page));
  let files = 0;
  page.on('response', (r) => {
    // Not the answers, and not what an exercise alone brings: the switch between its parties.
    if (!/^\/v1\/|\/(SeeAs|exercise)/.test(new URL(r.url()).pathname)) files += Number(r.headers()['content-length'] ?? 0);
  });
  await page.goto(`${relay.url}/${fragment}`);
  await page.getByRole('link', { name: shown }).first().waitFor();
  const needed = files;
  for (let last = -1; last !== relay.down;) {
    last = relay.down;
    await page.waitForTimeout(QUIET);
  }
  const rows = [...weights].sort((a, b) => b[1] - a[1]).map(([path, n]) => `  ${String(n).padStart(7)} ${path}`);
  console.log([`${fragment}${as ? ', logged in' : ''}: ${needed} bytes of files until it stood; ${relay.down} bytes came in all, ${relay.up} were sent`, ...rows].join('\n'));
  await context.close();
  await relay.close();
  return { files: needed, all: relay.down };
}

test.for([undefined, 'party'])('the list is small (%s)', async (who) => {
  const came = await bytes('#/list', 'Winter pause', who ? visitor : undefined);
  expect(came.files).toBeGreaterThan(0);
  expect(came.files).toBeLessThanOrEqual(LIST);
  expect(came.all).toBeLessThanOrEqual(ALL);
});

test('the situation is small', async () => {
  expect((await bytes('#/situation', 'Winter pause', visitor)).all).toBeLessThanOrEqual(SITUATION);
});
