/** What an answer tells anew, against the one before: for the rows that are marked and the sentence that is read out. */
import type { Matter, Need, SituationAnswer } from './shapes';

export const needKey = (n: Need) => [n.kind, n.arrangement, n.revision, n.subject].join(' ');

const print = (m: Matter) => JSON.stringify([m.state, m.revision, m.consents, m.required, m.in_force, m.ends, m.bound, m.waiting, m.toward_me]);

/** The arrangements that are new, or stand otherwise, or need something else. */
export function changed(before: SituationAnswer, after: SituationAnswer): string[] {
  if (before.me?.party !== after.me?.party || before.ledger.ledger !== after.ledger.ledger) return [];
  const old = new Map(before.arrangements.map((m) => [m.arrangement, print(m)]));
  const found = new Set(after.arrangements.filter((m) => old.get(m.arrangement) !== print(m)).map((m) => m.arrangement));
  const needed = new Set(before.needs.map(needKey));
  for (const n of after.needs) if (!needed.has(needKey(n))) found.add(n.arrangement);
  return [...found];
}
