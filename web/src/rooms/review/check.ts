/** A check's answer (docs/api.md), and its reasons as sentences. */
import type { Namer } from '../../lib/content';
import { utc } from '../../lib/format';
import { language, t } from '../../lib/i18n.svelte';
import { titleOf } from '../../lib/matters';
import { situation } from '../../lib/situation.svelte';
import { join } from '../../lib/sentences';
import type { AsOf, HeightData } from '../../lib/shapes';

export interface Reason {
  verdict: string; arrangement?: string; revision?: string; title?: string; clause?: string; volume?: string; state?: string; bound: boolean;
  upheld?: string[]; by?: string; operation?: string; during: { from: number; until: number }; sentence: string;
}
export interface CheckAnswer { verdict: string; reasons: Reason[]; call?: string[]; heights?: HeightData[]; note: string; as_of: AsOf }

/** Why, with the clause and the volume. */
export function reason(r: Reason, name: Namer, party: string): string {
  const known = r.arrangement === undefined ? undefined : situation.matter(r.arrangement);
  const values = {
    clause: r.clause ?? '', title: known ? titleOf(known, language.code) : r.title ?? '', volume: r.volume ?? '', party: name(party), parties: join((r.upheld ?? []).map(name)), n: r.upheld?.length ?? 0,
    from: utc(r.during.from), until: utc(r.during.until), state: r.state ? t(`state-${r.state}`) : '',
  };
  if (r.operation) return t('check-operation', values);
  if (!r.clause) return r.sentence; // of a mirror that is stale, or of a newer server
  if (r.verdict === 'conflict') return t('check-forbids', values);
  if (r.verdict === 'indeterminate') return t('check-may', values);
  if (r.verdict === 'coordinate') return t('check-upheld', values);
  return t(r.bound || values.n > 0 ? 'check-exempt' : 'check-nobody', values);
}
