/** The statement that brings a draft in. */
import { get } from '../../lib/api';
import type { ArrangementAnswer } from '../../lib/content';
import type { Saying } from '../../sign/say.svelte';
import type { Kept } from './drafts';
import type { Made } from './signing';

const types: Record<string, string> = { agreed: 'arrangement/table', declared: 'arrangement/declare', authorised: 'arrangement/assert', asserted: 'arrangement/assert' };

/** A new revision goes to the arrangement's audience and replaces its latest; both are asked for as they stand now. */
export async function saying(kept: Kept, made: Made, audience: string[]): Promise<Saying> {
  const body = { revision: made.revision };
  const parts = made.parts;
  if (kept.way === 'revise') {
    const { arrangement: a } = await get<ArrangementAnswer>(`/arrangements/${kept.arrangement}`);
    const latest = a.revisions[a.revisions.length - 1]!.revision;
    return {
      type: 'arrangement/revise', subject: { kind: 'arrangement', id: a.arrangement }, audience: a.audience ?? ['everyone'],
      body: { arrangement: a.arrangement, replaces: latest, ...body }, parts, about: { arrangement: a.arrangement },
    };
  }
  if (kept.way === 'counter') {
    return {
      type: 'arrangement/counter', subject: { kind: 'arrangement' }, audience,
      body: { answers: kept.arrangement, to: kept.revision, ...body }, parts, about: { arrangement: kept.arrangement! },
    };
  }
  return { type: types[kept.form.basis] ?? 'arrangement/table', subject: { kind: 'arrangement' }, audience, body, parts };
}
