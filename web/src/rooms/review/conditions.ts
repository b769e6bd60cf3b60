/** The conditions of the positions on a revision. The state names them; what they say is in the statements. */
import type { RevisionStatus } from '../../lib/content';
import type { Condition } from '../../lib/content';
import type { Conditions } from './waits';

interface Entry { payload?: { type: string; body: { condition?: Condition; members?: string[] } } }

const known = new Map<string, Promise<Entry>>(); // statements never change

export async function conditionsOf(rev: RevisionStatus, ask: (path: string) => Promise<Entry>): Promise<Conditions> {
  const out: Conditions = new Map();
  // An acceptance that is not settled may be one at the same time as others, which the stance does not tell.
  const wanted = (rev.toward ?? []).filter((x) => x.by && (x.stance === 'accept-with-condition' || (x.stance === 'accept' && !x.settled && !x.bound)));
  await Promise.all(wanted.map(async (x) => {
    let entry = known.get(x.by!);
    if (!entry) {
      entry = ask(`/statements/${x.by!}`);
      known.set(x.by!, entry);
      entry.catch(() => known.delete(x.by!));
    }
    try {
      const body = (await entry).payload?.body;
      if (body) out.set(x.by!, { ...(body.condition && { condition: body.condition }), ...(body.members && { members: body.members }) });
    } catch { /* erased, or the link is gone: the sentence says less */ }
  }));
  return out;
}
