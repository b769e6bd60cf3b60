/** Real browsers, each with its own storage and its own authenticator; nothing outside the server can be reached. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { flags, path } from './chromium.mjs';
import type { Say } from './words.ts';

/** How long anything is waited for, in milliseconds: a machine that does much else is slow, not broken. */
export const PATIENCE = 60_000;

let running: Browser | undefined;

/** The browser that all stories share; another where that one has crashed. */
export async function browser(): Promise<Browser> {
  if (!path) throw new Error('There is no Chromium here: apt-get install chromium.');
  if (!running?.isConnected()) running = await chromium.launch({ executablePath: path, args: flags });
  return running;
}

/** Closes what a story left open where it failed: the next one, or its second try, has the machine to itself. */
export async function shut(): Promise<void> {
  await Promise.all((running?.contexts() ?? []).map((c) => c.close()));
}

export async function quit(): Promise<void> {
  await running?.close();
  running = undefined;
}

export interface Look { lang?: string; dark?: boolean; mobile?: boolean; reduced?: boolean; touch?: boolean }

export class Desk {
  readonly complaints: string[] = []; // errors of the page, refusals of the policy
  readonly outside: string[] = []; // requests for anything but the server

  private constructor(readonly context: BrowserContext, readonly page: Page, readonly url: string) {}

  static async open(url: string, look: Look = {}): Promise<Desk> {
    const context = await (await browser()).newContext({
      locale: look.lang ?? 'en',
      colorScheme: look.dark ? 'dark' : 'light',
      viewport: look.mobile ? { width: 390, height: 844 } : { width: 1440, height: 900 },
      hasTouch: look.touch ?? false,
      reducedMotion: look.reduced === false ? 'no-preference' : 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const desk = new Desk(context, page, url);
    const own = new URL(url).origin;
    // The browser resolves no other name (chromium.mjs); asking for one is a fault too. Pages' own blobs go nowhere.
    context.on('request', (r) => {
      if (new URL(r.url()).origin !== own && !/^(blob|data):/.test(r.url())) desk.outside.push(r.url());
    });
    page.on('pageerror', (e) => desk.complaints.push(e.message));
    page.on('console', (m) => {
      if (m.type() === 'error' && !/401|404/.test(m.text())) desk.complaints.push(m.text());
    });
    return desk;
  }

  /** Gives the browser an authenticator that makes and uses passkeys as a person with a fingerprint would. */
  async authenticator(): Promise<void> {
    const cdp = await this.context.newCDPSession(this.page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
  }

  async go(fragment: string): Promise<void> {
    await this.page.goto(this.url + '/' + fragment);
  }

  /** Plays a party of an exercise, by the switch that only an exercise has. */
  async play(name: string, t: Say): Promise<void> {
    await this.go('#/login');
    const be = this.page.getByRole('button', { name, exact: false }).first();
    await this.settled(t);
    if (await be.isEnabled()) await be.click();
    // The header names who it is: in the switch of an exercise, or as a link.
    await this.page.waitForFunction((n) => [...document.querySelectorAll('header select option:checked, header a')].some((e) => e.textContent?.includes(n)), name);
  }

  /** Starts the page anew: nothing of the last screen is left, but what the browser keeps. */
  async fresh(): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.waitForTimeout(50); // what was being fetched is given up, which the last page says
    this.complaints.length = this.outside.length = 0;
  }

  /** Waits until nothing says that it is still being fetched. */
  async settled(t: Say): Promise<void> {
    await this.page.getByRole('main').waitFor();
    await this.page.getByText(t('loading'), { exact: false }).first().waitFor({ state: 'hidden' });
  }

  /** Waits until the map is drawn, where there is one, and nothing moves. */
  async drawn(): Promise<void> {
    await this.page.waitForFunction(() => [...document.querySelectorAll('section.map .zoom button')].every((b) => !(b as HTMLButtonElement).disabled));
    await this.page.waitForTimeout(700);
  }

  async close(): Promise<void> { await this.context.close(); }
}
