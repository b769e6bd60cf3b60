/** The parties of the ledger, which every party sees: whom one may speak to, name in a condition, or ask about. */
import { get } from '../../lib/api';
import { situation } from '../../lib/situation.svelte';

export interface Person { id: string; name: string; kind: string }

interface Answer { parties: { id: string; profile: { name: string; kind: string } }[] }

let all = $state.raw<Person[]>([]);
let asked: Promise<void> | undefined;

export const directory = {
  /** Those who take part: the registrar keeps the log and takes none. */
  get parties(): Person[] { return all.filter((p) => p.kind !== 'registrar'); },
  name(id: string): string { return all.find((p) => p.id === id)?.name ?? situation.name(id); },
};

/** Fetched once, and again when a party came in or changed its name: `news` is the type of the newest entry. */
export function learn(news?: string): void {
  if (news === 'party/admit' || news === 'party/update') asked = undefined;
  asked ??= get<Answer>('/parties').then(
    (a) => { all = a.parties.map((p) => ({ id: p.id, name: p.profile.name, kind: p.profile.kind })); },
    () => { asked = undefined; });
}
