/** Where each party stands on each revision, as a sign and a word. */
import type { RevisionStatus, Status } from '../../lib/content';
import { t } from '../../lib/i18n.svelte';
import { accepting, inForce, stanceOf } from './matter.svelte';

/** accepted: settled; open: accepted with something unsettled; again: an earlier revision only; missing: asked for and silent. */
export type Standing = 'accepted' | 'open' | 'rejected' | 'undecided' | 'again' | 'missing' | 'none';

export const signs: Record<Standing, string> = { accepted: '✓', open: '◐', rejected: '✕', undecided: '?', again: '↻', missing: '…', none: '–' };

export interface Cell { standing: Standing; label: string; by?: string; required: boolean }

export function cell(status: Status, rev: RevisionStatus, party: string): Cell {
  const x = stanceOf(rev, party);
  const required = rev.required?.some((r) => r.party === party) ?? false;
  const by = x?.stance && x.by ? { by: x.by } : {};
  if (x && accepting(x.stance)) {
    const settled = x.settled || x.bound;
    const label = settled ? t(`review-stance-${x.stance}`) : t(x.stance === 'accept' ? 'review-stance-accept-open' : `review-stance-${x.stance}-open`);
    return { standing: settled ? 'accepted' : 'open', label, ...by, required };
  }
  if (x?.stance === 'reject') return { standing: 'rejected', label: t('review-stance-reject'), ...by, required };
  if (x?.stance === 'undecided') return { standing: 'undecided', label: t('review-stance-undecided'), ...by, required };
  if (x?.bound) return { standing: 'accepted', label: t('review-bound'), required };
  const earlier = status.revisions.findLast((r) => r.number < rev.number && accepting(stanceOf(r, party)?.stance));
  if (earlier) return { standing: 'again', label: t('review-stance-again', { n: earlier.number }), required };
  if (required && !inForce(rev)) return { standing: 'missing', label: t('review-stance-missing'), required };
  return { standing: 'none', label: t('review-stance-none'), required };
}

export interface Row { party: string; name: string; admitted: boolean }

/** Those concerned by a revision: who must consent first, in the order of the server, then the others. */
export function rows(status: Status, rev: RevisionStatus, name: (p: string) => string): Row[] {
  const out: Row[] = [];
  for (const r of rev.required ?? []) out.push(r.party ? { party: r.party, name: name(r.party), admitted: true } : { party: '', name: r.name, admitted: false });
  for (const source of [rev, ...status.revisions]) {
    for (const x of source.toward ?? []) if (!out.some((o) => o.party === x.party)) out.push({ party: x.party, name: name(x.party), admitted: true });
  }
  return out;
}
