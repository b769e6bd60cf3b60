import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyId, type Envelope, type KeyRecord } from '../sign/digest';
import { base64, unbase64 } from './bytes';
import { proves, signed } from './signature';

const vectors = (name: string) => JSON.parse(readFileSync(new URL(`../../../testdata/vectors/statement/${name}.json`, import.meta.url), 'utf8'));
const envelopes = vectors('envelopes') as { records: string[]; envelope: string }[];
const keys = vectors('keys') as { name: string; record: string; proof: string }[];

/** The same bytes with one bit turned. */
function turned(b64: string, bit: number): string {
  const b = unbase64(b64);
  b[bit >> 3]! ^= 1 << (bit & 7);
  return base64(b);
}

describe('signatures', () => {
  test('of every vector hold by the record of their key, and by no other', async () => {
    expect(envelopes.length).toBeGreaterThan(1);
    for (const v of envelopes) {
      const envelope = JSON.parse(v.envelope) as Envelope;
      const records = v.records.map((r) => JSON.parse(r) as KeyRecord);
      expect(records.length).toBe(envelope.signatures.length);
      for (const r of records) {
        const id = await keyId(r);
        expect(await signed(envelope, id, r)).toBe(true);
        expect(await signed(envelope, id, { ...r, post: r.post + '-' })).toBe(false);
        const other = { ...envelope, payload: turned(envelope.payload, 9) };
        expect(await signed(other, id, r)).toBe(false);
      }
    }
  });

  test('fail with any bit of them turned', async () => {
    for (const v of envelopes) {
      const envelope = JSON.parse(v.envelope) as Envelope;
      for (const raw of v.records) {
        const r = JSON.parse(raw) as KeyRecord;
        const id = await keyId(r);
        const s = envelope.signatures.find((x) => x.keyid === id)!;
        const bits = unbase64(s.sig).length * 8;
        for (let i = 0; i < 40; i++) {
          const bit = Math.floor((bits * i) / 40) + (i % 8);
          const bad = { ...envelope, signatures: envelope.signatures.map((x) => (x === s ? { ...x, sig: turned(x.sig, Math.min(bit, bits - 1)) } : x)) };
          expect(await signed(bad, id, r), `bit ${bit}`).toBe(false);
        }
      }
    }
  });

  test('prove that a key is held', async () => {
    for (const k of keys.filter((x) => x.proof)) {
      const r = JSON.parse(k.record) as KeyRecord;
      expect(await proves(r, k.proof), k.name).toBe(true);
      expect(await proves({ ...r, post: 'another' }, k.proof), k.name).toBe(false);
    }
  });
});
