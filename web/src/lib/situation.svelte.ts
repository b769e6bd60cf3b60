/**
 * What is known now: one answer of the server that the first screens stand on, kept for when the link is gone.
 * `live` has it asked for again when something was entered.
 */
import { get, Problem, Unreachable } from './api';
import { keep, kept, forget } from './kept';
import { route } from './route.svelte';
import type { LedgerInfo, Matter, Me, SituationAnswer } from './shapes';

interface Known {
  answer?: SituationAnswer;
  heard: number; // when the answer came, by this machine's clock
  stale: boolean; // it is from an earlier visit
  door?: LedgerInfo; // what the public is told, where nobody has logged in
  failed?: Error;
}

let known = $state.raw<Known>({ heard: 0, stale: false });
let asked = 0;

export const situation = {
  get answer(): SituationAnswer | undefined { return known.answer; },
  get me(): Me | undefined { return known.answer?.me; },
  get ledger(): LedgerInfo | undefined { return known.answer?.ledger ?? known.door; },
  get heard(): number { return known.heard; },
  get stale(): boolean { return known.stale; },
  get failed(): Error | undefined { return known.failed; },
  /** Nobody has logged in, and the server is closed. */
  get closed(): boolean { return known.door !== undefined; },
  matter(id: string): Matter | undefined { return known.answer?.arrangements.find((m) => m.arrangement === id); },
  name(party: string): string { return known.answer?.parties[party]?.name ?? party.slice(0, 12); },
};

/** Asks again, as of the time that is shown. An older answer never replaces a newer one. */
export async function refresh(): Promise<void> {
  const mine = ++asked;
  try {
    const answer = await get<SituationAnswer>('/situation', { at: route.at });
    if (mine < asked) return;
    known = { answer, heard: Date.now(), stale: false };
    if (route.at === undefined) await keep('situation', answer);
  } catch (failed) {
    if (mine < asked) return;
    if (failed instanceof Problem && failed.status === 401) {
      await forget();
      known = { heard: Date.now(), stale: false, door: await get<LedgerInfo>('/ledger') };
    } else if (failed instanceof Unreachable && !known.answer) {
      const last = await kept<SituationAnswer>('situation');
      known = last ? { answer: last.value, heard: last.at, stale: true, failed } : { ...known, failed };
    } else {
      known = { ...known, failed: failed as Error };
    }
  }
}
