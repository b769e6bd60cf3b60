/** Fetches a party's bundle, and knows its end: an answer that breaks off has no trailer and is no bundle. */
import { Problem, Unreachable, query, type ProblemBody } from '../../lib/api';

export interface Progress { bytes: number; lines: number; entries: number }

export class CutOff extends Error {}

const LINE = 10;

/** The whole file in pieces. The host writes it as it reads its log, so that nobody knows its length before. */
export async function fetchBundle(party: string, openings: 'all' | undefined, told: (p: Progress) => void, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>[]> {
  const answer = await fetch('/v1/bundle' + query({ party, openings }), { credentials: 'same-origin', signal }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new Unreachable('The server did not answer.', { cause });
  });
  if (!answer.ok || !answer.body) throw new Problem((await answer.json()) as ProblemBody);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const p: Progress = { bytes: 0, lines: 0, entries: 0 };
  const reader = answer.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      p.bytes += value.length;
      for (const b of value) if (b === LINE) p.lines++;
      if (p.entries === 0) p.entries = sizeOf(pieces);
      told({ ...p });
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new CutOff('The bundle broke off.', { cause });
  }
  if (!complete(pieces)) throw new CutOff('The bundle broke off.');
  return pieces;
}

/** How many entries the bundle says in its first line that it has; 0: that line has not come whole. */
export function sizeOf(pieces: Uint8Array[]): number {
  const head = pieces.slice(0, 4).map((b) => new TextDecoder().decode(b.subarray(0, 4096))).join('');
  return Number(/^\{"header":\{.*?"size":(\d+)\}\}\n/s.exec(head)?.[1] ?? 0);
}

/** Whether the last line is a trailer, with its end. */
export function complete(pieces: Uint8Array[]): boolean {
  let tail = '';
  for (let i = pieces.length - 1; i >= 0 && tail.length < 4096; i--) tail = new TextDecoder().decode(pieces[i]!.subarray(-4096)) + tail;
  return /\n\{"trailer":"[^\n]*"\}\n$/.test(tail);
}
