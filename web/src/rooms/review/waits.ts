/** What a revision waits for, as sentences in the reader's language, made from the structure and not from the server's words. */
import type { Condition, Content, Remark, Required, RevisionStatus, Waiting } from '../../lib/content';
import { utc } from '../../lib/format';
import { t } from '../../lib/i18n.svelte';
import { condition, join } from '../../lib/sentences';
import { stanceOf, type Shown } from './matter.svelte';

/** Why a party must consent, in brackets. */
export function because(r: Required | undefined): string {
  return r ? join(r.because.map((b) => t(`review-because-${b}`))) : '';
}

export function requiredOf(rev: RevisionStatus, party: string | undefined, name?: string): Required | undefined {
  return rev.required?.find((r) => (party ? r.party === party : !r.party && r.name === name));
}

/** What others said of a reservation: the latest word of each. */
export function wordsOn(talk: Remark[], reservation: string): Map<string, 'accepts' | 'objects'> {
  const out = new Map<string, 'accepts' | 'objects'>();
  for (const r of talk) {
    if (r.about !== reservation) continue;
    if (r.type === 'reservation/accept') out.set(r.author, 'accepts');
    if (r.type === 'reservation/object') out.set(r.author, 'objects');
  }
  return out;
}

/** The conditions of positions, by the statement that took them; they are read apart from the state. */
export type Conditions = Map<string, { condition?: Condition; members?: string[] }>;

export function sentence(w: Waiting, shown: Pick<Shown, 'rev' | 'name' | 'status'> & { talk: Remark[]; content: Content | undefined; conditions: Conditions; now: number }): string {
  const { rev, name, talk, now } = shown;
  const parties = w.parties ?? [];
  const first = parties[0] ? name(parties[0]) : (w.names?.[0] ?? '');
  const concern = w.concerns?.[0];
  switch (w.kind) {
    case 'position': {
      const r = requiredOf(rev, parties[0]);
      const stance = stanceOf(rev, parties[0])?.stance;
      const said = t(stance ? `review-wait-position-${stance === 'reject' ? 'reject' : 'undecided'}` : 'review-wait-position', { party: first, why: because(r) });
      return r?.because.includes('indeterminate') ? `${said} ${t('review-wait-disclaim')}` : said;
    }
    case 'reaffirmation': return t('review-wait-reaffirmation', { party: first });
    case 'admission': return t('review-wait-admission', { party: w.names?.[0] ?? '', why: because(requiredOf(rev, undefined, w.names?.[0])) });
    case 'audience': return t('review-wait-audience', { party: concern ? name(concern) : '', sponsor: first });
    case 'second-party': return t('review-wait-second-party');
    case 'clarification': {
      const answered = talk.some((r) => r.type === 'clarification/answer' && r.about === w.subject);
      return t(answered ? 'review-wait-settle' : 'review-wait-answer', { party: concern ? name(concern) : '' });
    }
    case 'reservation': return reservation(w, shown);
    case 'condition': return conditional(w, shown);
    case 'cycle': return t('review-wait-cycle', { parties: join(parties.map(name)) });
    case 'map': return t('review-wait-map', { party: first });
    case 'date': return t('review-wait-date', { when: utc(w.until ?? 0) });
    case 'renewal': return t('review-wait-renewal', { when: utc(w.until ?? 0), parties: join(parties.map(name)), n: parties.length });
    case 'recognition': return t('review-wait-recognition', { party: first });
    case 'cure': {
      const against = parties.find((p) => p !== concern);
      const over = (w.until ?? 0) <= now;
      const said = t('review-wait-cure', { by: concern ? name(concern) : '', party: against ? name(against) : '', when: utc(w.until ?? 0), over: over ? 'yes' : 'no' });
      return talk.some((r) => r.type === 'breach/cure' && r.about === w.subject) ? `${said} ${t('review-wait-cure-claimed', { party: against ? name(against) : '' })}` : said;
    }
    case 'resumption': return w.until ? t('review-wait-resumption-until', { party: first, when: utc(w.until) }) : t('review-wait-resumption', { party: first });
  }
  return w.sentence; // a kind of a newer server
}

function reservation(w: Waiting, { name, talk }: { name: (p: string) => string; talk: Remark[] }): string {
  const author = w.concerns?.[0] ?? '';
  const said = wordsOn(talk, w.subject ?? '');
  const others = (w.parties ?? []).filter((p) => p !== author);
  const objecting = others.filter((p) => said.get(p) === 'objects');
  const silent = others.filter((p) => said.get(p) !== 'objects');
  const out = [t('review-wait-reservation', { party: name(author) })];
  if (objecting.length) out.push(t('review-wait-reservation-objects', { parties: join(objecting.map(name)), n: objecting.length }));
  if (silent.length) out.push(t('review-wait-reservation-silent', { parties: join(silent.map(name)), n: silent.length }));
  return out.join(' ');
}

function conditional(w: Waiting, { name, content, conditions }: { name: (p: string) => string; content: Content | undefined; conditions: Conditions }): string {
  const author = w.concerns?.[0];
  if (!author) {
    const when = content?.terms.effective?.when;
    return t('review-wait-start', { condition: when ? condition(when, name) : join((w.parties ?? []).map(name)) });
  }
  const known = w.subject ? conditions.get(w.subject) : undefined;
  if (known?.members) return t('review-wait-simultaneous', { party: name(author), parties: join((w.parties ?? []).map(name)), n: w.parties?.length ?? 0 });
  if (known?.condition) return t('review-wait-condition', { party: name(author), condition: condition(known.condition, name) });
  return t('review-wait-condition-open', { party: name(author), parties: join((w.parties ?? []).map(name)) });
}
