/** The log's tree (RFC 6962): that an entry is in it, and that a larger tree continues a smaller one. */
import { concat, equal, sha256, type Bytes } from './bytes';

export const MAX_PROOF = 63;

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

export const leafHash = (leaf: Bytes): Promise<Bytes> => sha256(LEAF, leaf);
export const nodeHash = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(concat(NODE, left, right));

const odd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

const fits = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const hashes = (proof: Bytes[]): boolean => proof.length <= MAX_PROOF && proof.every((h) => h.length === 32);

/** Whether the proof leads from the leaf's hash at `index` to the root of `size` entries (RFC 9162, 2.1.3.2). */
export async function included(index: number, size: number, leaf: Bytes, proof: Bytes[], root: Bytes): Promise<boolean> {
  if (!fits(index) || !fits(size) || index >= size || !hashes(proof)) return false;
  let fn = index;
  let sn = size - 1;
  let r = leaf;
  for (const p of proof) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      r = await nodeHash(p, r);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      r = await nodeHash(r, p);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && equal(r, root);
}

/**
 * The roots that a consistency proof leads to, for trees of `older` and `newer` entries; undefined where it is none.
 * Where `older` is a power of two, the proof leaves its root out, and `root` stands for it (RFC 9162, 2.1.4.2).
 */
export async function rootsOf(older: number, newer: number, proof: Bytes[], root: Bytes): Promise<{ older: Bytes; newer: Bytes } | undefined> {
  if (!fits(older) || !fits(newer) || older < 1 || older >= newer || !hashes(proof)) return undefined;
  let fn = older - 1;
  let sn = newer - 1;
  while (odd(fn)) [fn, sn] = [half(fn), half(sn)];
  const path = fn === 0 ? [root, ...proof] : proof;
  let fr = path[0];
  if (!fr || path.length < 2) return undefined;
  let sr = fr;
  for (const p of path.slice(1)) {
    if (sn === 0) return undefined;
    if (odd(fn) || fn === sn) {
      [fr, sr] = [await nodeHash(p, fr), await nodeHash(p, sr)];
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = await nodeHash(sr, p);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? { older: fr, newer: sr } : undefined;
}

/** Whether the tree of `newer` entries with its root begins with that of `older`. */
export async function consistent(older: { size: number; root: Bytes }, newer: { size: number; root: Bytes }, proof: Bytes[]): Promise<boolean> {
  if (older.size === newer.size) return proof.length === 0 && equal(older.root, newer.root);
  if (older.size === 0) return proof.length === 0;
  const roots = await rootsOf(older.size, newer.size, proof, older.root);
  return roots !== undefined && equal(roots.older, older.root) && equal(roots.newer, newer.root);
}
