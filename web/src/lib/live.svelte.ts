/** The link: server-sent events with resume, its state and age, and the clock. */
import { refresh, situation } from './situation.svelte';

/** The server says something every 15 s; after twice that, the link is delayed, and after four times gone. */
const BEAT = 15_000;

export interface Happening {
  index: number; at: number; type?: string; statement?: string; author?: string; arrangement?: string; state?: string;
}

let source: EventSource | undefined;
let heard = $state(0);
let open = $state(false);
let now = $state(Date.now());
let last = $state.raw<Happening | undefined>(undefined);
let waiting: ReturnType<typeof setTimeout> | undefined;

export type Link = 'connecting' | 'live' | 'delayed' | 'offline';

export const live = {
  /** This machine's clock, a tick a second. */
  get now(): number { return now; },
  /** The newest entry that was heard of. */
  get last(): Happening | undefined { return last; },
  /** How old what is shown is at most, in milliseconds. */
  get age(): number { return Math.max(0, now - Math.max(heard, situation.heard)); },
  get link(): Link {
    if (situation.stale || situation.failed || !navigator.onLine) return 'offline';
    if (!open) return heard === 0 && now - situation.heard < BEAT ? 'connecting' : this.age < 2 * BEAT ? 'delayed' : 'offline';
    return this.age < 2 * BEAT + 5_000 ? 'live' : this.age < 4 * BEAT ? 'delayed' : 'offline';
  },
};

/** Asks again, a little later: many entries at once cost one question. */
function soon(ms = 150): void {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    void refresh();
  }, ms);
}

/** Follows the ledger from what is shown. The browser resumes by itself, with the last entry that it heard of. */
export function follow(): void {
  source?.close();
  const from = situation.answer?.as_of.size;
  if (from === undefined) return;
  source = new EventSource(`/v1/events?from=${from}`);
  source.onopen = () => { open = true; heard = Date.now(); soon(); };
  source.onerror = () => { open = false; };
  source.addEventListener('entry', (e) => {
    heard = Date.now();
    last = JSON.parse((e as MessageEvent<string>).data) as Happening;
    soon();
  });
  source.addEventListener('end', () => { open = false; });
}

setInterval(() => {
  now = Date.now();
}, 1000);
addEventListener('online', () => soon(0));
