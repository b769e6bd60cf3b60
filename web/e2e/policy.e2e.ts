import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Desk, quit, shut } from './browser.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => { world = await World.found('Exercise Olive'); });
afterEach(shut);
afterAll(async () => { await quit(); await world?.end(); });

test('the page asks nobody but its server, and its policy lets nothing else run', async () => {
  const desk = await Desk.open(world.url);
  const answer = await desk.page.goto(world.url + '/');
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await desk.page.waitForSelector('header');
  expect(desk.outside).toEqual([]);
  expect(desk.complaints).toEqual([]);
  const refused = await desk.page.evaluate(() => {
    const tried: string[] = [];
    const attempt = (what: string, f: () => void) => { try { f(); } catch { tried.push(what); } };
    attempt('markup', () => { document.createElement('div').innerHTML = '<b>x</b>'; });
    attempt('worker', () => { new Worker('/v1/openapi.json'); });
    attempt('script', () => { document.createElement('script').text = 'document.title = 1'; });
    return tried;
  });
  expect(refused).toEqual(['markup', 'worker', 'script']);
  await desk.close();
});
