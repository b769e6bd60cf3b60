import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { base64, sha256, text, unbase64, unhex, utf8 } from '../proof/bytes';
import { verifyAssertion } from './assertion';
import { canonical, read } from './canon';
import { statementId, type Envelope, type KeyRecord } from './digest';

const vector = <T>(name: string) => JSON.parse(readFileSync(new URL(`../../../testdata/vectors/statement/${name}.json`, import.meta.url), 'utf8')) as T[];
const passkeys = vector<{ name: string; record: string; message: string; proof: string }>('keys').filter((k) => k.name.startsWith('passkey'));
const named = passkeys.map((v) => [v.name, v] as const);

/** The assertion with something changed in it, in its one form again. */
const altered = (sig: string, change: (a: Record<string, string>) => void): string => {
  const a = read(unbase64(sig)) as Record<string, string>;
  change(a);
  return base64(utf8(canonical(a)));
};
const flipped = (b64: string, byte: number): string => { const b = unbase64(b64); b[byte]! ^= 1; return base64(b); };
const client = (a: Record<string, string>, f: (c: Record<string, unknown>) => void): void => {
  const c = JSON.parse(text(unbase64(a.clientDataJSON!))) as Record<string, unknown>;
  f(c);
  a.clientDataJSON = base64(utf8(JSON.stringify(c)));
};

describe('an assertion', () => {
  it('is there in both algorithms', () => expect(passkeys).toHaveLength(2));

  it.each(named)('%s verifies for its record and its challenge', async (_, v) => {
    const k = read(v.record) as unknown as KeyRecord;
    const challenge = await sha256(unhex(v.message));
    expect(await verifyAssertion(k, challenge, v.proof)).toBe(true);
    expect(await verifyAssertion(k, await sha256('another'), v.proof)).toBe(false);
    expect(await verifyAssertion({ ...k, origin: 'https://evil.example.org' }, challenge, v.proof)).toBe(false);
    expect(await verifyAssertion({ ...k, relying_party: 'evil.example.org' }, challenge, v.proof)).toBe(false);
    const other = read(passkeys.find((o) => o !== v)!.record) as unknown as KeyRecord;
    expect(await verifyAssertion({ ...k, public: other.public }, challenge, v.proof)).toBe(false);
  });

  it.each(named)('%s does not verify with anything changed', async (_, v) => {
    const k = read(v.record) as unknown as KeyRecord;
    const challenge = await sha256(unhex(v.message));
    const no = async (sig: string) => expect(await verifyAssertion(k, challenge, sig)).toBe(false);
    const bytes = unbase64((read(unbase64(v.proof)) as Record<string, string>).signature!);
    for (let i = 0; i < bytes.length; i++) await no(altered(v.proof, (a) => { a.signature = flipped(a.signature!, i); }));
    for (let i = 0; i < 37; i++) await no(altered(v.proof, (a) => { a.authenticatorData = flipped(a.authenticatorData!, i); }));
    await no(altered(v.proof, (a) => client(a, (c) => { c.type = 'webauthn.create'; })));
    await no(altered(v.proof, (a) => client(a, (c) => { c.crossOrigin = true; })));
    await no(altered(v.proof, (a) => { a.more = ''; }));
    await no(v.proof + 'AAAA');
    await no('');
  });

  it('signs statements in envelopes', async () => {
    let seen = 0;
    for (const v of vector<{ records: string[]; envelope: string }>('envelopes')) {
      const e = read(v.envelope) as unknown as Envelope;
      for (const [i, r] of v.records.entries()) {
        const k = read(r) as unknown as KeyRecord;
        if (k.alg !== 'webauthn') continue;
        seen++;
        expect(await verifyAssertion(k, await statementId(unbase64(e.payload)), e.signatures[i]!.sig)).toBe(true);
      }
    }
    expect(seen).toBeGreaterThan(0);
  });
});
