/** One arrangement as it is reviewed: how it stands at the time shown, its revisions' contents, and what was said. */
import { get } from '../../lib/api';
import { namer, type ArrangementAnswer, type Content, type Namer, type Remark, type RevisionAnswer, type RevisionStatus, type Status, type TalkAnswer } from '../../lib/content';
import { payload } from './conditions';
import { directory } from './directory.svelte';

const contents = new Map<string, Promise<RevisionAnswer>>(); // immutable, by arrangement and revision

export function content(arrangement: string, revision: string): Promise<RevisionAnswer> {
  const key = arrangement + revision;
  let c = contents.get(key);
  if (!c) {
    c = get<RevisionAnswer>(`/arrangements/${arrangement}/revisions/${revision}`);
    contents.set(key, c);
    c.catch(() => contents.delete(key));
  }
  return c;
}

/** All that was said, page by page. */
async function talkOf(arrangement: string): Promise<Remark[]> {
  const out: Remark[] = [];
  for (let from = 0; ;) {
    const page = await get<TalkAnswer>(`/arrangements/${arrangement}/talk`, { from, limit: 500 });
    out.push(...page.talk);
    if (!page.next) return out;
    from = page.next;
  }
}

/** The log names who confirmed something; what it was is in the statement. */
async function factsIn(talk: Remark[]): Promise<Map<string, Set<string>>> {
  const out = new Map<string, Set<string>>();
  await Promise.all(talk.filter((r) => r.type === 'condition/confirm' && r.revision).map(async (r) => {
    const label = (await payload(r.statement))?.body.label;
    if (typeof label !== 'string') return;
    const key = r.revision! + r.author;
    out.set(key, (out.get(key) ?? new Set()).add(label));
  }));
  return out;
}

export class Matter {
  status = $state.raw<Status>();
  talk = $state.raw<Remark[]>([]);
  failed = $state.raw<Error>();
  /** The time asked about, and the entries that the answer rests on. */
  asOf = $state.raw<ArrangementAnswer['as_of']>();
  #facts = $state.raw(new Map<string, Set<string>>());
  #asked = 0;

  constructor(readonly id: string) {}

  async load(at: number | undefined): Promise<void> {
    const mine = ++this.#asked;
    try {
      const [a, talk] = await Promise.all([get<ArrangementAnswer>(`/arrangements/${this.id}`, { at }), talkOf(this.id)]);
      if (mine < this.#asked) return;
      this.status = a.arrangement;
      this.asOf = a.as_of;
      this.talk = at === undefined ? talk : talk.filter((r) => r.at <= at);
      this.failed = undefined;
      this.#facts = await factsIn(this.talk);
    } catch (e) {
      if (mine === this.#asked) this.failed = e as Error;
    }
  }

  /** The facts that a party has confirmed on a revision. */
  confirmed(revision: string, party: string): Set<string> { return this.#facts.get(revision + party) ?? new Set(); }

  /** A revision by its number or the beginning of its hash; else the one that the state speaks of. */
  revision(wanted: string | null): RevisionStatus | undefined {
    const all = this.status?.revisions ?? [];
    const found = wanted ? all.find((r) => String(r.number) === wanted || (wanted.length >= 8 && r.revision.startsWith(wanted))) : undefined;
    return found ?? all.find((r) => r.revision === this.status?.current) ?? all.at(-1);
  }
}

/** What the parts of the room share: the matter, the revision shown, who looks, and what may be done. */
export interface Shown {
  matter: Matter;
  status: Status;
  rev: RevisionStatus;
  answer: RevisionAnswer | undefined; // the revision's content, once it is here
  me: string | undefined; // the party that looks
  past: boolean; // an instant other than now is shown: nothing can be signed
  name: Namer;
}

/** Names parties as the revision quotes them, else as the state does. */
export function names(status: Status, content: Content | undefined): Namer {
  const known = new Map<string, string>();
  for (const r of status.revisions) {
    for (const x of r.toward ?? []) known.set(x.party, x.name);
    for (const x of r.required ?? []) if (x.party) known.set(x.party, x.name);
  }
  return namer([content], (p) => known.get(p) ?? directory.name(p));
}

/** Whether a revision still speaks: it has neither ended nor been replaced. */
export const living = (r: RevisionStatus): boolean =>
  !['superseded', 'withdrawn', 'lapsed', 'expired', 'terminated', 'ceased'].includes(r.state);

export const inForce = (r: RevisionStatus): boolean => r.in_force !== undefined && living(r);

export const accepting = (stance: string | undefined): boolean => stance?.startsWith('accept') ?? false;

export const stanceOf = (r: RevisionStatus, party: string | undefined) => r.toward?.find((x) => x.party === party);

/** How many of those who must consent have, settled. */
export function consents(r: RevisionStatus): { got: number; need: number } {
  const settled = new Set((r.toward ?? []).filter((x) => x.settled && accepting(x.stance)).map((x) => x.party));
  const need = r.required ?? [];
  return { got: need.filter((n) => n.party && settled.has(n.party)).length, need: need.length };
}

/** The newest revision before this one that a party accepted; else the one before it. */
export function baseOf(status: Status, rev: RevisionStatus, me: string | undefined): RevisionStatus | undefined {
  const before = status.revisions.filter((r) => r.number < rev.number);
  return before.findLast((r) => accepting(stanceOf(r, me)?.stance)) ?? before.at(-1);
}
