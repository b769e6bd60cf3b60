/** The link: server-sent events with resume, its state and age, and the clock. */
import { Problem } from './api';
import { route } from './route.svelte';
import { answered, nextInstant, refresh, situation } from './situation.svelte';

/** The server says something every 15 s; after twice that, the link is delayed, and after four times gone. */
const BEAT = 15_000;
/** The shortest and the longest wait before the next try, in milliseconds. */
const FIRST = 1_000;
const LONGEST = 60_000;

export interface Happening {
  index: number; at: number; type?: string; statement?: string; author?: string; arrangement?: string; state?: string; refused?: boolean;
}

export type Link = 'connecting' | 'live' | 'delayed' | 'offline';

let heard = $state(0);
let open = $state(false);
let now = $state(Date.now());
let online = $state(globalThis.navigator?.onLine ?? true);
let last = $state.raw<Happening | undefined>(undefined);
let ahead = $state.raw<Problem | undefined>(undefined);
let due: ReturnType<typeof setTimeout> | undefined;
let stream: AbortController | undefined;
let wake: (() => void) | undefined;

export const live = {
  /** The time by the ledger's clock, a tick a second. */
  get now(): number { return now + situation.ahead; },
  /** The newest entry that was heard of. */
  get last(): Happening | undefined { return last; },
  /** How many entries the ledger is known to have. */
  get size(): number { return Math.max(situation.present?.as_of.size ?? situation.ledger?.size ?? 0, last ? last.index + 1 : 0); },
  /** The server has fewer entries than it had before. */
  get ahead(): Problem | undefined { return ahead; },
  /** How old what is shown is at most, in milliseconds. */
  get age(): number { return Math.max(0, now - (situation.stale ? situation.heard : Math.max(heard, situation.heard))); },
  get link(): Link {
    const quiet = this.age;
    if (!online || situation.failed) return 'offline';
    if (situation.stale) return quiet < 4 * BEAT ? 'delayed' : 'offline'; // what was seen last, while an answer is awaited
    if (!open && heard === 0 && quiet < BEAT) return 'connecting';
    if (quiet >= 4 * BEAT) return 'offline';
    return open && quiet < 2 * BEAT + 5_000 ? 'live' : 'delayed';
  },
};

/** Asks again, a little later: many entries at once cost one question. What is past and shown stays as it is. */
function soon(ms = 150): void {
  due ??= setTimeout(() => {
    due = undefined;
    void ask();
  }, ms);
}

async function ask(): Promise<void> {
  const fixed = route.at !== undefined && situation.answer && route.at < situation.answer.as_of.head;
  if (!fixed || situation.failed || situation.stale) await refresh();
}

function happened(data: string): void {
  last = JSON.parse(data) as Happening;
  if (last.type !== undefined) soon(); // an entry that is not for us changes nothing that we see
}

/** Listens once, until the stream ends, breaks off, or says nothing for too long. */
async function attempt(from: number, stop: AbortSignal): Promise<void> {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), 3 * BEAT);
  const sign = () => {
    heard = Date.now();
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), 3 * BEAT);
  };
  try {
    const { listen } = await import('./after');
    await listen(`/v1/events?from=${from}`, {
      opened() {
        open = true;
        sign();
        if (situation.stale || situation.failed) soon(0);
      },
      heard: sign,
      event(name, data) { if (name === 'entry') happened(data); },
    }, AbortSignal.any([stop, silent.signal]));
  } finally {
    open = false;
    clearTimeout(timer);
  }
}

/** Waits before the next try: twice as long each time, a little at random so that not all come at once, or until woken. */
export const patience = (tries: number, random = Math.random()) => Math.min(LONGEST, FIRST * 2 ** tries) * (0.7 + 0.6 * random);

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = () => { clearTimeout(timer); resolve(); };
  });
}

async function run(stop: AbortSignal): Promise<void> {
  for (let tries = 0; !stop.aborted; tries++) {
    const began = Date.now();
    if (situation.answer === undefined && !situation.closed) await answered();
    if (situation.closed || stop.aborted) return; // whoever logs in follows anew
    try {
      if (situation.answer) await attempt(live.size, stop);
    } catch (e) {
      ahead = e instanceof Problem && e.code === 'ahead' ? e : undefined;
      if (situation.failed || situation.stale || (e instanceof Problem && e.status === 401)) await refresh();
    }
    if (Date.now() - began > 2 * BEAT) tries = 0; // it was open for a while
    if (!stop.aborted && !situation.closed) await pause(patience(tries));
  }
}

/** Follows the ledger from what is shown, from the start or anew: when somebody else has logged in. */
export function follow(): void {
  stream?.abort();
  stream = new AbortController();
  last = undefined;
  void run(stream.signal);
}

function soonest(): void {
  online = navigator.onLine;
  wake?.();
}

/** What starts or ends by the clock is asked for when its time has come. */
let instant = Infinity;
let of: unknown;
let tried = 0;
function tick(): void {
  now = Date.now();
  if (open && situation.failed && now - tried > BEAT) {
    tried = now;
    soon(0);
  }
  const s = situation.present;
  if (!s) return;
  if (of !== s) {
    of = s;
    instant = nextInstant(s, s.as_of.at);
  }
  if (live.now > instant + 500 && route.at === undefined && live.link === 'live') {
    instant = Infinity;
    soon(Math.random() * 2_000);
  }
}

if (typeof document !== 'undefined') {
  setInterval(tick, 1000);
  addEventListener('online', soonest);
  addEventListener('offline', () => (online = false));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { tick(); soonest(); } });
}
