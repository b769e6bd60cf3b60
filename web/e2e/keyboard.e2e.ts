/** A zone tabled and consented to by two people who have a keyboard and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { Desk, quit } from './browser.ts';
import { words } from './words.ts';
import { World, type Party } from './world.ts';

const STOPS = 150; // more stops than this between two things is no way for a person
const t = words('en');
let world: World;
let north: Party;
let south: Party;

beforeAll(async () => {
  world = await World.found('Exercise Olive');
  north = await world.admit('north', 'North', 'state');
  south = await world.admit('south', 'South', 'state');
});
afterAll(async () => { await quit(); await world?.end(); });

class Hands {
  stops = 0;
  constructor(readonly page: Page) {}

  /** Goes on from stop to stop until it is there. */
  async reach(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let i = 0; i < STOPS; i++) {
      if (await wanted.evaluate((e) => e === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
      this.stops++;
    }
    throw new Error(`${String(wanted)} is not reached by the keyboard.`);
  }

  async enter(wanted: Locator): Promise<void> {
    await this.reach(wanted);
    await this.page.keyboard.press('Enter');
  }

  async tick(wanted: Locator): Promise<void> {
    await this.reach(wanted);
    await this.page.keyboard.press('Space');
  }

  async type(wanted: Locator, text: string): Promise<void> {
    await this.reach(wanted);
    await this.page.keyboard.insertText(text);
  }

  /** Chooses from a list by the beginning of what is wanted. */
  async choose(wanted: Locator, text: string): Promise<void> {
    await this.reach(wanted);
    await wanted.locator('option', { hasText: text }).first().waitFor({ state: 'attached' }); // who there is, is asked for
    await this.page.keyboard.type(text);
    expect(await wanted.evaluate((e) => (e as HTMLSelectElement).selectedOptions[0]?.label)).toBe(text);
  }
}

async function sit(party: Party): Promise<{ desk: Desk; hands: Hands }> {
  const desk = await Desk.open(world.url);
  const hands = new Hands(desk.page);
  await desk.go('');
  const { page } = desk;
  await hands.enter(page.getByText(t('key-file-paste'), { exact: true }));
  await hands.type(page.getByRole('textbox', { name: t('key-file-pasted') }), party.key);
  await hands.enter(page.getByRole('main').getByRole('button', { name: t('log-in'), exact: true }));
  await page.getByRole('banner').getByRole('link', { name: party.name }).waitFor();
  return { desk, hands };
}

/** Signs in the dialogue; what was behind it has the keyboard again. */
async function sign(page: Page, hands: Hands): Promise<void> {
  const dialog = page.getByRole('dialog');
  await hands.enter(dialog.getByRole('button', { name: t('sign-with-key'), exact: true }));
  await dialog.getByRole('heading', { name: t('sign-done') }).waitFor();
  await hands.enter(dialog.getByRole('button', { name: t('sign-close'), exact: true }));
  await dialog.waitFor({ state: 'hidden' });
}

test('a zone is drawn as coordinates, tabled and accepted without a pointer', async () => {
  const { desk, hands } = await sit(north);
  const { page } = desk;
  const main = page.getByRole('main');
  const step = (name: string) => hands.enter(page.getByRole('navigation', { name: t('propose-steps') }).getByRole('link', { name: t(`propose-step-${name}`) }));
  await hands.enter(main.getByRole('link', { name: t('situation-propose') }));
  await hands.enter(main.getByRole('button', { name: '+ ' + t('propose-shape-polygon') }));
  await hands.type(main.getByRole('textbox', { name: t('propose-points-polygon') }), '36 N, 40.1 W\n36 N, 40 W\n36.1 N, 40 W\n36.1 N, 40.1 W');
  await step('what');
  await hands.choose(main.getByRole('combobox', { name: t('propose-kind') }), t('kind-pause'));
  await hands.type(main.getByRole('textbox', { name: t('propose-title'), exact: true }), 'Road to the well');
  await hands.type(main.getByRole('textbox', { name: t('propose-text'), exact: true }), '1. Nobody strikes the road.');
  await step('rules');
  await hands.enter(main.getByRole('button', { name: '+ ' + t('propose-rule-add') }));
  await hands.tick(main.getByRole('checkbox', { name: t('activity-strike'), exact: true }));
  await step('who');
  for (const name of ['North', 'South']) {
    await hands.enter(main.getByRole('button', { name: '+ ' + t('propose-holder-add') }));
    await hands.choose(main.getByRole('combobox', { name: t('propose-party'), exact: true }).last(), name);
    await hands.choose(main.getByRole('combobox', { name: t('propose-role'), exact: true }).last(), t('role-guarantor'));
  }
  await hands.tick(main.getByRole('group', { name: t('propose-consenting') }).getByRole('checkbox', { name: t('role-guarantor') }));
  await step('sign');
  await page.getByRole('button', { name: t('propose-sign-agreed'), disabled: false }).waitFor();
  await hands.enter(main.getByRole('button', { name: t('propose-sign-agreed') }));
  await sign(page, hands);
  await page.getByRole('heading', { level: 1, name: 'Road to the well' }).waitFor();
  await hands.enter(main.getByRole('button', { name: t('act-accept-lead') }));
  await sign(page, hands);
  await main.getByText(t('review-you-accepted')).waitFor();
  expect(desk.complaints).toEqual([]);
  await desk.close();

  const other = await sit(south);
  await other.hands.enter(other.desk.page.getByRole('main').getByRole('link', { name: 'Road to the well' }).first());
  await other.hands.enter(other.desk.page.getByRole('button', { name: t('act-accept-lead') }));
  await sign(other.desk.page, other.hands);
  await other.desk.page.getByRole('main').getByText(t('state-in-force')).first().waitFor();
  expect(await other.desk.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  expect(other.desk.complaints).toEqual([]);
  await other.desk.close();
});

test('the place is kept where what was pressed is gone', async () => {
  const { desk, hands } = await sit(north);
  const { page } = desk;
  const main = page.getByRole('main');
  await page.waitForFunction(async () => await navigator.serviceWorker.getRegistration() !== undefined); // it is heeded once the first screen stands, and the worker comes after it
  await hands.enter(main.getByRole('link', { name: t('situation-propose') }));
  const remove = main.getByRole('button', { name: t('propose-remove') });
  for (let n = 0; n < 2; n++) await hands.enter(main.getByRole('button', { name: '+ ' + t('propose-shape-polygon') }));
  await expect.poll(() => remove.count()).toBe(2);
  const here = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (const left of [1, 0]) {
    await hands.enter(remove.first());
    await expect.poll(() => remove.count()).toBe(left);
    await expect.poll(here).toContain(left > 0 ? t('propose-remove') : t('propose-shape-polygon'));
  }
  expect(desk.complaints).toEqual([]);
  await desk.close();
});
