/** All parties of the ledger, by identifier: asked for when a room needs more of them than the situation names. */
import { get } from './api';
import { situation } from './situation.svelte';

export interface Profile { name: string; kind: string; country?: string }
export interface Party { id: string; number: number; profile: Profile; since: number }

let all = $state.raw<Map<string, Party>>(new Map());
let size = -1; // of the ledger when they were asked for

export const parties = {
  get list(): Party[] { return [...all.values()]; },
  get(id: string): Party | undefined { return all.get(id); },
  name(id: string): string { return all.get(id)?.profile.name ?? situation.name(id); },
};

/** Asks for them, again when the ledger has grown. */
export async function loadParties(): Promise<void> {
  const now = situation.ledger?.size ?? 0;
  if (now === size) return;
  const answer = await get<{ parties: Party[] }>('/parties');
  size = now;
  all = new Map(answer.parties.map((p) => [p.id, p]));
}
