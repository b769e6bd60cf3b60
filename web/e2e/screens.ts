/** Every screen of the house, and how a person comes to it. A room that has screens adds them here. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Desk } from './browser.ts';
import type { Say } from './words.ts';

/** What the demo's ledger has, by the titles of its matters. */
export interface Stage { url: string; matter: (title: string) => string; first: (state: string) => string; party: (name: string) => string }

export interface Screen {
  name: string;
  address: (s: Stage) => string;
  /** What is done there before it is looked at. */
  act?: (page: Page, t: Say, desk: Desk) => Promise<void>;
  /** What is put right after it. */
  after?: (page: Page, desk: Desk) => Promise<void>;
  /** What the browser may say about it: the link that is cut. */
  complains?: RegExp;
  /** What must be there; otherwise the heading of the room. */
  shown?: (page: Page, t: Say) => Locator;
  /** It lies over another screen, which has the heading. */
  over?: boolean;
  /** As it comes out of a printer. */
  print?: boolean;
}

export async function stage(url: string): Promise<Stage> {
  const answer = (await (await fetch(url + '/v1/situation')).json()) as { arrangements: { arrangement: string; title: string; state: string }[]; parties: Record<string, { name: string }> };
  const need = (found: string | undefined, what: string) => {
    if (!found) throw new Error(`The demo has no ${what}.`);
    return found;
  };
  return {
    url,
    matter: (title) => need(answer.arrangements.find((m) => m.title.includes(title))?.arrangement, title),
    first: (state) => need(answer.arrangements.find((m) => m.state === state)?.arrangement, state),
    party: (name) => need(Object.entries(answer.parties).find(([, p]) => p.name === name)?.[0], name),
  };
}

const review = (title: string, query = '') => (s: Stage) => `#/arrangements/${s.matter(title)}${query}`;

/** Opens a draft of the demo from its file, at a step. */
const drafted = (step: string) => async (page: Page, t: Say): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText(t('propose-import')).click()]);
  await chooser.setFiles(join(import.meta.dirname, '../../testdata/demo/strip.yaml'));
  await page.getByRole('navigation', { name: t('propose-steps') }).getByRole('link', { name: t(`propose-step-${step}`) }).click();
  await page.getByRole('heading', { level: 2, name: t(step === 'sign' ? 'propose-check' : `propose-step-${step}`), exact: true }).waitFor();
  await page.getByText(t('propose-ask-current'), { exact: true }).waitFor();
};

export const screens: Screen[] = [
  { name: 'situation', address: () => '#/situation' },
  { name: 'situation-selected', address: (s) => `#/situation?matter=${s.matter('Winter pause')}`, shown: (p, t) => p.getByRole('link', { name: t('situation-open') }) },
  { name: 'past', address: () => '#/situation?at=2017-06-01T00:00:00Z', shown: (p, t) => p.getByRole('link', { name: t('past-leave') }) },
  { name: 'list', address: () => '#/list' },
  { name: 'review-terms', address: review('Winter pause') },
  { name: 'review-changes', address: review('Aid corridor', '?tab=changes'), shown: (p, t) => p.getByRole('table', { name: t('review-group-area') }) },
  { name: 'review-counter', address: review('Camps and a road', '?tab=changes'), shown: (p, t) => p.getByRole('table', { name: t('review-group-area') }) },
  { name: 'review-discussion', address: review('Aid corridor', '?tab=discussion') },
  { name: 'review-ask', address: review('Aid corridor', '?tab=discussion&ask=1'), shown: (p, t) => p.getByRole('textbox', { name: t('talk-ask-label') }) },
  { name: 'review-positions', address: review('Aid corridor', '?tab=positions') },
  { name: 'review-condition', address: review('Aid corridor', '?tab=positions'), over: true, act: async (p, t) => {
    await p.getByRole('button', { name: t('act-positions') }).click();
    await p.getByRole('button', { name: t('act-condition'), exact: true }).click();
  }, shown: (p, t) => p.getByRole('group', { name: t('act-field-condition') }) },
  { name: 'force', address: review('Evacuation pause', '/force'), act: async (p, t) => {
    await p.getByRole('radio', { name: t('force-whole') }).check();
    await p.getByRole('button', { name: t('force-check-ask'), exact: true }).click();
  }, shown: (p, t) => p.getByText(t('unlisted')) },
  { name: 'force-breach', address: review('Strip without heavy', '/force'), shown: (p, t) => p.getByRole('heading', { name: t('force-waits') }) },
  { name: 'declared', address: review('Hospital zone', '?tab=force'), shown: (p, t) => p.getByRole('link', { name: t('review-tab-bound') }) },
  { name: 'review-record', address: review('Winter pause', '?tab=record') },
  { name: 'ask', address: review('Winter pause', '?tab=discussion&ask=1'), shown: (p, t) => p.getByLabel(t('talk-ask-label')) },
  {
    name: 'sign', address: review('Winter pause'),
    act: (p, t) => p.getByRole('button', { name: t('act-accept-lead') }).click(),
    shown: (p, t) => p.getByRole('dialog').getByRole('button', { name: t('sign-with-key'), exact: true }),
    after: (p) => p.keyboard.press('Escape'),
  },
  { name: 'force', address: (s) => `#/arrangements/${s.first('in-force')}/force` },
  {
    name: 'check', address: (s) => `#/arrangements/${s.first('in-force')}/force`,
    act: async (p, t) => {
      await p.getByRole('combobox', { name: t('force-who') }).selectOption({ index: 1 });
      await p.getByRole('radio', { name: t('force-whole') }).check();
      await p.getByRole('button', { name: t('force-check-ask'), exact: true }).click();
      await p.getByText(t('unlisted')).first().scrollIntoViewIfNeeded();
    },
  },
  { name: 'sheet', address: review('Winter pause', '/sheet'), print: true },
  {
    name: 'offline', address: () => '#/list', complains: /ERR_INTERNET_DISCONNECTED/,
    act: async (p, t, d) => {
      await d.context.setOffline(true);
      await p.getByText(t('link-offline', { age: '' }).replace(/[\u2066-\u2069]|\s+$/g, '').trim()).waitFor({ timeout: 90_000 });
    },
    after: (_, d) => d.context.setOffline(false),
  },
  {
    name: 'rewritten', address: () => '#/list',
    // A checkpoint whose signature does not verify, as if somebody else had the server.
    act: async (p, t) => {
      await p.route('**/log/checkpoint', async (r) => r.fulfill({ body: (await (await r.fetch()).text()).replace(/^(.*\n)(\d+)/, (_, a: string, n: string) => a + String(Number(n) + 1)) }));
      await p.reload();
      await p.getByRole('button', { name: t('record-broken') }).click();
    },
    shown: (p, t) => p.getByRole('dialog').getByRole('heading', { name: t('broken-title') }),
    after: (p) => p.unroute('**/log/checkpoint'),
  },
  { name: 'propose-where', address: () => '#/propose?view=drafts', act: drafted('where') },
  { name: 'propose-what', address: () => '#/propose?view=drafts', act: drafted('what') },
  { name: 'propose-rules', address: () => '#/propose?view=drafts', act: drafted('rules') },
  { name: 'propose-who', address: () => '#/propose?view=drafts', act: drafted('who') },
  { name: 'propose-terms', address: () => '#/propose?view=drafts', act: drafted('terms') },
  { name: 'propose-sign', address: () => '#/propose?view=drafts', act: drafted('sign') },
  { name: 'drafts', address: () => '#/propose?view=drafts', shown: (p, t) => p.getByRole('button', { name: t('propose-new') }) },
  { name: 'counter', address: (s) => `#/arrangements/${s.matter('Winter pause')}/counter`, shown: (p, t) => p.getByRole('heading', { name: t('propose-changes-counter') }) },
  { name: 'record', address: () => '#/record' },
  { name: 'entry', address: () => '#/record/3' },
  { name: 'parties', address: () => '#/parties' },
  { name: 'party', address: (s) => `#/parties/${s.party('Syrian Arab Republic')}` },
  { name: 'login', address: () => '#/login' },
];
