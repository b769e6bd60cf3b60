import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { base64, hex, text, unbase64, utf8 } from '../proof/bytes';
import { canonical, read } from './canon';
import { newPart, partId, preAuthentication, revisionId, statementId, type Envelope, type Part } from './digest';
import { documentOf } from './document';
import { openKeyFile, verify, type KeyFile } from './keyfile';
import { commitments, compose, envelope, fitParts, Mismatch, opened, powerFor, readSubmission, submission, types, type Statement } from './statement';
import type { Content } from '../lib/content';

const vector = <T>(name: string) => JSON.parse(readFileSync(new URL(`../../../testdata/vectors/statement/${name}.json`, import.meta.url), 'utf8')) as T;
const statements = vector<{ type: string; payload: string; id: string }[]>('statements');
const envelopes = vector<{ type: string; records: string[]; envelope: string; id: string; submission: string }[]>('envelopes');

const base = { type: 'comment/make', ledger: '1'.repeat(64), author: 'c'.repeat(64), post: 'envoy', signed_at: 1_800_000_000_000, seen: { size: 3, root: '2'.repeat(64) } };

describe('a statement', () => {
  it('is known in every type, with the power that signs it', () => {
    for (const v of statements) expect(powerFor(v.type), v.type).toBeDefined();
    expect(new Set(statements.map((v) => v.type))).toEqual(new Set(types));
  });

  it('is read from its canonical bytes, and from no others', () => {
    for (const v of statements) {
      const s = opened(utf8(v.payload));
      expect(s.type).toBe(v.type);
      expect(canonical(s)).toBe(v.payload);
    }
    const payload = statements[0]!.payload;
    expect(() => opened(utf8(payload + ' '))).toThrow();
    expect(() => opened(utf8(payload.replace('"version":1', '"version":2')))).toThrow();
    expect(() => opened(utf8(canonical({ ...(read(payload) as object), more: true })))).toThrow();
  });

  it('is composed in one form, addressed to its author too, and says nothing that absence says', () => {
    const s = opened(compose({ ...base, audience: ['d'.repeat(64), 'b'.repeat(64)], body: { text: 'x', blocking: false, clause: '', list: [], nested: { zero: 0, no: false } } }));
    expect(s.audience).toEqual(['b', 'c', 'd'].map((x) => x.repeat(64)));
    expect(s.body).toEqual({ text: 'x', nested: { zero: 0 } });
    expect(s.salt).toMatch(/^[0-9a-f]{64}$/);
    expect(s).not.toHaveProperty('prev');
    const again = opened(compose({ ...base, audience: ['everyone', 'b'.repeat(64)], body: {} }));
    expect(again.audience).toEqual(['everyone']);
    expect(again.salt).not.toBe(s.salt);
  });

  it('is signed as the vectors are', async () => {
    const keys = vector<{ name: string; seed: string; record: string }[]>('keys');
    for (const v of envelopes) {
      const e = read(v.envelope) as unknown as Envelope;
      const payload = unbase64(e.payload);
      expect(canonical(envelope(payload, [...e.signatures].reverse()))).toBe(v.envelope);
      for (const [i, r] of v.records.entries()) {
        const record = read(r) as { alg: string; public: string };
        if (record.alg === 'ed25519') expect(await verify(record.public, preAuthentication(payload), unbase64(e.signatures[i]!.sig))).toBe(true);
      }
    }
    expect(keys.length).toBeGreaterThan(0);
  });

  it('travels with its parts as the vectors do', async () => {
    for (const v of envelopes) {
      const s = readSubmission(v.submission);
      const st = opened(unbase64(s.envelope.payload));
      const parts = await fitParts(st.body, s.parts ?? []);
      expect(submission(s.envelope, [...parts.values()])).toBe(v.submission);
      expect(hex(await statementId(unbase64(s.envelope.payload)))).toBe(v.id);
    }
  });
});

describe('parts', () => {
  it('must be those that the body commits to, each to the last bit', async () => {
    const v = envelopes.find((e) => e.type === 'arrangement/table')!;
    const s = readSubmission(v.submission);
    const { body } = opened(unbase64(s.envelope.payload));
    const parts = s.parts!;
    expect(parts.length).toBe(commitments(body).length);
    expect((await fitParts(body, parts)).size).toBe(parts.length);
    const change = (f: (p: Part) => Part) => parts.map((p, i) => (i === 0 ? f(p) : p));
    for (const bad of [
      parts.slice(1),
      [...parts, parts[0]!],
      [...parts, (await newPart('text/markdown; charset=utf-8', utf8('more'))).part],
      change((p) => ({ ...p, data: base64(utf8(text(unbase64(p.data)) + ' ')) })),
      change((p) => ({ ...p, media: 'text/plain' })),
      change((p) => ({ ...p, salt: p.salt.replace(/^./, (c) => (c === '0' ? '1' : '0')) })),
    ]) await expect(fitParts(body, bad)).rejects.toThrow(Mismatch);
  });

  it('a reservation is a part where it is made, and a statement where it is answered', () => {
    const r = 'a'.repeat(64);
    expect(commitments({ stance: 'accept-with-reservation', reservation: r })).toEqual([r]);
    expect(commitments({ reservation: r })).toEqual([]);
    expect(commitments({ revision: { texts: [{ part: '1' }, { part: '2' }], map: { part: '3' }, private: [{ part: '4' }] } })).toEqual(['1', '2', '3']);
  });

  it('new ones are salted and commit to their text', async () => {
    const a = await newPart('text/markdown; charset=utf-8', utf8('One text.'));
    const b = await newPart('text/markdown; charset=utf-8', utf8('One text.'));
    expect(a.commitment).not.toBe(b.commitment);
    expect(await partId({ ...a.part, data: unbase64(a.part.data) })).toBe(a.commitment);
  });
});

describe('a document', () => {
  it('has the hash of its revision, and the words of its parts', async () => {
    const v = envelopes.find((e) => e.type === 'arrangement/table')!;
    const s = readSubmission(v.submission);
    const st: Statement = opened(unbase64(s.envelope.payload));
    const content = st.body.revision as Content;
    const d = await documentOf(content, await fitParts(st.body, s.parts!));
    expect(d.revision).toBe(await revisionId(content));
    expect(Object.keys(d.texts).sort()).toEqual(content.texts.map((x) => x.part).sort());
    expect(d.annex?.volumes.length).toBeGreaterThan(0);
  });
});

describe('a key file that signs', () => {
  it('makes the signature that the ledger verifies', async () => {
    const k = vector<{ name: string; seed: string; record: string; proof: string; key_id: string; party_id: string }[]>('keys').find((x) => x.name === 'ed25519')!;
    const f: KeyFile = { parley_key: 1, party: k.party_id, key_id: k.key_id, key: read(k.record) as unknown as KeyFile['key'], proof: k.proof, seed: base64(Uint8Array.from(k.seed.match(/../g)!, (d) => parseInt(d, 16))) };
    const payload = compose({ ...base, audience: ['everyone'], body: {} });
    const sig = new Uint8Array(await crypto.subtle.sign('Ed25519', await openKeyFile(f), preAuthentication(payload)));
    expect(await verify(f.key.public, preAuthentication(payload), sig)).toBe(true);
    expect(await verify(f.key.public, preAuthentication(compose({ ...base, audience: ['everyone'], body: {} })), sig)).toBe(false);
  });
});
