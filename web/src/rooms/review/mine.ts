/** What you can do about an item that a revision waits for: acts, or where it is done. */
import type { Condition, Waiting } from '../../lib/content';
import { find } from '../../rooms';
import { live } from '../../lib/live.svelte';
import { actsOn, type Act, type Acts } from './acts';
import { pending } from './conditions';
import type { Shown } from './matter.svelte';
import { requiredOf, wordsOn, type Conditions } from './waits';

export interface Mine { acts: Act[]; to?: { path: string[]; query?: Record<string, string>; label: string } }

/** The facts that a condition leaves to a party. */
export function facts(c: Condition | undefined, party: string): string[] {
  if (!c) return [];
  if (c.confirmed) return c.confirmed.by === party ? [c.confirmed.label] : [];
  return [...(c.all ?? []), ...(c.any ?? [])].flatMap((x) => facts(x, party));
}

export function actsFor(shown: Shown, w: Waiting, conditions: Conditions): Mine {
  const me = shown.me;
  if (!me) return { acts: [] };
  const acts = actsOn(shown);
  const concern = w.concerns?.[0];
  if (w.kind === 'cure') return { acts: onBreach(shown, w, acts) };
  if (!(w.parties ?? []).includes(me)) return { acts: [] };
  const discussion = { path: ['arrangements', shown.status.arrangement], query: { tab: 'discussion', rev: String(shown.rev.number), ...(w.subject && { said: w.subject }) } };
  switch (w.kind) {
    case 'position':
      return { acts: requiredOf(shown.rev, me)?.because.join() === 'indeterminate' ? [acts.accept, acts.disclaim] : [acts.accept] };
    case 'reaffirmation': return { acts: [acts.accept] };
    case 'clarification': {
      const question = shown.matter.talk.find((r) => r.statement === w.subject);
      if (concern === me && question) return { acts: [acts.settle(question)], to: { ...discussion, label: 'review-see' } };
      return { acts: [], to: { ...discussion, label: 'talk-answer' } };
    }
    case 'reservation': {
      if (concern === me) return { acts: [acts.accept] };
      const said = wordsOn(shown.matter.talk, w.subject ?? '').get(me);
      return { acts: [acts.acceptReservation(w), ...(said === 'objects' ? [] : [acts.objectReservation(w)])] };
    }
    case 'condition': {
      if (!shown.answer || pending(shown.rev, w.subject, conditions)) return { acts: [] }; // it would be another act
      const known = w.subject ? conditions.get(w.subject) : undefined;
      const when = concern ? known?.condition : shown.answer?.content.terms.effective?.when;
      if (known?.members) return { acts: [acts.simultaneous(known.members)] };
      const confirms = facts(when, me).filter((label) => !shown.matter.confirmed(shown.rev.revision, me).has(label)).map(acts.confirm);
      return { acts: confirms.length ? confirms : [acts.accept] };
    }
    case 'cycle': return { acts: [acts.simultaneous(w.parties), acts.accept] };
    case 'audience': return { acts: concern ? [acts.extend(concern)] : [] };
    case 'map': return find(['arrangements', shown.status.arrangement, 'revise']) ? { acts: [], to: { path: ['arrangements', shown.status.arrangement, 'revise'], label: 'act-revise' } } : { acts: [] };
    case 'renewal': return { acts: w.until ? [acts.renew(w.until)] : [] };
    case 'recognition': return { acts: [acts.recognise, acts.recogniseIf, acts.refuse, acts.acknowledge] };
    case 'resumption': return { acts: [acts.resume] };
  }
  return { acts: [] };
}

/** A notice is spoken to by who gave it, whom it is against, and a monitor; who gave it may release itself once the time to cure is over. */
function onBreach(shown: Shown, w: Waiting, acts: Acts): Act[] {
  const me = shown.me!;
  const notifier = w.concerns?.[0];
  const monitor = (shown.answer?.content.roles ?? []).some((h) => h.party === me && h.role === 'monitor');
  if (!w.subject || !(monitor || notifier === me || w.parties?.includes(me))) return [];
  const release = notifier === me && w.until !== undefined && w.until <= live.now && shown.answer?.content.terms.breach?.release;
  return [acts.cure(w.subject), ...(release ? [acts.release(w.subject)] : [])];
}
