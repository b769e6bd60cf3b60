/** The parties that one may pick, and how labels in drafts name them. */
import { situation } from '../../lib/situation.svelte';
import type { Resolve } from './form';

export interface Known { id: string; name: string; kind: string; country?: string }

/** The parties that one sees, by name. */
export function known(): Known[] {
  const parties = situation.answer?.parties ?? {};
  return Object.entries(parties).map(([id, p]) => ({ id, ...p })).sort((a, b) => a.name.localeCompare(b.name));
}

export const partyName = (id: string): string => situation.answer?.parties[id]?.name ?? (/^[0-9a-f]{64}$/.test(id) ? id.slice(0, 12) : id);

/** As the server resolves labels: identity, name, country code, or the only identity that begins so. */
export function resolver(parties: Known[]): Resolve {
  return (label) => {
    const low = label.trim().toLowerCase();
    const only = (list: Known[]) => (list.length === 1 ? list[0]!.id : undefined);
    return only(parties.filter((p) => p.id === low)) ?? only(parties.filter((p) => p.name.toLowerCase() === low)) ??
      only(parties.filter((p) => p.kind === 'state' && p.country?.toLowerCase() === low)) ??
      (/^[0-9a-f]{6,}$/.test(low) ? only(parties.filter((p) => p.id.startsWith(low))) : undefined) ?? label;
  };
}
