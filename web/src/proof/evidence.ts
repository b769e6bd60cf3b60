/** Evidence (docs/formats/evidence.md): two checkpoints that one log has signed and that can't both be true. */
import { ask } from '../lib/api';
import type { Break } from '../lib/record.svelte';
import { canonical } from '../sign/canon';
import { equal, hex, type Bytes } from './bytes';
import { bare, openCheckpoint, verifier, type Checkpoint } from './note';
import { nodeHash, rootsOf } from './tree';

export interface Evidence { log: string; newer: string; older: string; prefix?: string; proof?: string[] }

/** What the find proves to anybody who knows the log's key; undefined: it proves nothing by itself. */
export async function evidence(b: Break, tile: (level: number, width: number) => Promise<Bytes[]> = fetchTile): Promise<Evidence | undefined> {
  if (b.known === undefined || b.shown === undefined) return undefined;
  const log = await verifier(b.logKey);
  const two = [];
  for (const note of [b.known, b.shown]) two.push({ note: bare(log, note), at: await openCheckpoint(log, note) });
  const [older, newer] = two.sort((x, y) => x.at.size - y.at.size || (hex(x.at.root) < hex(y.at.root) ? -1 : 1));
  const e: Evidence = { log: b.logKey, newer: newer!.note, older: older!.note };
  if (older!.at.size === newer!.at.size) return equal(older!.at.root, newer!.at.root) ? undefined : e;
  return b.proof ? beginsOtherwise(e, older!.at, newer!.at, b.proof, tile) : undefined;
}

/** The proof of what the newer log begins with, which is not the older one. */
async function beginsOtherwise(e: Evidence, older: Checkpoint, newer: Checkpoint, proof: Bytes[], tile: (level: number, width: number) => Promise<Bytes[]>): Promise<Evidence | undefined> {
  const power = Number.isInteger(Math.log2(older.size));
  const prefix = power ? await firstOf(older.size, newer.size, tile).catch(() => undefined) : (await rootsOf(older.size, newer.size, proof, older.root))?.older;
  if (!prefix || equal(prefix, older.root)) return undefined;
  const roots = await rootsOf(older.size, newer.size, proof, prefix);
  if (!roots || !equal(roots.newer, newer.root) || !equal(roots.older, prefix)) return undefined;
  return { ...e, prefix: hex(prefix), proof: proof.map(hex) };
}

/** The root of the first `n` entries, a power of two, from the log's tiles. */
async function firstOf(n: number, size: number, tile: (level: number, width: number) => Promise<Bytes[]>): Promise<Bytes> {
  const level = Math.floor(Math.log2(n) / 8);
  let row = (await tile(level, Math.min(256, Math.floor(size / 256 ** level)))).slice(0, n / 256 ** level);
  while (row.length > 1) row = await Promise.all(Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!)));
  return row[0]!;
}

async function fetchTile(level: number, width: number): Promise<Bytes[]> {
  const b = new Uint8Array(await (await ask(`/log/tile/${level}/000${width < 256 ? `.p/${width}` : ''}`)).arrayBuffer());
  return Array.from({ length: b.length / 32 }, (_, i) => b.slice(32 * i, 32 * i + 32));
}

/** The one encoding. */
export const encode = (e: Evidence): string => canonical(e);
