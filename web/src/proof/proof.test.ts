import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonical, read } from '../sign/canon';
import type { Envelope } from '../sign/digest';
import { concat, equal, hex, sha256, unhex, utf8, type Bytes } from './bytes';
import { bare, NotProven, openCheckpoint, parse, signedBy, verifier } from './note';
import { decodeReceipt, opens, opensAll, verifyReceipt, verifyReceiptOf, leafOf, type Opening, type Receipt } from './receipt';
import { consistent, included, leafHash, nodeHash, rootsOf } from './tree';

const vector = <T>(name: string) => JSON.parse(readFileSync(new URL(`../../../testdata/vectors/ledger/${name}.json`, import.meta.url), 'utf8')) as T;
const point = vector<{ verifier_key: string; size: number; root: string; signed: string }>('checkpoint');
const rv = vector<{ envelope: string; leaves: string[]; receipt: string; everyone: string; cosigned: string; others: Record<string, string> }>('receipt');

/** A tree by the definition of RFC 6962, section 2.1: slow and plain. */
async function mth(leaves: Bytes[]): Promise<Bytes> {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leafHash(leaves[0]!);
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return nodeHash(await mth(leaves.slice(0, k)), await mth(leaves.slice(k)));
}
async function path(m: number, d: Bytes[]): Promise<Bytes[]> {
  if (d.length === 1) return [];
  const k = 2 ** Math.ceil(Math.log2(d.length) - 1);
  return m < k ? [...await path(m, d.slice(0, k)), await mth(d.slice(k))] : [...await path(m - k, d.slice(k)), await mth(d.slice(0, k))];
}
async function subproof(m: number, d: Bytes[], whole: boolean): Promise<Bytes[]> {
  if (m === d.length) return whole ? [] : [await mth(d)];
  const k = 2 ** Math.ceil(Math.log2(d.length) - 1);
  return m <= k ? [...await subproof(m, d.slice(0, k), whole), await mth(d.slice(k))] : [...await subproof(m - k, d.slice(k), false), await mth(d.slice(0, k))];
}
const flip = (b: Bytes, bit: number): Bytes => b.map((x, i) => (i === bit >> 3 ? x ^ (1 << (bit & 7)) : x)) as Bytes;

describe('the tree', () => {
  it('proves every entry of every size to 20, and nothing else', async () => {
    for (let n = 1; n <= 20; n++) {
      const d = Array.from({ length: n }, (_, i) => utf8(`leaf ${i}`));
      const root = await mth(d);
      for (let m = 0; m < n; m++) {
        const p = await path(m, d);
        const leaf = await leafHash(d[m]!);
        expect(await included(m, n, leaf, p, root)).toBe(true);
        expect(await included((m + 1) % n, n, leaf, p, root)).toBe(n === 1);
        expect(await included(m, n, leaf, [...p, root], root)).toBe(false);
        if (p.length > 0) expect(await included(m, n, leaf, p.slice(1), root)).toBe(false);
        expect(await included(m, n, flip(leaf, m), p, root)).toBe(false);
        for (const [i, h] of p.entries()) expect(await included(m, n, leaf, p.with(i, flip(h, m)), root)).toBe(false);
      }
    }
  });

  it('proves that each size continues each smaller one, and no other', async () => {
    for (let n = 1; n <= 20; n++) {
      const d = Array.from({ length: n }, (_, i) => utf8(`leaf ${i}`));
      const newer = { size: n, root: await mth(d) };
      for (let m = 1; m <= n; m++) {
        const older = { size: m, root: await mth(d.slice(0, m)) };
        const p = m === n ? [] : await subproof(m, d, true);
        expect(await consistent(older, newer, p), `${m} ${n}`).toBe(true);
        expect(await consistent({ ...older, root: flip(older.root, 5) }, newer, p)).toBe(false);
        expect(await consistent(older, { ...newer, root: flip(newer.root, 5) }, p)).toBe(false);
        expect(await consistent(older, newer, [...p, newer.root])).toBe(false);
        for (const [i, h] of p.entries()) expect(await consistent(older, newer, p.with(i, flip(h, i)))).toBe(false);
        if (m < n) expect((await rootsOf(m, n, p, older.root))?.newer).toEqual(newer.root);
        if (m > 1) expect(await consistent({ ...older, size: m - 1 }, newer, p)).toBe(false);
      }
    }
  });

  it('refuses sizes and indexes that are none', async () => {
    const h = await leafHash(utf8('x'));
    for (const [i, n] of [[-1, 1], [1, 1], [0, 0], [0.5, 1], [0, 2 ** 60]] as const) expect(await included(i, n, h, [], h)).toBe(false);
    expect(await rootsOf(0, 1, [], h)).toBeUndefined();
    expect(await consistent({ size: 2, root: h }, { size: 1, root: h }, [])).toBe(false);
  });
});

describe('a checkpoint', () => {
  it('is opened by the log’s key alone', async () => {
    const log = await verifier(point.verifier_key);
    const c = await openCheckpoint(log, point.signed);
    expect(c).toMatchObject({ size: point.size, origin: log.name });
    expect(hex(c.root)).toBe(point.root);
  });

  it('fails with any one bit of it flipped', async () => {
    const log = await verifier(point.verifier_key);
    const b = utf8(point.signed);
    for (let bit = 0; bit < b.length * 8; bit++) {
      const text = new TextDecoder().decode(flip(b, bit));
      await expect(openCheckpoint(log, text), `bit ${bit}`).rejects.toThrow();
    }
  });

  it('with lines of others is the same, and bare has the log’s alone', async () => {
    const log = await verifier(point.verifier_key);
    const cos = vector<{ verifier_key: string; signed: string }>('cosignature');
    expect(await openCheckpoint(log, cos.signed)).toEqual(await openCheckpoint(log, point.signed));
    expect(bare(log, cos.signed)).toBe(point.signed);
    const w = await verifier(cos.verifier_key, 4);
    const n = parse(cos.signed);
    expect(await signedBy(w, n.text, n.lines[1]!)).toBe(true);
    expect(await signedBy(w, n.text, n.lines[0]!)).toBe(false);
    await expect(signedBy(w, n.text.replace('5', '6'), n.lines[1]!)).rejects.toThrow(NotProven);
  });

  it('verifier keys have one form', async () => {
    const k = point.verifier_key;
    for (const bad of ['', k.replace('+f0a1da9e+', '+F0A1DA9E+'), k.replace('+f0', '+f1'), k + '=', k.replace('parley', 'party'), k + ' ']) await expect(verifier(bad)).rejects.toThrow();
    await expect(verifier(k, 4)).rejects.toThrow();
  });
});

describe('leaves and slots', () => {
  it('leaves', async () => {
    for (const v of vector<{ at: number; c: string; a: string; encoded: string; hash: string }[]>('leaf')) {
      expect(leafOf(v.encoded)).toMatchObject({ at: v.at, c: v.c, a: v.a });
      expect(hex(await leafHash(unhex(v.encoded)))).toBe(v.hash);
    }
    expect(() => leafOf('03' + '0'.repeat(144))).toThrow(NotProven);
    expect(() => leafOf('01')).toThrow();
  });

  it('slots', async () => {
    for (const v of vector<{ secret: string; width: number; root: string; everyone?: boolean; openings: Opening[] }[]>('slot')) {
      for (const o of v.openings) {
        expect(await opens(o, v.root)).toBe(true);
        expect(await opens({ ...o, bit: 1 - o.bit }, v.root)).toBe(false);
        expect(await opens({ ...o, number: (o.number + 1) % v.width }, v.root)).toBe(false);
        expect(await opens({ ...o, path: o.path.slice(1) }, v.root)).toBe(false);
        expect(await opens(o, v.root.replace(/^./, (c) => (c === '0' ? '1' : '0')))).toBe(false);
      }
      expect(await opensAll(v.secret, v.width, v.root)).toBe(v.everyone === true);
    }
  });
});

describe('a receipt', () => {
  const all = { receipt: rv.receipt, everyone: rv.everyone, cosigned: rv.cosigned };
  it.each(Object.keys(all) as (keyof typeof all)[])('%s verifies, in one encoding', async (name) => {
    const log = await verifier(point.verifier_key);
    const r = decodeReceipt(all[name]);
    expect(canonical(r)).toBe(all[name]);
    const p = await verifyReceipt(log, r);
    expect(p.numbers).toEqual(name === 'everyone' ? 'everyone' : [1, 7]);
    expect(rv.leaves[r.index]).toBe(r.leaf);
  });

  it('is of its envelope alone', async () => {
    const log = await verifier(point.verifier_key);
    const e = read(rv.envelope) as unknown as Envelope;
    await verifyReceiptOf(log, decodeReceipt(rv.receipt), e);
    await expect(verifyReceiptOf(log, decodeReceipt(rv.everyone), e)).rejects.toThrow('another statement');
    await expect(verifyReceiptOf(log, decodeReceipt(rv.receipt), { ...e, payload: 'AAAA' })).rejects.toThrow('another statement');
  });

  it('fails with any one bit of it flipped', { timeout: 60_000 }, async () => {
    const log = await verifier(point.verifier_key);
    for (const [name, source] of Object.entries(all)) {
      const b = utf8(source);
      // Every byte, one bit of it: all eight of each would take minutes.
      for (let i = 0; i < b.length; i++) {
        const changed = flip(b, 8 * i + (i % 8));
        const verdict = (async () => verifyReceipt(log, decodeReceipt(changed)))();
        await expect(verdict, `${name}, byte ${i}`).rejects.toThrow();
      }
    }
  });

  it('does not go with another’s zero slot, nor with none', async () => {
    const log = await verifier(point.verifier_key);
    const r = decodeReceipt(rv.receipt);
    const other = JSON.parse(Object.values(rv.others)[0]!) as Opening;
    await expect(verifyReceipt(log, { ...r, openings: [r.openings![0]!, other] })).rejects.toThrow();
    const { openings: _, ...none } = r;
    await expect(verifyReceipt(log, none as Receipt)).rejects.toThrow(NotProven);
    await expect(verifyReceipt(log, { ...r, witnesses: [decodeReceipt(rv.cosigned).witnesses![0]!] })).rejects.toThrow(NotProven);
  });
});

describe('bytes', () => {
  it('compare and join', () => {
    expect(equal(utf8('ab'), concat('a', utf8('b')))).toBe(true);
    expect(equal(utf8('ab'), utf8('abc'))).toBe(false);
  });
});
