import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Desk, quit, shut } from './browser.ts';
import { words } from './words.ts';
import { binary, World } from './world.ts';

let world: World; // each story's own
beforeEach(async () => { world = await World.demo(); });
afterEach(async () => { await shut(); await world?.end(); });
afterAll(quit);

/** Fails the test on errors of the page, but not on what a server of the story does not have. */
const quiet = (desk: Desk) => { expect(desk.complaints).toEqual([]); expect(desk.outside).toEqual([]); };

describe('the record', () => {
  test('is read backwards, narrowed, and each entry is proven in the browser', async () => {
    const desk = await Desk.open(world.url);
    await desk.go('#/record');
    const p = desk.page;
    await p.waitForSelector('tbody tr');
    const first = Number(await p.locator('tbody tr').first().locator('td').first().innerText());
    const second = Number(await p.locator('tbody tr').nth(1).locator('td').first().innerText());
    expect(second).toBeLessThan(first);
    const [earlier, beginning] = [p.getByRole('button', { name: 'Earlier entries' }), p.getByText('This is the beginning of the record.')];
    for (await earlier.or(beginning).waitFor(); !await beginning.isVisible(); await earlier.or(beginning).waitFor()) await earlier.click();

    await p.getByLabel('Kind of statement').selectOption('position/take');
    await p.waitForFunction(() => location.hash.includes('type='));
    await p.waitForFunction(() => [...document.querySelectorAll('td.what')].length > 3 && ![...document.querySelectorAll('td.what')].some((x) => x.textContent?.includes('Tabling')));

    await p.locator('td.what a').first().click();
    await p.getByText('Proven: it is in the record').waitFor();
    await p.getByText('The signature holds.').waitFor();
    const [receipt] = await Promise.all([p.waitForEvent('download'), p.getByRole('button', { name: 'Save the receipt' }).click()]);
    await receipt.saveAs(world.path('receipt.json'));
    quiet(desk);
    await desk.close();
    // What was saved stands without the page and without the host.
    const key = ((await (await fetch(world.url + '/v1/ledger')).json()) as { log_key: string }).log_key;
    const { stdout } = await promisify(execFile)(await binary(), ['verify', world.path('receipt.json'), '--log-key', key]);
    expect(stdout).toContain('position/take');
  });

  test('an entry whose bytes are not those of its receipt is not proven', async () => {
    const desk = await Desk.open(world.url);
    const p = desk.page;
    await p.route('**/v1/entries/9', async (route) => {
      const answer = (await (await route.fetch()).json()) as { submission: { envelope: { signatures: { sig: string }[] } } };
      const s = answer.submission.envelope.signatures[0]!;
      s.sig = (s.sig[0] === 'A' ? 'B' : 'A') + s.sig.slice(1);
      await route.fulfill({ json: answer });
    });
    await desk.go('#/record/9');
    await p.getByText('NOT PROVEN').waitFor();
    await p.getByText('THE SIGNATURE DOES NOT HOLD').waitFor();
    await desk.close();
  });

  test('a bundle is saved whole, and verifies', async () => {
    const desk = await Desk.open(world.url);
    const p = desk.page;
    await desk.go('#/record');
    await p.getByRole('heading', { name: 'Bundle of' }).waitFor(); // who opens an exercise plays somebody
    const button = p.getByRole('button', { name: 'Save the bundle' });
    const [bundle] = await Promise.all([p.waitForEvent('download'), button.click()]);
    await bundle.saveAs(world.path('a.bundle'));
    const key = ((await (await fetch(world.url + '/v1/ledger')).json()) as { log_key: string }).log_key;
    const { stdout } = await promisify(execFile)(await binary(), ['verify', world.path('a.bundle'), '--log-key', key]);
    expect(stdout).toContain('entries');
    quiet(desk);
    await desk.close();
  });
});

test('who follows a link into an exercise plays a party that sees the matter; who does not see it is not shown it', async () => {
  const desk = await Desk.open(world.url);
  const p = desk.page;
  const answer = (await (await fetch(world.url + '/v1/situation')).json()) as { arrangements: { arrangement: string; title: string }[] };
  const title = /Winter pause/;
  await desk.go(`#/arrangements/${answer.arrangements.find((a) => title.test(a.title))!.arrangement}`);
  await p.getByRole('button', { name: 'Other positions' }).waitFor(); // somebody is played
  const see = p.getByLabel('See it as');
  expect(await see.locator('option:checked').innerText()).not.toMatch(/United States|Nobody/); // it is shown to others alone
  await p.getByRole('heading', { level: 1, name: title }).waitFor();
  await see.selectOption({ index: 0 });
  await p.getByRole('main').getByRole('link', { name: 'Log in' }).waitFor();
  await see.selectOption({ label: 'United States' });
  await p.getByRole('heading', { level: 1, name: title }).waitFor({ state: 'detached' });
  await p.getByText('There is nothing of that name that you may see.').waitFor();
  expect(await p.getByRole('button', { name: 'Review and sign consent' }).count()).toBe(0);
  quiet(desk);
  await desk.close();
});

test('who administers a party lets a key in and revokes it', async () => {
  const desk = await Desk.open(world.url);
  const p = desk.page;
  await desk.go('#/parties');
  await p.locator('.mine a').click();
  const part = (title: string) => p.locator(`section.own details:has(> summary:has-text("${title}"))`);
  const enrol = part('Let another key in');
  await enrol.locator('summary').first().click();
  await enrol.getByText('Make one here').click();
  await enrol.getByLabel('Post').fill('night-desk');
  await Promise.all([p.waitForEvent('download'), enrol.getByRole('button', { name: 'Make the key' }).click()]);
  await enrol.getByRole('button', { name: 'Review and sign' }).click();
  await p.locator('dialog[open]').getByRole('button', { name: 'Sign', exact: true }).click();
  await p.locator('dialog[open]').getByRole('button', { name: 'Done' }).click();
  await p.getByRole('heading', { name: 'night-desk' }).waitFor();

  const keys = part('Keys: replace');
  await keys.locator('summary').first().click();
  await keys.locator('li', { hasText: 'head-of-delegation' }).getByRole('button', { name: 'Revoke' }).click();
  await p.getByText('Without this key nobody could let keys in').waitFor();
  await p.locator('dialog[open]').getByRole('button', { name: 'Back' }).click();
  await keys.locator('li', { hasText: 'night-desk' }).getByRole('button', { name: 'Revoke' }).click();
  await p.getByRole('button', { name: 'Review and sign the revocation' }).click();
  await p.locator('dialog[open]').getByRole('button', { name: 'Sign', exact: true }).click();
  await p.locator('dialog[open]').getByRole('button', { name: 'Done' }).click();
  await p.locator('.end', { hasText: 'Revoked' }).waitFor();
  quiet(desk);
  await desk.close();
});

test('a verdict is shown on what was asked, and on nothing else', async () => {
  const desk = await Desk.open(world.url);
  const p = desk.page;
  await desk.play('Syrian Arab Republic', words('en'));
  const answer = (await (await fetch(world.url + '/v1/situation')).json()) as { arrangements: { arrangement: string; title: string }[] };
  await desk.go(`#/arrangements/${answer.arrangements.find((a) => a.title.startsWith('Evacuation pause'))!.arrangement}/force`);
  await p.getByRole('radio', { name: 'In all of this map' }).check();
  const activity = p.getByLabel('What it does');
  const before = await activity.inputValue();
  const verdict = p.locator('article.verdict');
  await p.getByRole('button', { name: 'Check', exact: true }).click();
  await verdict.waitFor();
  await activity.selectOption({ index: 0 });
  expect(await activity.inputValue()).not.toBe(before);
  await verdict.waitFor({ state: 'detached' });
  await p.getByRole('button', { name: 'Check', exact: true }).click();
  await verdict.waitFor();
  quiet(desk);
  await desk.close();
});

test('an arrangement prints as its sheet, and never from other bytes', async () => {
  const desk = await Desk.open(world.url);
  const p = desk.page;
  await desk.go('#/list');
  const answer = (await (await fetch(world.url + '/v1/situation')).json()) as { arrangements: { arrangement: string; title: string; revision: string }[] };
  const m = answer.arrangements.find((a) => a.title === 'Aid corridor to Aleppo')!;
  await p.evaluate(() => { (window as unknown as { printed: number }).printed = 0; window.print = () => { (window as unknown as { printed: number }).printed++; }; });
  await p.evaluate((id) => { location.hash = `#/arrangements/${id}`; }, m.arrangement);
  await p.getByRole('link', { name: 'As a sheet to print and sign' }).waitFor();
  await p.keyboard.press('Control+p');
  await p.waitForFunction(() => (window as unknown as { printed: number }).printed === 1);
  expect(await p.locator('[data-hash]').getAttribute('data-hash')).toBe(m.revision);
  await p.getByText('37S CA 00331 05087').waitFor();
  await p.emulateMedia({ media: 'print' });
  expect(await p.locator('#app > header').isVisible()).toBe(false);
  expect(await p.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  quiet(desk);

  await p.emulateMedia({ media: 'screen' });
  await p.route('**/v1/statements/*?withhold=true', async (route) => {
    const entry = (await (await route.fetch()).json()) as { submission: { parts: { data: string }[] } };
    entry.submission.parts[0]!.data = btoa('1. Everything is allowed.\n');
    await route.fulfill({ json: entry });
  });
  await p.reload();
  await p.getByText('This revision is not what was signed.').waitFor();
  expect(await p.locator('.paper').count()).toBe(0);
  await desk.close();
});
