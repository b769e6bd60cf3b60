/** The drafts that this browser keeps, each for the party that wrote it, on the ledger that it was written for. */
import { drop, keys, read, write } from '../../lib/kept';
import type { Left } from './geojson';
import { emptyForm, titleOf, type Form } from './form';

export type Way = 'new' | 'counter' | 'revise';

export interface Kept {
  id: string;
  ledger: string;
  party: string; // '' where nobody had logged in
  way: Way;
  arrangement?: string; // that it answers or revises
  revision?: string; // that it started from
  of?: string; // that arrangement's title, for people
  began?: string; // the draft as it was then
  untaken?: string[]; // places of the file that it came from which were not understood
  left?: Left[]; // features of its map that could not be taken
  changed: number;
  form: Form;
}

export function fresh(ledger: string, party: string, lang: string, way: Way = 'new'): Kept {
  const id = [...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(16).padStart(2, '0')).join('');
  return { id, ledger, party, way, changed: Date.now(), form: emptyForm(lang) };
}

/** Nothing was written yet: not worth keeping. */
export function blank(k: Kept): boolean {
  const f = k.form;
  return k.way === 'new' && !f.kind && titleOf(f) === '' && f.texts.every((t) => t.text.trim() === '') && f.volumes.length + f.roles.length + f.rules.length === 0;
}

export const keepDraft = (k: Kept) => write('drafts', k.id, k);
export const dropDraft = (id: string) => drop('drafts', id);

// A page that goes away has no time for the database: the last words are put where they are written at once.
const LAST = 'parley.draft.last';

export function lastWords(k: Kept | undefined): void {
  try {
    if (k) localStorage.setItem(LAST, JSON.stringify(k));
    else localStorage.removeItem(LAST);
  } catch { /* nothing is kept here */ }
}

async function heedLastWords(): Promise<void> {
  let last: Kept | undefined;
  try { last = JSON.parse(localStorage.getItem(LAST) ?? 'null') ?? undefined; } catch { /* nothing that can be read */ }
  if (!last) return;
  const older = await read<Kept>('drafts', last.id);
  if (!older || older.changed < last.changed) await keepDraft(last);
  lastWords(undefined);
}

/** The draft of that name, if it is that party's. */
export async function draftOf(id: string, ledger: string, party: string): Promise<Kept | undefined> {
  await heedLastWords();
  const k = await read<Kept>('drafts', id);
  if (!k || !mine(k, ledger, party)) return undefined;
  for (const r of k.form.rules) r.except ??= []; // kept before rules could rest
  return k;
}

const mine = (k: Kept, ledger: string, party: string) => k.ledger === ledger && (k.party === '' || k.party === party);

/** The party's drafts, the one changed last first. */
export async function drafts(ledger: string, party: string): Promise<Kept[]> {
  await heedLastWords();
  const all = await Promise.all((await keys('drafts')).map((k) => read<Kept>('drafts', String(k))));
  return all.filter((k): k is Kept => k !== undefined && typeof k.form === 'object' && mine(k, ledger, party)).sort((a, b) => b.changed - a.changed);
}
