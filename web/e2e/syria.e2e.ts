/** Syria, 2017, acted out by four parties in four browsers, in English and in Arabic. */
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { quit, shut } from './browser.ts';
import { Person } from './people.ts';
import { World } from './world.ts';

const CONCEPT = 'Concept of safe zones in Syria';
const MEMORANDUM = 'Memorandum on de-escalation areas';
const QUESTION = 'What is meant: where do the zones lie, who guards them, against whom?';
const ANSWER = 'A strip along the northern border; the concept is still being worked out.';
const texts = {
  en: { title: MEMORANDUM, text: 'A summary for this exercise.\n\n1. An area is created in Idlib.\n2. Within its lines the use of weapons ceases.\n3. It holds for six months, and is renewed by the consensus of the guarantors.' },
  ru: { title: 'Меморандум о зонах деэскалации', text: 'Краткое изложение для учений.\n\n1. Создаётся зона в Идлибе.\n2. В её границах прекращается применение оружия.\n3. Срок составляет шесть месяцев и продлевается по согласию гарантов.' },
  ar: { title: 'مذكرة حول مناطق خفض التصعيد', text: 'ملخص لهذا التمرين.\n\n1. تنشأ منطقة في إدلب.\n2. يتوقف داخل خطوطها استخدام السلاح.\n3. مدتها ستة أشهر وتمدد بتوافق الضامنين.' },
};
/** Idlib, roughly, in the notations that people have. */
const IDLIB = ['35.45 N, 36.55 E', '35°27′00″N 36°57′00″E', '354500N 0370300E', 'N 36.0 E 36.95', '35°51.0′N 36°36.0′E'].join('\n');
const NORTH = ['36.0 N, 37.2 E', '36.0 N, 38.2 E', '36.3 N, 38.2 E', '36.3 N, 37.2 E'].join('\n');

let world: World; // each story's own
beforeEach(async () => { world = await World.found('Exercise Syria 2017'); });
afterEach(async () => { await shut(); await world?.end(); });
afterAll(quit);

interface Four { us: Person; russia: Person; turkey: Person; syria: Person; all: Person[] }

async function four(lang: string): Promise<Four> {
  const party = {
    us: await world.admit('us', 'United States', 'state', 'US'),
    russia: await world.admit('russia', 'Russian Federation', 'state', 'RU'),
    turkey: await world.admit('turkey', 'Turkey', 'state', 'TR'),
    syria: await world.admit('syria', 'Syrian Arab Republic', 'state', 'SY'),
  };
  const [us, russia, turkey, syria] = [await Person.enter(world, party.us, { lang }), await Person.enter(world, party.russia, { lang }), await Person.enter(world, party.turkey, { lang }), await Person.enter(world, party.syria, { lang })];
  return { us, russia, turkey, syria, all: [us, russia, turkey, syria] };
}

const step = (p: Person, name: string) => p.page.getByRole('navigation', { name: p.t('propose-steps') }).getByRole('link', { name: p.t(`propose-step-${name}`) }).click();

/** What has several languages is called by its title in the reader's. */
const memorandum = (p: Person) => (p.lang === 'ar' ? texts.ar.title : MEMORANDUM);

/** A language by its name in the language of the interface. */
const called = (p: Person, lang: string) => new Intl.DisplayNames([p.lang], { type: 'language' }).of(lang)!;

async function hold(p: Person, name: string, role: string): Promise<void> {
  await p.at('button', 'propose-holder-add').or(p.page.getByRole('button', { name: '+ ' + p.t('propose-holder-add') })).click();
  await p.page.getByRole('combobox', { name: p.t('propose-party'), exact: true }).last().selectOption({ label: name });
  await p.page.getByRole('combobox', { name: p.t('propose-role'), exact: true }).last().selectOption({ label: p.t(`role-${role}`) });
}

/** A sketch with a pending map. */
async function table(us: Person): Promise<void> {
  const { t, page } = us;
  await us.follow('situation-propose');
  await page.getByRole('button', { name: '+ ' + t('propose-shape-polygon') }).click();
  await us.field('propose-points-polygon').fill(NORTH);
  await us.tick('propose-status-pending');
  await step(us, 'what');
  await us.at('combobox', 'propose-kind').selectOption({ label: t('kind-safe-zone') });
  await us.at('textbox', 'propose-title').fill(CONCEPT);
  await us.at('textbox', 'propose-text').fill('A sketch for this exercise.\n\n1. Zones in which civilians are safe shall be set up in Syria.\n2. No military aircraft but those that guard the zones shall fly there.');
  await step(us, 'rules');
  await page.getByRole('button', { name: '+ ' + t('propose-rule-add') }).click();
  await us.tick('activity-strike');
  await us.tick('activity-heavy-weapon');
  await step(us, 'who');
  for (const name of ['United States', 'Russian Federation', 'Turkey']) await hold(us, name, 'belligerent');
  await page.getByRole('group', { name: t('propose-consenting') }).getByRole('checkbox', { name: t('role-belligerent') }).check();
  await us.tick('propose-seen-everyone');
  await us.sees('Syrian Arab Republic'); // must consent: it lies there
  await step(us, 'sign');
  await us.press('propose-sign-agreed');
  expect(await us.sign()).toContain(CONCEPT);
  await us.at('heading', 'review-waits').or(page.getByRole('heading', { level: 1, name: CONCEPT })).first().waitFor();
}

/** What came for somebody is there without a reload. */
async function open(p: Person, title: string): Promise<void> {
  await p.page.getByRole('navigation', { name: p.t('nav-label') }).getByRole('link', { name: p.t('nav-situation') }).click();
  await p.main.getByRole('link', { name: title }).first().click();
  await p.page.getByRole('heading', { level: 1, name: title }).waitFor();
}

async function tab(p: Person, name: string): Promise<void> {
  await p.page.getByRole('navigation', { name: p.t('review-tabs') }).getByRole('link', { name: p.t(`review-tab-${name}`) }).click();
}

async function ask(russia: Person): Promise<void> {
  await open(russia, CONCEPT);
  await russia.follow('act-ask');
  await russia.field('talk-ask-label').fill(QUESTION);
  await russia.tick('talk-blocking');
  await russia.press('talk-ask-sign');
  await russia.sign();
  await russia.sees(russia.t('talk-blocks'));
}

async function answer(us: Person): Promise<void> {
  await tab(us, 'discussion');
  await us.sees(QUESTION);
  await us.press('talk-answer');
  await us.field('talk-answer-label').fill(ANSWER);
  await us.press('talk-answer-sign');
  await us.sign();
}

/** The memorandum, beside the concept: another kind, a final map, three languages, half a year. */
async function counter(russia: Person): Promise<void> {
  const { t, page } = russia;
  await russia.sees(ANSWER);
  await russia.follow('act-counter');
  await page.getByRole('button', { name: t('propose-volume-remove', { id: `${t('propose-volume-name')}-1` }) }).click();
  await page.getByRole('button', { name: '+ ' + t('propose-shape-polygon') }).click();
  await russia.field('propose-points-polygon').fill(IDLIB);
  await russia.tick('propose-status-final');
  await step(russia, 'what');
  await russia.at('combobox', 'propose-kind').selectOption({ label: t('kind-de-escalation-area') });
  for (const [lang, said] of Object.entries(texts)) {
    const there = page.getByRole('tab', { name: called(russia, lang) });
    if (await there.count()) await there.click();
    else {
      await page.getByRole('button', { name: '+ ' + t('propose-language-add') }).click();
      await page.getByRole('button', { name: called(russia, lang), exact: true }).click();
    }
    await russia.at('textbox', 'propose-title').fill(said.title);
    await russia.at('textbox', 'propose-text').fill(said.text);
  }
  await step(russia, 'rules');
  await page.getByRole('button', { name: t('propose-rule-remove', { clause: '1' }) }).click();
  await page.getByRole('button', { name: '+ ' + t('propose-rule-add') }).click();
  await russia.at('combobox', 'propose-clause').or(russia.at('textbox', 'propose-clause')).first().fill('2');
  await russia.tick('activity-strike');
  await russia.tick('activity-heavy-weapon');
  await step(russia, 'who');
  await page.getByRole('button', { name: t('propose-holder-remove', { name: 'United States' }) }).click();
  for (const i of [0, 1]) await page.getByRole('combobox', { name: t('propose-role'), exact: true }).nth(i).selectOption({ label: t('role-guarantor') });
  const consenting = page.getByRole('group', { name: t('propose-consenting') });
  await consenting.getByRole('checkbox', { name: t('role-guarantor') }).check();
  const belligerent = consenting.getByRole('checkbox', { name: t('role-belligerent') });
  if (await belligerent.count()) await belligerent.click(); // with nobody in the role it goes away
  await step(russia, 'terms');
  await russia.at('spinbutton', 'propose-duration-term').fill('6');
  await russia.tick('propose-renewal');
  await russia.tick('propose-renewal-by-consent');
  await page.getByRole('group', { name: t('propose-renewal-by') }).getByRole('checkbox', { name: t('role-guarantor') }).check();
  await russia.at('spinbutton', 'propose-renewal-period').fill('6');
  await step(russia, 'sign');
  await russia.press('propose-sign-counter');
  const said = await russia.sign();
  for (const { title } of Object.values(texts)) expect(said).toContain(title);
  await page.getByRole('heading', { level: 1, name: memorandum(russia) }).waitFor();
}

async function accept(p: Person, by: 'key' | 'passkey' = 'key', news = ''): Promise<string> {
  await p.press('act-accept-lead');
  return p.sign(by, news);
}

/** Turkey's envoy makes a passkey, lets it in with the key file, leaves, and comes back with the passkey alone. */
async function passkey(p: Person): Promise<void> {
  await p.page.getByRole('banner').getByRole('link', { name: p.party.name }).click();
  await p.press('passkey-make');
  await p.press('passkey-enrol');
  await p.sign();
  await p.sees(p.t('passkey-enrolled'));
  await p.press('log-out');
  await p.press('login-passkey-do');
  await p.page.getByRole('banner').getByRole('link', { name: p.party.name }).waitFor();
}

/** The bundle of each party verifies without any server, passkey's signatures and all. */
async function verified(people: Person[]): Promise<void> {
  for (const p of people) {
    const file = world.path(`${p.party.name.replaceAll(' ', '-')}.bundle`);
    await world.run('bundle', '-o', file, '--server', world.url, '--key', p.party.file);
    const told = JSON.parse(await world.run('verify', file, '--json')) as { holder: string; counts: { entries: number; readable: number }; compared: number };
    expect(told.holder).toBe(p.party.name);
    expect(told.counts.readable).toBe(told.counts.entries);
    expect(told.compared).toBe(told.counts.entries);
  }
}

const state = (p: Person, name: string) => p.main.getByText(p.t(`state-${name}`)).filter({ visible: true }).first().waitFor();

for (const lang of ['en', 'ar']) {
  test(`from a concept to what is in force for those who accepted (${lang})`, async () => {
    const { us, russia, turkey, syria, all } = await four(lang);
    try {
      await table(us);
      await ask(russia);
      await answer(us);
      await counter(russia);

      await passkey(turkey);
      await open(turkey, memorandum(turkey));
      const said = await accept(turkey, 'passkey');
      for (const { title } of Object.values(texts)) expect(said).toContain(title);
      // Without Damascus it is not in force, whoever else has signed: everyone sees that, and why.
      await accept(russia, 'key', russia.t('sign-now-waits', { parties: 'Syrian Arab Republic' }));
      for (const p of [us, turkey, syria]) {
        await open(p, memorandum(p));
        await tab(p, 'positions');
        await state(p, 'tabled');
        await p.sees(p.t('consents', { got: 2, need: 3 }));
      }
      await accept(syria);
      for (const p of all) await state(p, 'in-force');
      await us.follow('review-tab-force');
      await us.sees(us.t('review-bound-count', { n: 3 }));
      await us.sees(us.t('force-why-never'));

      // The guarantors renew while the first term runs; its last word is what counts.
      for (const p of [russia, turkey]) {
        await p.follow('review-tab-force');
        await p.press('act-renew');
        await p.sign(p === turkey ? 'passkey' : 'key');
      }
      const later = new Date(Date.now() + 210 * 86_400_000).toISOString();
      await us.desk.go(`${new URL(us.page.url()).hash.split('?')[0]}?at=${later}`);
      await us.sees(us.t('force-times', { n: 1 }));
      await us.sees(us.t('review-bound-count', { n: 3 }));
      for (const p of all) p.fair();
      await verified(all);
    } catch (failed) {
      for (const p of all) await p.picture();
      throw failed;
    }
  });
}
