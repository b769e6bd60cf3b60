/** What is signed in the browser, and what is proven there: by passkeys and key files, by two posts, and not on a record that does not hold. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { Desk, quit, shut } from './browser.ts';
import { World } from './world.ts';

let world: World; // each story's own: some of them put its record out of order
beforeEach(async () => {
  world = await World.found('Exercise Olive');
  await world.admit('aland', 'Aland', 'state');
  await world.admit('borduria', 'Borduria', 'state');
});
afterEach(async () => { await shut(); await world?.end(); });
afterAll(quit);

const key = (id: string) => world.parties.get(id)!.file;
const as = (id: string) => ['--server', world.url, '--key', key(id)];

function draft(title: string): string {
  const file = world.path('draft.yaml');
  writeFileSync(file, `title: ${title}
kind: pause
texts:
  en: {authentic: true, text: "1. Nobody fires within the circle. <b onmouseover='alert(1)'>Bold</b>"}
  ar: {authentic: true, title: هدنة البحر, text: "1. لا أحد يطلق النار داخل الدائرة."}
map:
  status: final
  volumes:
    - {id: sea, circle: {centre: [-30.5, 40.5], radius: 20 km}, ceiling: 3000 ft amsl}
roles: {belligerent: [Aland, Borduria]}
consenting: [belligerent]
rules: [{clause: "1", forbids: [strike]}]
terms: {duration: 6 months, denunciation: allowed}
`);
  return file;
}

/** Tables it, and gives the arrangement's identifier. */
async function table(title: string, by: string): Promise<string> {
  await world.run('table', draft(title), '--yes', ...as(by));
  const all = JSON.parse(await world.run('status', '--json', ...as(by))) as { arrangements: { arrangement: string; title: string }[] };
  return all.arrangements.find((a) => a.title === title)!.arrangement;
}

async function enter(desk: Desk, file: string): Promise<void> {
  await desk.go('#/login');
  await desk.page.locator('input[type=file]').last().setInputFiles(file);
  await desk.page.getByRole('button', { name: 'Log in', exact: true }).click();
  await desk.page.waitForURL((u) => !u.hash.includes('login'));
}

async function review(desk: Desk, arrangement: string): Promise<void> {
  await desk.go(`#/arrangements/${arrangement}`);
  await desk.page.getByRole('button', { name: 'Review and sign consent' }).click();
  // The beginning of it is in view at all times; the whole of it unfolds.
  await desk.page.getByRole('dialog').getByText('Fingerprint of the document').filter({ visible: true }).waitFor();
}

async function saved(desk: Desk, button: string): Promise<string> {
  const download = desk.page.waitForEvent('download');
  await desk.page.getByRole('button', { name: button }).click();
  return (await download).path();
}

test('a passkey that was added here consents; the command line verifies its receipt', async () => {
  const id = await table('Pause of the sea', 'aland');
  await world.run('accept', 'Pause of the sea', '--yes', ...as('aland'));
  const desk = await Desk.open(world.url);
  await desk.authenticator();
  await enter(desk, key('borduria'));

  await desk.go('#/login');
  await desk.page.getByRole('button', { name: 'Make a passkey' }).click();
  await desk.page.getByRole('button', { name: 'Enrol it' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await desk.page.getByText('It is enrolled').waitFor();
  await desk.page.getByRole('button', { name: 'Log out' }).click();
  await desk.page.getByRole('button', { name: /Borduria.*passkey/ }).click();
  await desk.page.waitForURL((u) => !u.hash.includes('login'));

  await review(desk, id);
  const dialog = desk.page.getByRole('dialog');
  expect(await dialog.getByText('هدنة البحر').count()).toBeGreaterThan(0);
  const revision = (JSON.parse(await world.run('status', 'Pause of the sea', '--json', ...as('aland'))) as { arrangement: { current: string } }).arrangement.current;
  expect(await dialog.innerText()).toContain(revision.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 '));
  await dialog.getByRole('button', { name: 'Sign with passkey' }).click();
  await dialog.getByText('Its receipt was verified here.').waitFor();
  const receipt = world.path('receipt.json');
  writeFileSync(receipt, readFileSync(await saved(desk, 'Save the receipt')));
  expect(await world.run('verify', receipt, '--server', world.url, '--key', key('aland'))).toContain('position/take');
  expect(await world.run('status', 'Pause of the sea', ...as('aland'))).toContain('in-force');
  expect(desk.complaints).toEqual([]);
  expect(desk.outside).toEqual([]);
  await desk.close();
});

test('where two posts must sign, the second sees all that the first has signed', async () => {
  const adviser = world.path('adviser.key');
  await world.run('key', 'new', '--party', key('aland'), '--post', 'adviser', '--power', 'consent,administer', '-o', adviser);
  await world.run('key', 'enrol', `${adviser}.pub`, '--yes', ...as('aland'));
  await world.run('two-person', '--power', 'consent', '--yes', ...as('aland'));
  const id = await table('Pause of the coast', 'borduria');
  await world.run('accept', 'Pause of the coast', '--yes', ...as('borduria'));

  const first = await Desk.open(world.url);
  await enter(first, key('aland'));
  await review(first, id);
  await first.page.getByText('Your party’s rule asks for two posts').waitFor();
  await first.page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).click();
  await first.page.getByText('Signed once, and not submitted').waitFor();
  const half = world.path('half.json');
  writeFileSync(half, readFileSync(await saved(first, 'Save the file')), { mode: 0o600 });
  await first.close();
  expect(await world.run('status', 'Pause of the coast', ...as('borduria'))).not.toContain('in-force');

  const second = await Desk.open(world.url);
  await enter(second, adviser);
  await second.go('#/login');
  await second.page.getByText('Sign as the second post').waitFor();
  const files = second.page.locator('section', { hasText: 'Sign as the second post' }).locator('input[type=file]');
  // One that was changed on the way is not signed.
  const changed = world.path('changed.json');
  writeFileSync(changed, readFileSync(half, 'utf8').replace(/"sig":"./, (m) => m.slice(0, -1) + (m.endsWith('A') ? 'B' : 'A')));
  await files.setInputFiles(changed);
  await second.page.getByText('A signature on it does not verify').waitFor();
  expect(await second.page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).count()).toBe(0);
  await second.page.getByRole('dialog').getByRole('button', { name: 'Back' }).click();
  await files.setInputFiles(half);
  await second.page.getByRole('dialog').getByText('the signature verifies').waitFor();
  await second.page.getByRole('dialog').getByText('Pause of the coast').first().waitFor();
  await second.page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).click();
  await second.page.getByRole('dialog').getByText('Its receipt was verified here.').waitFor();
  expect(await world.run('status', 'Pause of the coast', ...as('borduria'))).toContain('in-force');
  expect(second.complaints).toEqual([]);
  await second.close();
});

test('what the server shows otherwise than it was signed is not signed', async () => {
  const id = await table('Pause of the air', 'aland');
  const desk = await Desk.open(world.url);
  await enter(desk, key('borduria'));
  await desk.page.route('**/v1/entries/*', async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({ response: answer, body: body.replace(/("submission":\{.*?"parts":\[\{"data":")(.)/, (_, before: string, c: string) => before + (c === 'A' ? 'B' : 'A')) });
  });
  await desk.go(`#/arrangements/${id}`);
  await desk.page.getByRole('button', { name: 'Review and sign consent' }).click();
  await desk.page.getByRole('alert').getByText('is not what its hashes say').waitFor();
  expect(await desk.page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).count()).toBe(0);
  await desk.close();
});

test('a record that was rewritten turns red, stays red, is proven by a file, and nothing is signed on it', async () => {
  const id = await table('Pause of the night', 'aland');
  const port = new URL(world.url).port;
  const ledger = world.path('ledger');
  await world.stop();
  cpSync(ledger, world.path('older'), { recursive: true });
  const again = () => world.serve('--addr', `127.0.0.1:${port}`);
  await again();
  await world.run('comment', 'Pause of the night', 'One history.', '--yes', ...as('aland'));
  const desk = await Desk.open(world.url);
  await enter(desk, key('borduria'));
  await desk.page.getByText('Record verified').waitFor();

  // The host puts an older copy in its place, and goes on with other entries.
  await world.stop();
  rmSync(ledger, { recursive: true });
  cpSync(world.path('older'), ledger, { recursive: true });
  rmSync(world.path('.config'), { recursive: true, force: true });
  await again();
  for (const n of [1, 2, 3]) await world.run('comment', 'Pause of the night', `Another history, ${n}.`, '--yes', ...as('aland'));
  await desk.page.reload();
  const badge = desk.page.getByRole('button', { name: 'RECORD REWRITTEN' });
  await badge.waitFor();
  await badge.click();
  await desk.page.getByText('two histories that can’t both be true').waitFor();
  const evidence = world.path('evidence.json');
  writeFileSync(evidence, readFileSync(await saved(desk, 'Save the evidence')));
  const logKey = (JSON.parse(await world.run('log', 'checkpoint', '--json', ...as('aland'))) as { log_key?: string }).log_key;
  expect(await world.run('evidence', 'verify', evidence, ...(logKey ? ['--log-key', logKey] : []), '--server', world.url)).toBeTruthy();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Back' }).click();
  await desk.page.reload();
  await badge.waitFor();

  await enter(desk, key('borduria'));
  await desk.go(`#/arrangements/${id}`);
  await desk.page.getByRole('button', { name: 'Review and sign consent' }).click();
  await desk.page.getByRole('alert').getByText('The record does not hold').waitFor();
  expect(await desk.page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).count()).toBe(0);
  await desk.close();
});

test('a record that lost its newest entries is not taken for verified, whatever was once proven', async () => {
  await table('Pause of the morning', 'aland');
  const { port } = new URL(world.url);
  const [ledger, shorter] = [world.path('ledger'), world.path('shorter')];
  const again = () => world.serve('--addr', `127.0.0.1:${port}`);
  await world.stop();
  cpSync(ledger, shorter, { recursive: true });
  await again();
  const desk = await Desk.open(world.url);
  await enter(desk, key('borduria'));
  await desk.go('#/list');
  const verified = desk.page.getByText('Record verified');
  await verified.waitFor();
  const size = async () => Number((await verified.innerText()).replace(/\D/g, ''));
  const before = await size();
  await world.run('comment', 'Pause of the morning', 'One more.', '--yes', ...as('aland'));
  await expect.poll(size).toBe(before + 1); // and the browser has fetched the proof of it
  await world.stop();
  rmSync(ledger, { recursive: true });
  cpSync(shorter, ledger, { recursive: true });
  await again();
  await desk.page.reload();
  await desk.page.getByRole('button', { name: 'RECORD REWRITTEN' }).click();
  await desk.page.getByText('no longer has all the entries that it signed').waitFor();
  expect(await verified.count()).toBe(0);
  await desk.close();
});
