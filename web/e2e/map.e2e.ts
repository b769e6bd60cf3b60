/** The map with many zones: 20 arrangements of 100 volumes of 60 corners each, on a real ledger. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, quit } from './browser.ts';
import { World } from './world.ts';

const ARRANGEMENTS = 20;
const VOLUMES = 100;
const CORNERS = 60;
let world: World;

const ring = (x: number, y: number): [number, number][] => Array.from({ length: CORNERS }, (_, i) => {
  const turn = (2 * Math.PI * i) / CORNERS;
  const far = 0.07 + 0.02 * Math.sin(5 * turn);
  return [Number((x + far * Math.cos(turn)).toFixed(6)), Number((y + far * Math.sin(turn)).toFixed(6))];
});

beforeAll(async () => {
  world = await World.found('Exercise Many', '--open');
  const a = await world.admit('aland', 'Aland', 'state');
  for (let n = 0; n < ARRANGEMENTS; n++) {
    const volumes = Array.from({ length: VOLUMES }, (_, i) => {
      const at = n * VOLUMES + i;
      return { id: `v${i}`, polygon: ring(20 + (at % 50) * 0.2, -10 + Math.floor(at / 50) * 0.2) };
    });
    const draft = { title: `Zone ${n}`, kind: ['no-fly-zone', 'de-escalation-area', 'hospital-zone', 'corridor'][n % 4], texts: { en: { authentic: true, text: '1. Nobody flies here.' } },
      map: { status: 'final', volumes }, roles: { belligerent: ['Aland'] }, consenting: ['belligerent'], rules: [{ clause: '1', forbids: ['military-flight'] }] };
    const file = world.path(`zone-${n}.yaml`);
    writeFileSync(file, JSON.stringify(draft)); // JSON is YAML
    await world.run('table', file, '--key', a.file, '--server', world.url.replace('localhost', '127.0.0.1'));
  }
}, 240_000);
afterAll(async () => { await quit(); await world?.end(); });

interface TraceEvent { name: string; pid: number; tid: number; dur?: number; tdur?: number; args?: { name?: string } }

/** The tasks of the page's main thread while something is done: how long each took, and its share of the processor, in ms. */
async function tasks(desk: Desk, act: () => Promise<void>): Promise<{ wall: number; cpu: number }[]> {
  const cdp = await desk.context.newCDPSession(desk.page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', (d) => events.push(...(d.value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', { traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] }, transferMode: 'ReportEvents' });
  await act();
  const complete = new Promise((r) => cdp.once('Tracing.tracingComplete', r));
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  const main = new Set(events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map((e) => `${e.pid}/${e.tid}`));
  return events.filter((e) => e.name === 'RunTask' && main.has(`${e.pid}/${e.tid}`)).map((e) => ({ wall: Math.round((e.dur ?? 0) / 1000), cpu: Math.round((e.tdur ?? 0) / 1000) }));
}

/** Pans the map back and forth as a hand does. */
async function pan(desk: Desk): Promise<void> {
  const canvas = await desk.page.locator('.map canvas').boundingBox();
  if (!canvas) throw new Error('there is no map');
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2];
  for (const [dx, dy] of [[-220, 0], [220, 60], [0, -60]] as const) {
    await desk.page.mouse.move(x, y);
    await desk.page.mouse.down();
    await desk.page.mouse.move(x + dx, y + dy, { steps: 12 });
    await desk.page.mouse.up();
    await desk.page.waitForTimeout(400);
  }
}

/** A task is long from this on, as the Long Tasks specification has it. */
const LONG = 50;

test('2,000 zones of 60 corners pan without a long task', async () => {
  const desk = await Desk.open(world.url);
  await desk.go('#/situation?map=-6,25,5.5');
  await desk.page.waitForSelector('.map .scale');
  await expect.poll(() => desk.page.locator('.map .content li').count(), { timeout: 60_000 }).toBe(ARRANGEMENTS);
  await desk.page.waitForTimeout(8000);
  // The machine has no graphics card, and others use it: what counts is the processor's time of the page's own thread. It is
  // measured up to three times, for what the page itself does comes back each time.
  let least = Infinity;
  for (let run = 0; run < 3 && least > 0; run++) {
    const all = await tasks(desk, () => pan(desk));
    expect(all.length).toBeGreaterThan(50);
    const long = all.filter((t) => t.cpu > LONG);
    console.log(`panning: ${all.length} tasks, the longest ${Math.max(...all.map((t) => t.cpu))} ms of processor; of more than ${LONG} ms ${JSON.stringify(long)}; by the wall clock ${all.filter((t) => t.wall > LONG).length}`);
    least = Math.min(least, long.length);
  }
  expect(least).toBe(0);
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 300_000);

test('what is on the map is text as well, and the keyboard reaches it', async () => {
  const desk = await Desk.open(world.url);
  await desk.go('#/situation?map=-6,25,5.5');
  await desk.page.waitForSelector('.map .scale');
  const content = desk.page.locator('.map .content');
  await expect.poll(() => content.locator('li').count()).toBe(ARRANGEMENTS);
  // A part of the map: fewer are in view, and the list says so.
  await desk.go('#/situation?map=-9.9,20.3,11');
  await expect.poll(() => content.locator('li').count()).toBe(1);
  expect(await content.locator('li').first().innerText()).toContain('Zone 0');
  await content.getByRole('button').first().focus();
  await desk.page.keyboard.press('Enter');
  expect(await content.getByRole('button').first().getAttribute('aria-pressed')).toBe('true');
  // On the map itself, arrows pan, plus and minus zoom, and Enter selects what lies under the cross.
  await content.getByRole('button').first().press('Enter');
  await desk.page.locator('canvas').focus();
  const before = desk.page.url();
  await desk.page.keyboard.press('ArrowRight');
  await expect.poll(() => desk.page.url()).not.toBe(before);
  await desk.go('#/situation?map=-10,20,11');
  await desk.drawn();
  // What lies under the cross can be selected once its tiles are drawn, which a busy machine takes its time for.
  await expect.poll(async () => {
    if (desk.page.url().includes('matter=')) return true;
    await desk.page.locator('canvas').focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForTimeout(500);
    return desk.page.url().includes('matter=');
  }).toBe(true);
  expect(desk.outside).toEqual([]);
  await desk.close();
}, 120_000);
