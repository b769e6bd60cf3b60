import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hex, unbase64, utf8 } from '../proof/bytes';
import { canonical, read } from './canon';
import { commitment, keyId, partId, partyId, proofMessage, revisionId, statementId, type Envelope, type KeyRecord } from './digest';

const vectors = <T>(name: string) => JSON.parse(readFileSync(new URL(`../../../testdata/vectors/statement/${name}.json`, import.meta.url), 'utf8')) as T[];

describe('digests', () => {
  it('of statements', async () => {
    const all = vectors<{ type: string; payload: string; id: string }>('statements');
    expect(all.length).toBeGreaterThan(40);
    for (const v of all) {
      expect(canonical(read(v.payload))).toBe(v.payload);
      expect(hex(await statementId(utf8(v.payload))), v.type).toBe(v.id);
    }
  });

  it('of revisions', async () => {
    for (const v of vectors<{ revision: string; id: string }>('revisions')) expect(await revisionId(read(v.revision))).toBe(v.id);
  });

  it('of parts', async () => {
    for (const v of vectors<{ media: string; salt: string; data: string; part: string }>('parts')) expect(await partId({ ...v, data: utf8(v.data) })).toBe(v.part);
  });

  it('of keys and the parties that they found', async () => {
    for (const v of vectors<{ record: string; key_id: string; proof: string; party_id: string; message: string }>('keys')) {
      const record = read(v.record) as unknown as KeyRecord;
      expect(await keyId(record)).toBe(v.key_id);
      expect(await partyId(record, v.proof)).toBe(v.party_id);
      expect(hex(proofMessage(record))).toBe(v.message);
    }
  });

  it('of envelopes', async () => {
    for (const v of vectors<{ envelope: string; id: string; commitment: string }>('envelopes')) {
      const e = read(v.envelope) as unknown as Envelope;
      expect(await commitment(e)).toBe(v.commitment);
      expect(hex(await statementId(unbase64(e.payload)))).toBe(v.id);
    }
  });
});
