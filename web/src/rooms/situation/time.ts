/** The time bar's reckoning: stretches of time, steps, marks that are near each other. All instants in milliseconds UTC. */
import type { Mark } from '../../rooms';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The stretches that the bar can show, each with the step of its slider. */
export const stretches = [
  { id: 'day', length: 2 * DAY, step: HOUR / 6 },
  { id: 'fortnight', length: 14 * DAY, step: HOUR },
  { id: 'quarter', length: 92 * DAY, step: 6 * HOUR },
  { id: 'years', length: 731 * DAY, step: DAY },
  { id: 'all', length: 0, step: DAY },
] as const;
export type Stretch = (typeof stretches)[number]['id'];

export interface Span { from: number; until: number; step: number }

/** The part of time that is shown: around an instant, or all that has a mark, with an edge. */
export function spanOf(stretch: Stretch, around: number, marks: Mark[], now: number): Span {
  const { length, step } = stretches.find((s) => s.id === stretch)!;
  const snap = (at: number) => Math.floor(at / step) * step;
  if (length > 0) return { from: snap(around - length / 2), until: snap(around + length / 2), step };
  const all = [...marks.map((m) => m.at), around, now];
  const [from, until] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  const edge = Math.max(7 * DAY, (until - from) * 0.03);
  return { from: snap(from - edge), until: snap(until + edge), step };
}

/** Where an instant stands in the span, from 0 to 1. */
export const share = (at: number, span: Span) => (at - span.from) / (span.until - span.from);

export interface Tick { at: number; kind: string; count: number; first: Mark }

/** Of several at one place the first of these is seen. */
const pressing = ['due', 'ends', 'starts', 'tabled'];
const rank = (kind: string) => (pressing.indexOf(kind) + 1) || pressing.length + 1;

/** The marks that are shown in the span; those that would stand on one another are one: the most pressing. */
export function ticksOf(marks: Mark[], span: Span, most = 72): Tick[] {
  const width = (span.until - span.from) / most;
  const by = new Map<number, Tick>();
  for (const m of marks) {
    if (m.at < span.from || m.at > span.until) continue;
    const place = Math.floor((m.at - span.from) / width);
    const had = by.get(place);
    if (had && rank(had.kind) <= rank(m.kind)) had.count++;
    else by.set(place, { at: m.at, kind: m.kind, count: (had?.count ?? 0) + 1, first: m });
  }
  return [...by.values()].sort((a, b) => a.at - b.at);
}

/** The next instant with a mark in a direction; undefined: there is none. */
export function neighbour(marks: Mark[], at: number, forward: boolean): number | undefined {
  const beyond = marks.map((m) => m.at).filter((m) => (forward ? m > at : m < at));
  if (beyond.length === 0) return undefined;
  return beyond.reduce((a, b) => (forward ? Math.min(a, b) : Math.max(a, b)));
}

/** The mark that a pointer means, if it came near one. */
export function snapped(at: number, marks: Mark[], span: Span): number {
  const reach = (span.until - span.from) * 0.006;
  let best = at;
  let distance = reach;
  for (const m of marks) if (Math.abs(m.at - at) < distance) { best = m.at; distance = Math.abs(m.at - at); }
  return best;
}

/** How the address says an instant. */
export const inAddress = (at: number) => new Date(at).toISOString().replace(/:00\.000Z$/, 'Z').replace(/\.000Z$/, 'Z');
