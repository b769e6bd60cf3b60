/** What the state names and does not say: the conditions of positions and the facts confirmed, which stand in the statements. */
import { get } from '../../lib/api';
import type { Condition, RevisionStatus } from '../../lib/content';
import type { Conditions } from './waits';

interface Payload { type: string; body: Record<string, unknown> & { condition?: Condition; members?: string[] } }

const known = new Map<string, Promise<{ payload?: Payload }>>(); // statements never change

/** A statement's payload; none: it was erased, or the link is gone, and the sentence says less. */
export async function payload(statement: string): Promise<Payload | undefined> {
  let entry = known.get(statement);
  if (!entry) {
    entry = get<{ payload?: Payload }>(`/statements/${statement}`);
    known.set(statement, entry);
    entry.catch(() => known.delete(statement));
  }
  try { return (await entry).payload; } catch { return undefined; }
}

/** The statements that have more to say. An acceptance that is not settled may be one at the same time as others, which the stance does not tell. */
const silent = (rev: RevisionStatus): string[] =>
  (rev.toward ?? []).flatMap((x) => (x.by && (x.stance === 'accept-with-condition' || (x.stance === 'accept' && !x.settled && !x.bound)) ? [x.by] : []));

/** Whether what a statement says is still being fetched. */
export const pending = (rev: RevisionStatus, statement: string | undefined, conditions: Conditions): boolean =>
  statement !== undefined && !conditions.has(statement) && silent(rev).includes(statement);

export async function conditionsOf(rev: RevisionStatus): Promise<Conditions> {
  const out: Conditions = new Map();
  await Promise.all(silent(rev).map(async (by) => {
    const body = (await payload(by))?.body;
    out.set(by, { ...(body?.condition && { condition: body.condition }), ...(body?.members && { members: body.members }) });
  }));
  return out;
}
