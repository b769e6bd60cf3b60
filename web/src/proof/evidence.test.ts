import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unhex, type Bytes } from './bytes';
import { encode, evidence, type Evidence } from './evidence';

const v = JSON.parse(readFileSync(new URL('../../../testdata/vectors/ledger/evidence.json', import.meta.url), 'utf8')) as { one_size: string; two_sizes: string };
const noTile = (): Promise<Bytes[]> => Promise.reject(new Error('no tile'));

describe('evidence', () => {
  it('of two checkpoints of one size is the vector’s, in either order', async () => {
    const e = JSON.parse(v.one_size) as Evidence;
    for (const [known, shown] of [[e.older, e.newer], [e.newer, e.older]]) {
      const made = await evidence({ code: 'rewritten', logKey: e.log, known: known!, shown: shown! }, noTile);
      expect(encode(made!)).toBe(v.one_size);
    }
  });

  it('of two sizes is the vector’s', async () => {
    const e = JSON.parse(v.two_sizes) as Evidence;
    const proof = e.proof!.map((h) => unhex(h));
    const made = await evidence({ code: 'rewritten', logKey: e.log, known: e.older, shown: e.newer, proof }, noTile);
    expect(encode(made!)).toBe(v.two_sizes);
  });

  it('is none where nothing contradicts, or the proof is another', async () => {
    const e = JSON.parse(v.two_sizes) as Evidence;
    const proof = e.proof!.map((h) => unhex(h));
    const b = { code: 'rewritten', logKey: e.log, known: e.older };
    expect(await evidence({ ...b, shown: e.older }, noTile)).toBeUndefined();
    expect(await evidence(b, noTile)).toBeUndefined();
    expect(await evidence({ ...b, shown: e.newer, proof: proof.slice(1) }, noTile)).toBeUndefined();
    expect(await evidence({ ...b, shown: e.newer, proof: proof.with(0, proof[1]!) }, noTile)).toBeUndefined();
    await expect(evidence({ ...b, shown: e.newer.replace('7', '8') }, noTile)).rejects.toThrow();
  });
});
