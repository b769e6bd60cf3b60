/** Who acts in a story: a person with a browser, an authenticator and a key file, who finds everything by its role and name. */
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { Desk, type Look } from './browser.ts';
import { words, type Say } from './words.ts';
import type { Party, World } from './world.ts';

/** A text without the marks that isolate directions. */
export const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

export class Person {
  private constructor(readonly desk: Desk, readonly lang: string, readonly t: Say, readonly party: Party, readonly world: World) {}

  /** Sits down and logs in with the key file. */
  static async enter(world: World, party: Party, look: Look = {}): Promise<Person> {
    const desk = await Desk.open(world.url, look);
    await desk.authenticator();
    const p = new Person(desk, look.lang ?? 'en', words(look.lang ?? 'en'), party, world);
    await desk.go('');
    await p.logIn();
    return p;
  }

  get page(): Page { return this.desk.page; }
  get main(): Locator { return this.page.getByRole('main'); }
  /** The dialogue that signs: it lies over the one that asked what to say. */
  get dialog(): Locator { return this.page.locator('dialog.sign'); }

  /** Says where a story that failed has left this person; where PICTURES names a folder, the screen is kept there. */
  async picture(): Promise<void> {
    console.error(`${this.party.name} is at ${this.page.url()}`);
    const folder = process.env.PICTURES;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `failed-${this.party.name.replaceAll(' ', '-')}.png`) });
  }

  async choose(file: string): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.press('key-file-choose');
    await (await choosing).setFiles(file);
  }

  async logIn(): Promise<void> {
    await this.choose(this.party.file);
    await this.main.getByRole('button', { name: this.t('log-in'), exact: true }).click();
    await this.page.getByRole('banner').getByRole('link', { name: this.party.name }).waitFor();
  }

  /** Presses the button of a message, in the dialogue if one is open. */
  async press(message: string, values?: Record<string, string | number>): Promise<void> {
    await this.at('button', message, values).click();
  }

  async follow(message: string, values?: Record<string, string | number>): Promise<void> {
    await this.at('link', message, values).click();
  }

  at(role: 'button' | 'link' | 'textbox' | 'combobox' | 'checkbox' | 'radio' | 'spinbutton' | 'tab' | 'heading', message: string, values?: Record<string, string | number>): Locator {
    return this.page.getByRole(role, { name: this.t(message, values), exact: true }).filter({ visible: true });
  }

  /** A field, by the message of its label. */
  field(message: string): Locator {
    return this.page.getByLabel(this.t(message), { exact: false }).filter({ visible: true });
  }

  async tick(message: string, values?: Record<string, string | number>): Promise<void> {
    await this.page.getByLabel(this.t(message, values), { exact: false }).filter({ visible: true }).first().check();
  }

  /** Waits until the page says so, without asking it to: what is shown is live. */
  async sees(text: string): Promise<void> {
    await this.main.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Reads the dialogue, signs, and waits for the receipt, and for the news where some is due; gives what the dialogue said. */
  async sign(by: 'key' | 'passkey' = 'key', news = ''): Promise<string> {
    const button = this.dialog.getByRole('button', { name: this.t(by === 'key' ? 'sign-with-key' : 'sign-with-passkey'), exact: true });
    await button.waitFor();
    // What is not laid out yet has no inner text.
    const said = `${await this.dialog.innerText()}\n${await this.dialog.textContent()}`;
    expect(said).toContain(this.t('sign-for', { party: this.party.name }));
    await button.click();
    await this.dialog.getByRole('heading', { name: this.t('sign-done') }).waitFor();
    // How the matter stands then is asked of the server: it comes after the receipt.
    await expect.poll(async () => plain(await this.dialog.innerText())).toContain(plain(news));
    const after = await this.dialog.innerText();
    await this.dialog.getByRole('button', { name: this.t('sign-close'), exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
    return plain(said + '\n' + after);
  }

  /** Nothing was refused by the page's policy, and nobody else was asked. */
  fair(): void {
    expect(this.desk.complaints).toEqual([]);
    expect(this.desk.outside).toEqual([]);
  }

  async leave(): Promise<void> { await this.desk.close(); }
}
