/** The parties that one may pick, and how labels in drafts name them. */
import { loadParties, parties } from '../../lib/parties.svelte';
import { situation } from '../../lib/situation.svelte';
import type { Resolve } from './form';

export interface Known { id: string; name: string; kind: string; country?: string }

/** Asks for all parties of the ledger; without a link those that the last view names are known. */
export const meetAll = (): Promise<void> => loadParties().catch(() => undefined);

/** The parties of the ledger, by name. The registrar keeps the log, and takes no part. */
export function known(): Known[] {
  const all = new Map<string, Known>(Object.entries(situation.answer?.parties ?? {}).map(([id, p]) => [id, { id, ...p }]));
  for (const p of parties.list) all.set(p.id, { id: p.id, ...p.profile });
  return [...all.values()].filter((p) => p.kind !== 'registrar').sort((a, b) => a.name.localeCompare(b.name));
}

export const partyName = (id: string): string =>
  situation.answer?.parties[id]?.name ?? parties.get(id)?.profile.name ?? (/^[0-9a-f]{64}$/.test(id) ? id.slice(0, 12) : id);

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
