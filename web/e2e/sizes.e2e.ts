/** What goes over the network. */
import type { BrowserContext, CDPSession } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { browser, Desk, PATIENCE, quit, shut } from './browser.ts';
import { Relay } from './relay.ts';
import { words } from './words.ts';
import { World } from './world.ts';

const LIST = 40_000; // bytes of what shows the list, as it comes: page, styles, words and the answer
const ALL = 64_000; // with proofs of the record, headers, and what comes afterwards
const SITUATION = 550_000; // all of it
/** A link on which what comes before the screen can be used is told from what comes after it. */
const SLOW = { offline: false, latency: 200, downloadThroughput: 256_000 / 8, uploadThroughput: 256_000 / 8 };
const QUIET = 3_000; // how long nothing more may come until everything has come

let world: World;
let visitor: Awaited<ReturnType<BrowserContext['storageState']>>;

beforeAll(async () => {
  world = await World.demo();
  const desk = await Desk.open(world.url);
  await desk.play('Syrian Arab Republic', words('en'));
  visitor = await desk.context.storageState();
  await desk.close();
});
afterEach(shut);
afterAll(async () => { await quit(); await world?.end(); });

/** Which answer weighed how much as it came, without its headers. */
async function weigh(cdp: CDPSession): Promise<Map<string, number>> {
  const named = new Map<string, string>();
  const weights = new Map<string, number>();
  cdp.on('Network.requestWillBeSent', (e) => named.set(e.requestId, new URL(e.request.url).pathname));
  cdp.on('Network.dataReceived', (e) => {
    const path = named.get(e.requestId) ?? e.requestId;
    weights.set(path, (weights.get(path) ?? 0) + e.encodedDataLength);
  });
  await cdp.send('Network.enable');
  return weights;
}

const total = (weights: Map<string, number>): number => [...weights.values()].reduce((a, b) => a + b, 0);
const rows = (weights: Map<string, number>): string[] => [...weights].sort((a, b) => b[1] - a[1]).map(([path, n]) => `  ${String(n).padStart(7)} ${path}`);

/** Opens a view in a browser that has seen nothing yet; gives what came until it stood, as it came (not the switch that only an exercise has), and all bytes that came, once no more come. */
async function bytes(fragment: string, shown: string, as?: typeof visitor): Promise<{ needed: number; all: number }> {
  const relay = await Relay.to(world.url);
  const context = await (await browser()).newContext({ locale: 'en', viewport: { width: 1440, height: 900 }, storageState: as });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const cdp = await context.newCDPSession(page);
  const weights = await weigh(cdp);
  await cdp.send('Network.emulateNetworkConditions', SLOW);
  await page.addInitScript((wanted) => {
    new MutationObserver((_, o) => {
      if (![...document.querySelectorAll('main a')].some((a) => a.textContent?.includes(wanted))) return;
      performance.mark('stands');
      o.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }, shown);
  await page.goto(`${relay.url}/${fragment}`);
  await page.getByRole('main').getByRole('link', { name: shown }).first().click({ trial: true });
  const needed = new Map(await page.evaluate(() => {
    const stands = performance.getEntriesByName('stands')[0]!.startTime;
    const came = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')] as PerformanceResourceTiming[];
    return came.filter((e) => e.responseEnd > 0 && e.responseEnd <= stands && !/\/(SeeAs|exercise)/.test(e.name)).map((e) => [new URL(e.name).pathname, e.encodedBodySize] as const);
  }));
  await cdp.send('Network.emulateNetworkConditions', { ...SLOW, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  for (let last = -1; last !== relay.down;) {
    last = relay.down;
    await page.waitForTimeout(QUIET);
  }
  console.log([`${fragment}${as ? ', logged in' : ''}: ${total(needed)} bytes until it could be used:`, ...rows(needed), `${relay.down} bytes came in all, with headers; ${relay.up} were sent:`, ...rows(weights)].join('\n'));
  await context.close();
  await relay.close();
  return { needed: total(needed), all: relay.down };
}

test.for([undefined, 'party'])('the list is small (%s)', async (who) => {
  const came = await bytes('#/list', 'Winter pause', who ? visitor : undefined);
  expect(came.needed).toBeGreaterThan(20_000); // the counting works
  expect(came.needed).toBeLessThanOrEqual(LIST);
  expect(came.all).toBeLessThanOrEqual(ALL);
});

test('the situation is small', async () => {
  expect((await bytes('#/situation', 'Winter pause', visitor)).all).toBeLessThanOrEqual(SITUATION);
});
