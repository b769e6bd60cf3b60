/** Who comes in, and by which key: key files, passphrases, passkeys, invitations, sessions that end. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, PATIENCE, quit } from './browser.ts';
import { World } from './world.ts';

let world: World;
let aland: string;

beforeAll(async () => {
  world = await World.found('Exercise Olive');
  aland = (await world.admit('aland', 'Aland', 'state')).file;
  await world.admit('borduria', 'Borduria', 'state');
});
afterAll(async () => { await quit(); await world?.end(); });

async function withFile(desk: Desk, file: string, phrase?: string): Promise<void> {
  await desk.go('#/login');
  await desk.page.locator('input[type=file]').last().setInputFiles(file);
  if (phrase) await desk.page.getByLabel('Passphrase').fill(phrase);
  await desk.page.getByRole('button', { name: 'Log in', exact: true }).click();
}

test('a key file logs in; one that the ledger does not know is told what to hand over', async () => {
  const desk = await Desk.open(world.url);
  await withFile(desk, aland);
  await desk.page.locator('header').getByText('Aland').waitFor();
  await desk.go('#/login');
  await desk.page.getByRole('button', { name: 'Log out' }).click();
  await desk.page.locator('header').getByText('Log in').waitFor();
  await world.run('key', 'new', '--name', 'Nobody', '-o', world.path('nobody.key'));
  await withFile(desk, world.path('nobody.key'));
  await desk.page.getByText('The key is not in this ledger yet').waitFor();
  const download = desk.page.waitForEvent('download');
  await desk.page.getByRole('button', { name: 'Save the public half' }).click();
  const half = await (await download).path();
  expect(JSON.parse(readFileSync(half, 'utf8'))).toEqual(JSON.parse(readFileSync(world.path('nobody.key.pub'), 'utf8')));
  expect(desk.complaints).toEqual([]);
  expect(desk.outside).toEqual([]);
  await desk.close();
});

test('a file under a passphrase opens with it alone', async () => {
  const sealed = world.path('sealed.key');
  writeFileSync(sealed, readFileSync(aland), { mode: 0o600 });
  writeFileSync(world.path('phrase'), 'four words drawn here\n', { mode: 0o600 });
  await world.run('key', 'protect', sealed, '--passphrase-file', world.path('phrase'));
  const desk = await Desk.open(world.url);
  await withFile(desk, sealed, 'four words drawn there');
  await desk.page.getByText('The passphrase does not open the file.').waitFor();
  await desk.page.getByLabel('Passphrase').fill('four words drawn here');
  await desk.page.getByRole('button', { name: 'Log in', exact: true }).click();
  await desk.page.locator('header').getByText('Aland').waitFor();
  await desk.close();
});

test('an invitation makes a passkey, which is let in, logs in, and logs in where no key is known', async () => {
  const link = (await world.run('invite', 'new', '--post', 'envoy', '--power', 'consent,negotiate', '--server', world.url, '--key', aland)).trim();
  const desk = await Desk.open(world.url);
  await desk.authenticator();
  await desk.page.goto(link);
  await desk.page.getByText('invites you to its post').waitFor();
  await desk.page.getByRole('button', { name: 'Make a passkey and ask to be let in' }).click();
  await desk.page.getByText('Your key asks to be let in').waitFor();
  await desk.page.getByRole('button', { name: 'Log in', exact: true }).click();
  await desk.page.getByText('It is not let in yet.').waitFor();
  const list = JSON.parse(await world.run('invite', 'list', '--json', '--server', world.url, '--key', aland)) as { invitations: { invitation: string }[] };
  await world.run('invite', 'accept', list.invitations[0]!.invitation.slice(0, 12), '--yes', '--server', world.url, '--key', aland);
  await desk.page.getByRole('button', { name: 'Log in', exact: true }).click();
  await desk.page.locator('header').getByText('envoy').first().waitFor({ state: 'attached' });

  // Another browser, to which the passkey has been synchronised, knows nothing of its key.
  await desk.page.evaluate(() => new Promise((resolve) => { indexedDB.deleteDatabase('parley').onsuccess = resolve; setTimeout(resolve, 500); }));
  await desk.context.clearCookies();
  await desk.page.goto('about:blank');
  await desk.go('#/login');
  await desk.page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await desk.page.locator('header').getByText('envoy').first().waitFor({ state: 'attached' });
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test('a party is invited with a key file, and asks only once the file is saved', async () => {
  const registrar = world.path('ledger', 'registrar.key');
  const link = (await world.run('invite', 'new', '--admit', '--server', world.url, '--key', registrar)).trim();
  const desk = await Desk.open(world.url);
  await desk.page.goto(link);
  await desk.page.getByLabel('Name of the party').fill('Syldavia');
  await desk.page.getByLabel('Passphrase (recommended)').fill('another four drawn words');
  await desk.page.getByLabel('The passphrase once more').fill('another four drawn words');
  await desk.page.getByRole('button', { name: 'Make a key file' }).click();
  const ask = desk.page.getByRole('button', { name: 'Ask to be let in' });
  await ask.waitFor();
  expect(await ask.isDisabled()).toBe(true);
  const download = desk.page.waitForEvent('download');
  await desk.page.getByRole('button', { name: 'Save the key file' }).click();
  const file = world.path('syldavia.key');
  writeFileSync(file, readFileSync(await (await download).path()), { mode: 0o600 });
  await ask.click();
  await desk.page.getByText('Your key asks to be let in').waitFor();
  const list = JSON.parse(await world.run('invite', 'list', '--json', '--server', world.url, '--key', registrar)) as { invitations: { invitation: string }[] };
  await world.run('invite', 'accept', list.invitations[0]!.invitation.slice(0, 12), '--yes', '--server', world.url, '--key', registrar);
  writeFileSync(world.path('phrase2'), 'another four drawn words\n', { mode: 0o600 });
  expect(await world.run('whoami', '--server', world.url, '--key', file, '--passphrase-file', world.path('phrase2'))).toContain('Syldavia');
  await withFile(desk, file, 'another four drawn words');
  await desk.page.locator('header').getByText('Syldavia').waitFor();
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test('a session that ends leaves what was being done as it was', async () => {
  const desk = await Desk.open(world.url);
  await withFile(desk, aland);
  await desk.page.locator('header').getByText('Aland').waitFor();
  await desk.go('#/list');
  await desk.page.getByLabel('Find').fill('half a word');
  await desk.page.evaluate(() => fetch('/v1/session', { method: 'DELETE' })); // as another tab, or the host, may
  await desk.page.getByText('Your session has ended').waitFor();
  expect(await desk.page.getByLabel('Find').isVisible()).toBe(false);
  await desk.page.locator('input[type=file]').last().setInputFiles(aland);
  await desk.page.getByRole('button', { name: 'Log in', exact: true }).click();
  await desk.page.getByLabel('Find').waitFor();
  expect(await desk.page.getByLabel('Find').inputValue()).toBe('half a word');
  await desk.close();
});

test('a late word that a session has ended does not end the one that has begun meanwhile', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  await withFile(desk, aland);
  await page.locator('header').getByText('Aland').waitFor();
  await desk.go('#/login');
  let answer = (): void => undefined;
  const held = new Promise<void>((r) => { answer = r; });
  await desk.context.route('**/v1/ledger', async (route) => { await held; await route.continue(); }, { times: 1 });
  // What the public is told, for whom the next question is refused; the service worker may be who asks by now.
  const asked = desk.context.waitForEvent('request', { predicate: (r) => r.url().endsWith('/v1/ledger'), timeout: PATIENCE });
  await page.getByText(/^. Live$/).waitFor();
  await desk.context.clearCookies();
  await world.admit('ruritania', 'Ruritania', 'state'); // who follows the ledger asks again
  await asked;
  await withFile(desk, aland);
  await page.waitForURL((u) => !u.hash.includes('login'));
  const answered = desk.context.waitForEvent('response', { predicate: (r) => r.url().endsWith('/v1/ledger'), timeout: PATIENCE });
  answer();
  await answered;
  await page.getByRole('banner').getByRole('link', { name: 'Aland' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).waitFor();
  expect(await page.getByText('Your session has ended').count()).toBe(0);
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test('what is filled in about keys stays as it is while the record goes on', async () => {
  const desk = await Desk.open(world.url);
  const { page } = desk;
  await withFile(desk, aland);
  await page.locator('header').getByText('Aland').waitFor();
  const news = async (post: string) => {
    await world.run('key', 'new', '--party', aland, '--post', post, '--power', 'negotiate', '-o', world.path(`${post}.key`));
    await world.run('key', 'enrol', world.path(`${post}.key.pub`), '--yes', '--server', world.url, '--key', aland);
  };
  const { party } = JSON.parse(await world.run('whoami', '--json', '--server', world.url, '--key', aland)) as { party: string };
  await desk.go(`#/parties/${party}`);
  const part = async (title: string) => {
    const d = page.locator('section.own > details', { has: page.locator('> summary', { hasText: title }) });
    await d.locator('> summary').click();
    return d;
  };
  const two = await part('Two-person rule');
  const suspends = two.getByRole('checkbox', { name: 'Suspension', exact: true });
  await suspends.check();
  const roster = await part('Rosters');
  const must = roster.getByRole('checkbox').last();
  await must.check();
  // The dialogue that signs is slow to come: pressed twice, it comes once.
  let answer = (): void => undefined;
  const held = new Promise<void>((r) => { answer = r; });
  await page.route('**/assets/Sign-*.js', async (route) => { await held; await route.continue(); });
  const set = two.getByRole('button', { name: 'Review and sign' });
  await set.dblclick();
  answer();
  const dialog = page.locator('dialog.sign');
  await dialog.getByRole('button', { name: 'Sign', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  const keys = await part('Keys: replace');
  await keys.getByRole('button', { name: 'Replace' }).first().click();
  await keys.getByText('Make one here').click();
  const post = keys.getByLabel('Post', { exact: true });
  await post.fill('another desk');
  await news('night-desk');
  await page.getByRole('heading', { name: 'night-desk' }).waitFor(); // the keys were asked for again
  expect(await suspends.isChecked()).toBe(true);
  expect(await must.isChecked()).toBe(true);
  expect(await post.inputValue()).toBe('another desk');

  await desk.go('#/login');
  const consents = page.getByRole('checkbox', { name: 'consent', exact: true });
  await consents.uncheck();
  const record = page.getByText('Record verified');
  await record.waitFor();
  const before = await record.innerText();
  await news('day-desk');
  await expect.poll(() => record.innerText()).not.toBe(before);
  expect(await consents.isChecked()).toBe(false);
  expect(desk.complaints).toEqual([]);
  await desk.close();
});
