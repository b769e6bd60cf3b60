/** What a party can do besides tabling and accepting, each done in a browser on a closed server, and asked of the ledger afterwards. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { Desk, quit } from './browser.ts';
import { Person, plain } from './people.ts';
import { World, type Party } from './world.ts';

let world: World;
let aland: Person;
let borduria: Person; // reads French
let observers: Person; // reads Arabic
const people = () => [aland, borduria, observers];

beforeAll(async () => {
  world = await World.found('Exercise Olive');
  const [a, b, o] = [await world.admit('aland', 'Aland', 'state'), await world.admit('borduria', 'Borduria', 'state'), await world.admit('observers', 'Observers', 'monitoring-mission')];
  await world.admit('syldavia', 'Syldavia', 'state');
  [aland, borduria, observers] = [await Person.enter(world, a), await Person.enter(world, b, { lang: 'fr' }), await Person.enter(world, o, { lang: 'ar' })];
});
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') for (const p of people()) await p.picture();
});
afterAll(async () => {
  await Promise.all(people().filter(Boolean).map((p) => p.leave()));
  await quit();
  await world?.end();
});

const as = (p: { file: string }) => ['--server', world.url, '--key', p.file];

interface Toward { party: string; name: string; state: string; bound: boolean }
interface Stand { arrangement: string; state: string; bound?: string[]; audience?: string[]; toward: Toward[]; waiting?: { kind: string }[] }

/** How it stands, by the command line. */
async function stand(title: string): Promise<Stand> {
  return (JSON.parse(await world.run('status', title, '--json', ...as(aland.party))) as { arrangement: Stand }).arrangement;
}

function draft(title: string, more: string): string {
  const file = world.path('draft.yaml');
  writeFileSync(file, `title: ${title}
texts:
  en: {authentic: true, text: "1. Nobody fires within the circle.\\n\\n2. Nobody flies over it."}
map: {status: final, volumes: [{id: sea, circle: {centre: [-30.5, 40.5], radius: 20 km}, ceiling: 3000 ft amsl}]}
rules: [{clause: "1", forbids: [strike]}, {clause: "2", forbids: [military-flight]}]
${more}
`);
  return file;
}

/** Aland tables it, and everyone looks at it. */
async function tabled(title: string, terms: string): Promise<void> {
  await world.run('table', draft(title, `kind: pause\nroles: {belligerent: [Aland, Borduria], monitor: [Observers]}\nconsenting: [belligerent]\nterms: ${terms}`), '--yes', ...as(aland.party));
  await look(title);
}

async function look(title: string): Promise<void> {
  const { arrangement } = await stand(title);
  for (const p of people()) {
    await p.desk.go(`#/arrangements/${arrangement}?tab=positions&wide=1`); // without the map, which is another story
    await p.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }
}

/** Where an act stands beside what it is for: among what the revision waits for, or in the bar. */
const button = (p: Person, act: string, values?: Record<string, string>) => p.main.getByRole('button', { name: p.t(`act-${act}`, values), exact: true }).filter({ visible: true }).first();

async function menu(p: Person, act: string): Promise<void> {
  await p.main.getByRole('button', { name: new RegExp(`^(${p.t('act-others')}|${p.t('act-positions')})`) }).filter({ visible: true }).click();
  await p.main.getByRole('button', { name: p.t(`act-${act}`), exact: true }).filter({ visible: true }).last().click();
}

/** The dialogue that asks what is to be said. */
const asking = (p: Person) => p.page.getByRole('dialog').first();

async function write(p: Person, field: string, text: string): Promise<void> { await asking(p).getByLabel(p.t(field)).fill(text); }

/** From what was filled in to the receipt; gives what the dialogue showed. */
async function signed(p: Person): Promise<string> {
  await p.press('act-sign');
  return p.sign();
}

/** Sees a sentence, whatever marks of direction stand around its names. */
const reads = (p: Person, sentence: string): Promise<void> =>
  p.main.getByText(new RegExp([...plain(sentence)].map((c) => c.replace(/[^\p{L}\p{N} ]/u, '\\$&')).join('[\u2066-\u2069]*'))).filter({ visible: true }).first().waitFor();

/** A title that no earlier try has taken. */
const taken = new Set<string>();
function fresh(title: string): string {
  while (taken.has(title)) title += ' again';
  taken.add(title);
  return title;
}

const state = (p: Person, name: string): Promise<void> => p.sees(p.t(`state-${name}`));

test('what is in force is suspended and resumed, breached and cured, left by release', async () => {
  const title = fresh('Pause of the sea');
  await tabled(title, '{duration: 6 months, suspension: {longest: 10 days}, denunciation: {notice: 10 days}, breach: {release: true}}');
  for (const p of [aland, borduria]) await world.run('accept', title, '--yes', ...as(p.party));
  for (const p of people()) {
    await p.follow('review-tab-force');
    await p.sees(p.t('review-bound-count', { n: 2 }));
  }

  await menu(aland, 'suspend');
  await write(aland, 'act-field-text-optional', 'Until the wounded are out.');
  expect(await signed(aland)).toContain('Until the wounded are out.');
  for (const p of people()) await state(p, 'suspended');
  expect((await stand(title)).bound ?? []).toEqual([]);
  await menu(borduria, 'denounce'); // who is held may leave meanwhile
  await asking(borduria).getByRole('button', { name: borduria.t('act-back') }).click();
  await button(aland, 'resume').click();
  await signed(aland);
  for (const p of people()) await p.sees(p.t('review-bound-count', { n: 2 }));

  const notify = async (words: string) => {
    await menu(aland, 'breach');
    await asking(aland).getByLabel(aland.t('act-field-against')).selectOption({ label: 'Borduria' });
    await asking(aland).getByLabel(aland.t('act-field-clause')).selectOption('1');
    await write(aland, 'act-field-text', words);
    await signed(aland);
    for (const p of people()) await p.sees(words); // what must be cured stands beside it
  };
  await notify('Three strikes in one night.');
  expect((await stand(title)).state).toBe('breach-notice');
  await button(borduria, 'cure').click();
  expect(await signed(borduria)).toContain('Three strikes in one night.');
  await reads(aland, aland.t('review-wait-cure-claimed', { party: 'Borduria' }));
  expect((await stand(title)).state).toBe('breach-notice'); // its own word settles nothing
  await button(observers, 'cure').click();
  expect(await signed(observers)).toContain('Three strikes in one night.');
  for (const p of people()) await state(p, 'in-force');

  await notify('And a fourth.');
  await button(aland, 'release').click();
  const said = await signed(aland);
  expect(said).toContain('And a fourth.');
  expect(said).toContain('Borduria');
  for (const p of people()) await state(p, 'released');
  expect((await stand(title)).bound ?? []).toEqual([]);
});

test('a reservation is objected to and accepted; what is in force is renewed, made public and denounced', async () => {
  const title = fresh('Pause of the strait');
  await tabled(title, '{duration: 6 months, renewal: {mode: by-consent, by: [belligerent]}, denunciation: {notice: 10 days}}');
  await menu(aland, 'reserve');
  await write(aland, 'act-field-reservation', 'Except for the ferry on Fridays.');
  await signed(aland);
  await button(borduria, 'object-reservation').click();
  expect(await signed(borduria)).toContain('Except for the ferry on Fridays.');
  await reads(aland, aland.t('review-wait-reservation-objects', { n: 1, parties: 'Borduria' }));
  await button(borduria, 'accept-reservation').click();
  expect(await borduria.sign()).toContain('Except for the ferry on Fridays.');
  await borduria.press('act-accept-lead');
  await borduria.sign();
  for (const p of people()) await state(p, 'in-force');

  for (const p of [aland, borduria]) {
    await button(p, 'renew').click();
    await p.sign();
  }
  expect((await stand(title)).waiting ?? []).toEqual([]);
  for (const act of ['publish', 'unpublish', 'publish']) {
    await menu(aland, act);
    await aland.sign();
  }
  expect(await world.run('published', '--server', world.url)).not.toContain(title);
  await menu(borduria, 'publish');
  await borduria.sign();
  expect(await world.run('published', '--server', world.url)).toContain(title);

  await menu(borduria, 'denounce');
  await signed(borduria);
  expect((await stand(title)).toward.find((x) => x.name === 'Borduria')!.state).toBe('termination-notice');
  await aland.follow('review-tab-force');
  await aland.sees(aland.t('force-leaving'));
});

test('a statement that another overtook is written anew, and a refusal speaks the reader’s language', async () => {
  const title = fresh('Pause of the cape');
  await tabled(title, '{duration: 6 months, denunciation: {notice: 10 days}}');
  for (const p of [aland, borduria]) await world.run('accept', title, '--yes', ...as(p.party));
  await state(borduria, 'in-force');
  await menu(borduria, 'denounce');
  await borduria.press('act-sign');
  const sign = borduria.dialog.getByRole('button', { name: borduria.t('sign-with-key'), exact: true });
  await sign.waitFor();
  await world.run('denounce', title, '--yes', ...as(borduria.party)); // another desk of the same post is faster
  await sign.click();
  await borduria.dialog.getByText(borduria.t('sign-anew')).waitFor();
  await sign.click();
  await borduria.dialog.getByText(borduria.t('problem-leaving')).waitFor();
  await borduria.dialog.getByRole('button', { name: borduria.t('sign-back'), exact: true }).click();
  borduria.desk.complaints.length = 0; // the browser names each refusal
});

test('a condition is confirmed by whom it names; a tabled one is shown to more and withdrawn', async () => {
  const title = fresh('Pause of the harbour');
  await tabled(title, '{duration: 6 months}');
  await menu(aland, 'condition');
  await asking(aland).getByLabel(aland.t('act-condition-party')).selectOption({ label: 'Observers' });
  await asking(aland).getByLabel(aland.t('act-condition-what')).selectOption('confirms');
  await asking(aland).getByLabel(aland.t('act-condition-fact')).fill('the guns are out');
  expect(await signed(aland)).toContain('Observers has confirmed “the guns are out”');
  await borduria.press('act-accept-lead');
  await borduria.sign();
  expect((await stand(title)).state).not.toBe('in-force');
  await button(observers, 'confirm', { label: 'the guns are out' }).click();
  expect(await signed(observers)).toContain('the guns are out');
  for (const p of people()) await state(p, 'in-force');

  const second = fresh('Pause of the bay');
  await tabled(second, '{duration: 6 months}');
  await menu(aland, 'show');
  await asking(aland).getByRole('checkbox', { name: 'Syldavia' }).check();
  expect(await signed(aland)).toContain('Syldavia');
  expect((await stand(second)).audience).toHaveLength(4);
  await menu(borduria, 'reject');
  await signed(borduria);
  await state(observers, 'rejected');
  await menu(aland, 'withdraw');
  await signed(aland);
  for (const p of people()) await state(p, 'withdrawn');
  expect((await stand(second)).state).toBe('withdrawn');
  for (const p of people()) p.fair();
});

test('a declared zone is received, recognised on a condition, recognised, and ceases', async () => {
  const square = { type: 'Polygon', coordinates: [[[-31, 40], [-30, 40], [-30, 41], [-31, 41], [-31, 40]]] };
  writeFileSync(world.path('isle.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { id: 'isle' }, geometry: square }] }));
  await world.run('territory', 'declare', 'Isle', world.path('isle.geojson'), '--yes', ...as(aland.party));
  const title = fresh('Hospital of the isle');
  await world.run('declare', draft(title, 'kind: hospital-zone\nbasis: declared'), '--to', 'Borduria,Observers', '--yes', ...as(aland.party));
  await look(title);
  const toward = async (name: string) => (await stand(title)).toward.find((x) => x.name === name)!;
  await button(borduria, 'acknowledge').click();
  await borduria.sign();
  expect(await toward('Borduria')).toMatchObject({ state: 'receipted', bound: false });
  await button(borduria, 'recognise-if').click();
  await asking(borduria).getByLabel(borduria.t('act-condition-party')).selectOption({ label: 'Observers' });
  await asking(borduria).getByLabel(borduria.t('act-condition-what')).selectOption('confirms');
  await asking(borduria).getByLabel(borduria.t('act-condition-fact')).fill('no guns inside');
  await signed(borduria);
  await button(observers, 'confirm', { label: 'no guns inside' }).click();
  await signed(observers);
  await observers.press('act-recognise-lead');
  await observers.sign();
  for (const name of ['Borduria', 'Observers']) expect(await toward(name)).toMatchObject({ state: 'recognised', bound: true });
  await menu(aland, 'withdraw');
  await signed(aland);
  for (const p of people()) await state(p, 'ceased');
  for (const p of people()) p.fair();
});

/** A part of what who administers a party can do, opened. */
async function part(p: Person, title: string): Promise<Locator> {
  const d = p.page.locator('section.own > details', { has: p.page.locator('> summary', { hasText: p.t(title) }) });
  if (!await d.evaluate((e: HTMLDetailsElement) => e.open)) await d.locator('> summary').click();
  return d;
}

async function own(p: Person): Promise<void> {
  const { party } = JSON.parse(await world.run('whoami', '--json', ...as(p.party))) as { party: string };
  await p.desk.go(`#/parties/${party}`);
  await p.page.getByRole('heading', { name: p.t('own-title') }).waitFor();
}

async function saved(p: Person, to: string, click: Locator): Promise<string> {
  const download = p.page.waitForEvent('download');
  await click.click();
  const file = world.path(to);
  writeFileSync(file, readFileSync(await (await download).path()), { mode: 0o600 });
  return file;
}

/** Makes a key in the form that lets keys in; gives its file. */
async function newKey(p: Person, form: Locator, to: string): Promise<string> {
  await form.getByText(p.t('own-enrol-make')).click();
  for (const box of await form.getByRole('checkbox').all()) await box.check();
  const file = await saved(p, to, form.getByRole('button', { name: p.t('own-enrol-make-it') }));
  await form.getByRole('button', { name: p.t('own-enrol-sign') }).click();
  await p.sign();
  return file;
}

const powers = () => world.run('powers', ...as(borduria.party));

test('a party has a deputy, a watch and a two-person rule, which two posts loosen', async () => {
  const p = borduria;
  await own(p);
  const enrol = await part(p, 'own-enrol');
  await enrol.getByText(p.t('own-enrol-make')).click();
  await enrol.getByLabel(p.t('parties-post'), { exact: true }).fill('deputy');
  const deputy = await newKey(p, enrol, 'deputy.key');
  const roster = await part(p, 'own-roster');
  await roster.getByRole('combobox').selectOption('duty-officer');
  await roster.getByRole('checkbox', { name: 'deputy' }).check();
  await roster.getByRole('button', { name: p.t('own-roster-set') }).click();
  expect(await p.sign()).toContain('deputy');
  expect(await powers()).toContain('duty-officer, as deputy');

  const two = await part(p, 'own-two');
  await two.getByRole('group', { name: p.t('power-consent') }).getByRole('button').click();
  await two.getByRole('button', { name: p.t('own-two-set') }).click();
  await p.sign();
  await p.sees(p.t('parties-two-note'));
  expect(await powers()).toContain('arrangement/suspend');
  await two.getByRole('checkbox', { name: p.t('type-arrangement-suspend'), exact: true }).uncheck();
  await two.getByRole('button', { name: p.t('own-two-set') }).click();
  await p.dialog.getByRole('button', { name: p.t('sign-with-key') }).click();
  const half = await saved(p, 'half.json', p.dialog.getByRole('button', { name: p.t('sign-half-save') }));
  await p.press('sign-close');
  expect(await powers()).toContain('arrangement/suspend');

  const second = await Person.enter(world, { ...p.party, file: deputy }, { lang: 'es' });
  await second.desk.go('#/login');
  await second.page.locator('section', { hasText: second.t('cosign-title') }).locator('input[type=file]').setInputFiles(half);
  await second.sign();
  expect(await powers()).not.toContain('arrangement/suspend');
  second.fair();
  await second.leave();
  p.fair();
});

test('the registrar lets in a party whose passkey asks; a key is replaced; the bundle verifies', async () => {
  const host: Party = { name: 'Exercise Olive', key: '', file: world.path('ledger', 'registrar.key') };
  const registrar = await Person.enter(world, host);
  const name = `Ruritania ${Date.now() % 100_000}`; // another at another try
  await own(registrar);
  const invitations = await part(registrar, 'own-invitations');
  await invitations.getByRole('checkbox', { name: registrar.t('own-invite-admits') }).check();
  await invitations.getByRole('button', { name: registrar.t('own-invite-make') }).click();
  const link = (await invitations.locator('[role=status] .mono').first().innerText()).trim();
  const desk = await Desk.open(world.url);
  await desk.authenticator();
  await desk.page.goto(link);
  await desk.page.getByLabel(registrar.t('invitation-name')).fill(name);
  await desk.page.getByRole('button', { name: registrar.t('invitation-passkey-make') }).click();
  await desk.page.getByText(registrar.t('invitation-asks'), { exact: true }).waitFor();
  // Who folds them up and looks again sees who asks now.
  await invitations.locator('> summary').click();
  await (await part(registrar, 'own-invitations')).getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: registrar.t('own-invite-let-in') }).click();
  expect(await registrar.sign()).toContain(name);
  await desk.page.getByRole('button', { name: registrar.t('log-in'), exact: true }).click();
  await desk.page.getByRole('banner').getByRole('link', { name }).waitFor();
  expect(await world.run('party', 'list', ...as(host))).toContain(name);
  expect(desk.complaints).toEqual([]);
  await desk.close();
  registrar.fair();
  await registrar.leave();

  const p = aland;
  const before = p.party.file;
  await own(p);
  const keys = await part(p, 'own-keys');
  await keys.getByRole('button', { name: p.t('own-replace') }).click();
  const next = await newKey(p, keys, 'next.key');
  await p.page.getByRole('dialog').getByRole('button', { name: p.t('own-revoke-sign') }).click();
  await p.dialog.getByRole('button', { name: p.t('sign-with-key') }).click();
  await p.page.getByRole('button', { name: p.t('log-in'), exact: true }).or(p.dialog.getByRole('button', { name: p.t('sign-close') })).first().waitFor();
  if (await p.dialog.isVisible()) await p.press('sign-close');
  await expect(world.run('whoami', '--server', world.url, '--key', before)).rejects.toThrow('revoked');
  p.party.file = next;
  await p.choose(next);
  await p.main.getByRole('button', { name: p.t('log-in'), exact: true }).click();
  await p.page.getByRole('banner').getByRole('link', { name: 'Aland' }).waitFor();
  await p.desk.go('#/record');
  const bundle = await saved(p, 'aland.bundle', p.at('button', 'record-bundle-save'));
  expect(await world.run('verify', bundle)).toContain('Aland');
  p.fair();
});
