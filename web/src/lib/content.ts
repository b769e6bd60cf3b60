/** What a revision holds and how an arrangement stands, as the server answers it (docs/formats/revision.md, docs/api.md). */
import type { AsOf } from './shapes';

export type Point = [lon: number, lat: number]; // 1e-7 degree

export interface Height { datum: string; mm: number }
export interface Window { from: number; until: number }
export interface Period { months?: number; days?: number; hours?: number }
export interface Who { parties?: string[]; roles?: string[] }

export interface Footprint {
  polygons?: Point[][][];
  edges?: string;
  circle?: { centre: Point; radius: number };
  corridor?: { line: Point[]; half_width: number };
}

export interface Volume { id: string; footprint: Footprint; floor?: Height; ceiling?: Height; windows?: Window[]; accuracy?: number }
export interface Annex { volumes: Volume[] }

export interface Condition { accepts?: string; confirmed?: { by: string; label: string }; all?: Condition[]; any?: Condition[] }

export interface Slot { days: number[]; from: number; from_sun?: string; until: number; until_sun?: string }
export interface Rule {
  clause: string; forbids: string[]; parties?: string[]; roles?: string[]; volumes?: string[]; floor?: Height; ceiling?: Height;
  schedule?: Slot[]; except?: { from: number; until: number }[]; sun?: [number, number]; exempt?: { purposes?: string[]; parties?: string[]; groups?: string[] };
}

export interface Terms {
  effective?: { at?: number; when?: Condition };
  open_until?: number;
  duration?: Period;
  ends?: number;
  renewal?: { mode: string; by?: Who; period?: Period; notice?: Period; most?: number };
  denunciation?: { by?: Who; notice?: Period };
  suspension?: { by?: Who; notice?: Period; longest?: Period };
  accession?: { by?: Who };
  breach?: { cure?: Period; release?: boolean };
}

export interface TextRef { lang: string; authentic?: boolean; title: string; part: string }
export interface Content {
  kind: string; basis: string; authority?: string; texts: TextRef[]; map: { status: string; part?: string };
  roles?: { party: string; name: string; role: string }[]; consenting?: string[]; rules?: Rule[]; terms: Terms;
  private?: { label: string; part: string; parties: string[] }[];
}

export interface Waiting {
  kind: string; blocks: boolean; parties?: string[]; names?: string[]; concerns?: string[]; subject?: string; until?: number; rule?: string; sentence: string;
}
export interface Required { party?: string; name: string; because: string[] }
export interface Claimant { party?: string; name: string; attributed?: boolean; because: string; square_metres?: number; disclaimed?: boolean }
export interface Toward {
  party: string; name: string; state: string; bound: boolean; since?: number; stance?: string; settled?: boolean; by?: string;
  released_from?: string[]; flags?: string[];
}

export interface RevisionStatus {
  revision: string; number: number; at: number; by: string; state: string; map: string; required?: Required[]; claims?: Claimant[];
  waiting?: Waiting[]; toward?: Toward[]; in_force?: number; ends?: number; renewals?: number; publishing?: string[]; public?: number;
}

export interface Status {
  arrangement: string; title?: string; kind: string; basis: string; sponsor: string; state: string; current: string;
  waiting?: Waiting[]; toward?: Toward[]; bound?: string[]; revisions: RevisionStatus[]; answers?: string; counters?: string[];
  later_claims?: Claimant[]; audience?: string[];
}

export interface ArrangementAnswer { arrangement: Status; retention?: unknown; as_of: AsOf }

export interface RevisionAnswer {
  arrangement: string; revision: string; number: number; index: number; by: string; content: Content; texts: Record<string, string>;
  annex?: Annex; map?: string; note: string; as_of: AsOf;
}

export interface Remark {
  index: number; at: number; statement: string; type: string; author: string; revision?: string; about?: string; clause?: string;
  point?: Point; stance?: string; blocking?: boolean; text?: string; audience: string[]; words?: string;
}
export interface TalkAnswer { arrangement: string; talk: Remark[]; next?: number; as_of: AsOf }

/** Names a party: by the label that the revision quotes, else by what the ledger calls it. */
export type Namer = (party: string) => string;

export function namer(contents: (Content | undefined)[], known: Namer): Namer {
  const labels = new Map<string, string>();
  for (const c of contents) for (const h of c?.roles ?? []) if (!labels.has(h.party)) labels.set(h.party, h.name);
  return (party) => labels.get(party) ?? known(party);
}

/** Whether a party is one of those selected: named, or holding a role of the revision; nobody selected means `absent`. */
export function selects(who: Who | undefined, party: string, content: Content, absent: boolean): boolean {
  if (!who) return absent;
  return (who.parties ?? []).includes(party) || (content.roles ?? []).some((h) => h.party === party && (who.roles ?? []).includes(h.role));
}
