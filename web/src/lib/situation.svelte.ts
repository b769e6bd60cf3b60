/**
 * What is known now: one answer of the server that the first screens stand on, kept for when the link is gone.
 * `live` has it asked for again when something was entered, or when an instant passes at which something starts or ends.
 */
import { untrack } from 'svelte';
import { ask, get, Problem, query, Unreachable } from './api';
import { changed } from './changes';
import { keep, kept, forget } from './kept';
import { route } from './route.svelte';
import type { LedgerInfo, Matter, Me, Need, SituationAnswer } from './shapes';

interface Known {
  answer?: SituationAnswer;
  at?: number; // the instant that was asked about; absent: the time of asking
  heard: number; // when the answer came, by this machine's clock
  stale: boolean; // it is from an earlier time, without the server
  door?: LedgerInfo; // what the public is told, where nobody has logged in
  failed?: Error;
}

let known = $state.raw<Known>({ heard: 0, stale: false });
let present = $state.raw<SituationAnswer | undefined>();
let news = $state.raw<ReadonlySet<string>>(new Set());
let busy = $state(false);
let asked = 0;

export const situation = {
  get answer(): SituationAnswer | undefined { return known.answer; },
  /** The newest answer about now, whatever time is shown. */
  get present(): SituationAnswer | undefined { return present; },
  get me(): Me | undefined { return known.door ? undefined : known.answer?.me; },
  get ledger(): LedgerInfo | undefined { return known.answer?.ledger ?? known.door; },
  get heard(): number { return known.heard; },
  get stale(): boolean { return known.stale; },
  get failed(): Error | undefined { return known.failed; },
  /** An answer about another time is being waited for. */
  get busy(): boolean { return busy; },
  /** Nobody has logged in, and the server is closed. */
  get closed(): boolean { return known.door !== undefined; },
  /** The session has ended while something was shown: it stays as it is, out of sight, until somebody logs in again. */
  get ended(): boolean { return known.door !== undefined && known.answer !== undefined; },
  /** Arrangements that changed while they were shown, until `seen`. */
  get news(): ReadonlySet<string> { return news; },
  /** How far the ledger's clock is ahead of this machine's. */
  get ahead(): number { return present ? skew : 0; },
  matter(id: string): Matter | undefined { return known.answer?.arrangements.find((m) => m.arrangement === id); },
  needs(id: string): Need[] { return known.answer?.needs.filter((n) => n.arrangement === id) ?? []; },
  name(party: string): string { return known.answer?.parties[party]?.name ?? party.slice(0, 12); },
};

let skew = 0;

/** A machine's clock that is a little off is no matter; one that is well off is corrected by the ledger's. */
function setClock(at: number, from: number, until: number): void {
  const found = at - (from + until) / 2;
  skew = Math.abs(found) > (until - from) / 2 + 2_000 ? found : 0;
}

/** Forgets all that is shown: whoever leaves leaves nothing behind. */
export function clear(): void {
  asked++;
  known = { heard: 0, stale: false };
  present = undefined;
  news = new Set();
}

/** Forgets that something changed: all of it, or one arrangement. */
export function seen(id?: string): void {
  if (id === undefined) news = new Set();
  else if (news.has(id)) news = new Set([...news].filter((x) => x !== id));
}

let underway: Promise<void> | undefined;

/** Asks again, as of the time that is shown. An older answer never replaces a newer one. */
export function refresh(): Promise<void> {
  const mine = question();
  underway = mine;
  void mine.finally(() => { if (underway === mine) underway = undefined; });
  return mine;
}

/** The question that is under way, or a new one. */
export const answered = (): Promise<void> => underway ?? refresh();

async function question(): Promise<void> {
  const mine = ++asked;
  const at = route.at;
  const from = Date.now();
  busy = known.answer !== undefined && known.at !== at;
  const impatient = known.answer || at !== undefined ? undefined : setTimeout(() => void lastView(), 4_000);
  try {
    const reply = await ask('/v1/situation' + query({ at }));
    const answer = (await reply.json()) as SituationAnswer;
    if (mine === asked) take(answer, at, from, Number(reply.headers.get('Parley-Kept') ?? 0));
  } catch (failed) {
    if (mine === asked) await fail(failed as Error, at, mine);
  } finally {
    clearTimeout(impatient);
    if (mine === asked) busy = false;
  }
}

/** Takes an answer; one that the service worker had kept tells since when. */
function take(answer: SituationAnswer, at: number | undefined, from: number, keptAt: number): void {
  const now = Date.now();
  if (at === undefined) {
    if (!keptAt) setClock(answer.as_of.at, from, now);
    if (known.answer && known.at === undefined && !known.stale) news = new Set([...news, ...changed(known.answer, answer)]);
    if (present && present.me?.party !== answer.me?.party) news = new Set();
    present = answer;
    if (!keptAt) void keep('situation', answer);
  }
  known = { answer, at, heard: keptAt || now, stale: keptAt > 0 };
}

/** What was seen last, until there is an answer: on a link that says nothing, or that is gone. */
async function lastView(failed?: Error): Promise<void> {
  const last = await kept<SituationAnswer>('situation');
  if (known.answer || known.door) return; // an answer came meanwhile
  if (last) present = last.value;
  known = last ? { answer: last.value, heard: last.at, stale: true, failed } : { ...known, failed };
}

/** Nobody is logged in: what the public is told takes the place, unless somebody has logged in while it was fetched. */
async function shut(mine: number): Promise<void> {
  await forget();
  const door = await get<LedgerInfo>('/ledger', {}, { credentials: 'omit' }).catch((e: unknown) => e as Error); // the cookie of a session that has ended opens nothing, not even this
  if (mine !== asked) return;
  if (door instanceof Error) {
    known = { ...known, failed: door };
    return;
  }
  present = undefined;
  news = new Set();
  known = { ...(known.answer && { answer: known.answer }), heard: Date.now(), stale: false, door };
}

async function fail(failed: Error, at: number | undefined, mine: number): Promise<void> {
  if (failed instanceof Problem && failed.status === 401) {
    await shut(mine);
  } else if (failed instanceof Unreachable && !known.answer && at === undefined) {
    await lastView(failed);
  } else if (failed instanceof Unreachable && known.at !== at) {
    known = { heard: known.heard, stale: true, failed }; // nothing is known of that time: nothing is shown for it
  } else {
    known = { ...known, failed };
  }
}

/** Has the newest answer about now at hand, where the page was opened at another time. */
export async function presently(): Promise<void> {
  if (present || known.door) return;
  try {
    const answer = await get<SituationAnswer>('/situation');
    present ??= answer;
  } catch { /* without it, the time bar has no marks */ }
}

/** Asks whenever another time is to be shown, from the first. */
export function watch(): void {
  $effect.root(() => {
    $effect(() => {
      void route.at;
      untrack(() => void refresh());
    });
  });
}

/** The next instant at which something starts, ends or falls due by the clock alone, by the ledger's clock. */
export function nextInstant(s: SituationAnswer, after: number): number {
  let next = Infinity;
  const consider = (at: number | undefined) => { if (at !== undefined && at > after && at < next) next = at; };
  for (const m of s.arrangements) {
    consider(m.in_force);
    consider(m.ends);
    for (const w of m.waiting ?? []) consider(w.until);
  }
  for (const n of s.needs) consider(n.due);
  return next;
}
