/**
 * The interface's words, in Fluent. `t` is reactive: who shows a text shows it anew when the language changes. A
 * language's first half comes with the page, the second with the first room that asks for it by `words()`.
 */
import { Bundle, type Value, type Words } from './fluent';
import languages from 'virtual:languages';

const firsts = import.meta.glob<Words>('../i18n/*.ftl', { query: '?first', import: 'default' });
const rests = import.meta.glob<Words>('../i18n/*.ftl', { query: '?rest', import: 'default' });

export { languages };

/** The locale by which numbers and dates are written: Latin digits and the Gregorian calendar in every language. */
export function formatLocale(code: string): string {
  return code === 'en' ? 'en-GB' : `${code}-u-ca-gregory-nu-latn`;
}

interface Chosen {
  code: string;
  dir: 'ltr' | 'rtl';
  bundles: Bundle[]; // the language, then English
}

const made = new Map<string, Promise<Bundle>>();
let chosen = $state.raw<Chosen>({ code: 'en', dir: 'ltr', bundles: [] });
let rooms = false;

async function load(bundle: Bundle, half: Record<string, () => Promise<Words>>, code: string): Promise<void> {
  bundle.add(await half[`../i18n/${code}.ftl`]!());
}

function bundle(code: string): Promise<Bundle> {
  let b = made.get(code);
  if (!b) {
    b = (async () => {
      const made = new Bundle(formatLocale(code));
      await load(made, firsts, code);
      if (rooms) await load(made, rests, code);
      return made;
    })();
    made.set(code, b);
  }
  return b;
}

async function bundles(code: string): Promise<Bundle[]> {
  const english = bundle('en');
  if (code === 'en') return [await english];
  try {
    return await Promise.all([bundle(code), english]);
  } catch {
    made.delete(code); // its words can't be had now: English, which comes with the page
    return [await english];
  }
}

/** Loads the words of the rooms, once. */
export async function words(): Promise<void> {
  if (rooms) return;
  rooms = true;
  await Promise.all([...made].map(async ([code, b]) => load(await b, rests, code)));
  chosen = { ...chosen };
}

/** Changes the language; an unknown one is English. */
export async function choose(code: string): Promise<void> {
  const language = languages.find((l) => l.code === code) ?? languages[0]!;
  chosen = { code: language.code, dir: language.dir, bundles: await bundles(language.code) };
  document.documentElement.lang = language.code;
  document.documentElement.dir = language.dir;
  localStorage.setItem('parley.language', language.code);
}

/** The language that was chosen before, asked for in the address, or preferred by the browser. */
export function preferred(): string {
  const known = (code: string | null | undefined) => languages.find((l) => l.code === code?.split('-')[0])?.code;
  return known(new URLSearchParams(location.search).get('lang')) ?? known(localStorage.getItem('parley.language')) ??
    navigator.languages.map(known).find((c) => c !== undefined) ?? 'en';
}

export const language = {
  get code(): string { return chosen.code; },
  get dir(): 'ltr' | 'rtl' { return chosen.dir; },
  get locale(): string { return formatLocale(chosen.code); },
};

/** The message in the language, with values isolated against the direction of their surroundings. */
export function t(id: string, values?: Record<string, Value>): string {
  for (const b of chosen.bundles) {
    const said = b.say(id, values);
    if (said !== undefined) return said;
  }
  return id;
}

/** Whether there is such a message. */
export function has(id: string): boolean {
  return chosen.bundles.some((b) => b.has(id));
}
