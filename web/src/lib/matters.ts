/** Arrangements in lists: found, ordered, and named in the reader's language. */
import type { Matter, Need, SituationAnswer } from './shapes';
import { look } from './kinds';

/** The title in a language, or the one of the matter. */
export const titleOf = (m: Matter, language: string) => m.titles?.[language] ?? m.title;

/** The same where the matter may be unknown: then the beginning of its identifier. */
export const called = (m: Matter | undefined, id: string, language: string) => (m ? titleOf(m, language) : id.slice(0, 12));

/** Whether consents are still being gathered. */
export const gathers = (m: Matter) => m.required > 0 && m.consents < m.required && ['review', 'agreed'].includes(look(m.state));

export type Order = 'urgency' | 'title' | 'tabled';

/** Living matters before ended ones; among them the one that changes soonest by the clock, then the newest. */
function urgency(m: Matter, now: number): [number, number, number] {
  const ended = look(m.state) === 'ended' ? 1 : 0;
  const instants = [m.in_force, m.ends].filter((i): i is number => i !== undefined && i > now);
  return [ended, Math.min(...instants, Infinity), -m.tabled];
}

function compare(a: number[], b: number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1;
  return 0;
}

export function ordered(matters: Matter[], order: Order, now: number, language: string): Matter[] {
  if (order === 'tabled') return [...matters].sort((a, b) => b.tabled - a.tabled);
  if (order === 'title') {
    const by = new Intl.Collator(language, { numeric: true });
    return [...matters].sort((a, b) => by.compare(titleOf(a, language), titleOf(b, language)));
  }
  const keys = new Map(matters.map((m) => [m, urgency(m, now)]));
  return [...matters].sort((a, b) => compare(keys.get(a)!, keys.get(b)!));
}

const fold = (s: string) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether all words stand somewhere in the titles, the identifier or the names of the parties; state and kind as said. */
export function finder(words: string, s: SituationAnswer, also: (m: Matter) => string): (m: Matter) => boolean {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return () => true;
  return (m) => {
    const parties = [m.sponsor, ...(m.bound ?? []), ...(m.waiting ?? []).flatMap((w) => w.parties ?? [])].map((p) => s.parties[p]?.name ?? '');
    const text = fold([m.title, ...Object.values(m.titles ?? {}), m.arrangement, ...parties, also(m)].join('\n'));
    return wanted.every((w) => text.includes(w));
  };
}

/** What needs you, by kind, in the order that the kinds are registered in; unknown kinds last. */
export function grouped(all: Need[], kinds: string[]): { kind: string; needs: Need[] }[] {
  const by = new Map<string, Need[]>(kinds.map((k) => [k, []]));
  for (const n of all) {
    const kind = by.has(n.kind) ? n.kind : 'other';
    by.set(kind, [...(by.get(kind) ?? []), n]);
  }
  return [...by].filter(([, list]) => list.length > 0).map(([kind, list]) => ({ kind, needs: list }));
}
