/** One arrangement as it is reviewed: how it stands at the time shown, its revisions' contents, and what was said. */
import { get, Problem } from '../../lib/api';
import { namer, type ArrangementAnswer, type Content, type Namer, type Remark, type RevisionAnswer, type RevisionStatus, type Status, type TalkAnswer } from '../../lib/content';
import { language } from '../../lib/i18n.svelte';
import { titleOf } from '../../lib/matters';
import { situation } from '../../lib/situation.svelte';
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

async function answeredBy(s: Status, at: number | undefined): Promise<{ status: Status; rev: RevisionStatus } | undefined> {
  if (!s.answers) return undefined;
  try {
    const [founding, other] = await Promise.all([payload(s.arrangement), get<ArrangementAnswer>(`/arrangements/${s.answers}`, { at })]);
    const list = other.arrangement.revisions;
    const rev = list.find((r) => r.revision === founding?.body.to) ?? list.at(-1);
    return rev && { status: other.arrangement, rev };
  } catch { return undefined; } // it was erased
}

export class Matter {
  status = $state.raw<Status>();
  talk = $state.raw<Remark[]>([]);
  /** What it counters, and the revision that it answers. */
  answered = $state.raw<{ status: Status; rev: RevisionStatus }>();
  /** It counters another, which is still being fetched. */
  answering = $state(false);
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
      const said = at === undefined ? talk : talk.filter((r) => r.at <= at);
      const facts = await factsIn(said); // before anything is shown: nobody is asked to confirm what is confirmed
      if (mine < this.#asked) return;
      this.answering = a.arrangement.answers !== undefined && this.answered === undefined;
      this.status = a.arrangement;
      this.asOf = a.as_of;
      this.talk = said;
      this.#facts = facts;
      this.failed = undefined;
      const answered = await answeredBy(a.arrangement, at);
      if (mine !== this.#asked) return;
      this.answered = answered;
      this.answering = false;
    } catch (e) {
      if (mine !== this.#asked) return;
      this.failed = e as Error;
      if (e instanceof Problem && e.status === 404) this.status = undefined; // who looks now does not see it
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

/** What a revision is compared with: another of its arrangement, or the one that it counters. */
export interface Base { key: string; arrangement: string; rev: RevisionStatus; title?: string }

function answeredTitle(s: Status): string {
  const known = situation.matter(s.arrangement);
  return known ? titleOf(known, language.code) : s.title ?? '';
}

export function bases(matter: Matter, rev: RevisionStatus): Base[] {
  const s = matter.status;
  if (!s) return [];
  const own = s.revisions.filter((r) => r.revision !== rev.revision).map((r) => ({ key: String(r.number), arrangement: s.arrangement, rev: r }));
  const a = matter.answered;
  return a ? [...own, { key: 'answered', arrangement: a.status.arrangement, rev: a.rev, title: answeredTitle(a.status) }] : own;
}

/** The one asked for; else what a party accepted last, else the one before, else what it counters. */
export function baseFor(matter: Matter, rev: RevisionStatus, me: string | undefined, wanted: string | null): Base | undefined {
  const all = bases(matter, rev);
  const before = all.filter((b) => b.key !== 'answered' && b.rev.number < rev.number);
  return all.find((b) => b.key === wanted) ?? before.findLast((b) => accepting(stanceOf(b.rev, me)?.stance)) ?? before.at(-1) ?? all.find((b) => b.key === 'answered');
}
