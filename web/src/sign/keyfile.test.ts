import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { base64, concat, hex, unbase64, unhex, utf8 } from '../proof/bytes';
import { canonical, read } from './canon';
import { loginMessage, type KeyRecord } from './digest';
import { holderOf, openFile } from './keys.svelte';
import { KeyFileError, newKeyFile, openKeyFile, readKeyFile, verify, type KeyFile } from './keyfile';
import { fit, ForeignChallenge } from './challenge';

interface Vector { name: string; seed: string; record: string; key_id: string; proof: string; party_id: string }
const vectors = JSON.parse(readFileSync(new URL('../../../testdata/vectors/statement/keys.json', import.meta.url), 'utf8')) as Vector[];
const v = vectors.find((k) => k.name === 'ed25519')!;
const login = JSON.parse(readFileSync(new URL('../../../testdata/vectors/session/login.json', import.meta.url), 'utf8')) as { challenge: string; seed: string; key: KeyRecord; message: string; signature: string };

const file = (): KeyFile => ({
  parley_key: 1, party: v.party_id, profile: { name: 'Exampleland', kind: 'state' }, key_id: v.key_id,
  key: read(v.record) as unknown as KeyRecord, proof: v.proof, seed: base64(unhex(v.seed)),
});
const code = async (f: unknown) => {
  try { await readKeyFile(typeof f === 'string' ? f : JSON.stringify(f)); } catch (e) { if (e instanceof KeyFileError) return e.code; throw e; }
  return 'fits';
};

describe('a key file', () => {
  it('is read and signs as the vector does', async () => {
    const s = await openFile(await readKeyFile(JSON.stringify(file())));
    expect(s.keyId).toBe(v.key_id);
    expect(await s.sign(concat('parley.v1.key-proof\0', v.record))).toBe(v.proof);
  });

  it('is refused with what is changed in it', async () => {
    const f = file();
    expect(await code(f)).toBe('fits');
    expect(await code('{')).toBe('not-one');
    expect(await code('null')).toBe('not-one');
    expect(await code({ ...f, parley_key: 2 })).toBe('not-one');
    expect(await code({ ...f, more: 1 })).toBe('not-one');
    expect(await code({ ...f, key: { ...f.key, post: 'another' } })).toBe('damaged');
    expect(await code({ ...f, key_id: '0'.repeat(64) })).toBe('damaged');
    expect(await code({ ...f, party: '1'.repeat(64) })).toBe('damaged');
    expect(await code({ ...f, proof: f.proof.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) })).toBe('damaged');
    expect(await code({ ...f, seed: undefined })).toBe('public');
    expect(await code({ ...f, seed: undefined, agent: 'me' })).toBe('agent');
    expect(await code({ ...f, key: { ...f.key, use: 'receive' } })).toBe('receives');
    await expect(openKeyFile({ ...f, seed: base64(new Uint8Array(32).fill(9)) })).rejects.toThrow(KeyFileError);
  });

  it('opens into a key that can’t be taken out', async () => {
    const key = await openKeyFile(file());
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
  });

  it('is made anew, and can be read again', async () => {
    const { file: made } = await newKeyFile({ use: 'sign', post: 'envoy', powers: ['consent'] }, undefined, { name: 'New', kind: 'state' });
    const again = await readKeyFile(JSON.stringify(made));
    expect(holderOf(again).keyId).toBe(made.key_id);
    expect(await verify(made.key.public, utf8('x'), unbase64(await (await openFile(again)).sign(utf8('x'))))).toBe(true);
  });
});

describe('a login', () => {
  const want = { origin: 'https://parley.example.org', ledger: (read(login.challenge) as Record<string, string>).ledger!, key: (read(login.challenge) as Record<string, string>).key! };

  it('signs what the vector says', async () => {
    const message = fit(login.challenge, want);
    expect(hex(message)).toBe(login.message);
    expect(await verify(login.key.public, message, unbase64(login.signature))).toBe(true);
    expect(hex(loginMessage(login.challenge))).toBe(login.message);
  });

  it('signs no challenge for another server, ledger or key, and none in another spelling', () => {
    expect(() => fit(login.challenge, { ...want, origin: 'https://evil.example.org' })).toThrow(ForeignChallenge);
    expect(() => fit(login.challenge, { ...want, ledger: 'f'.repeat(64) })).toThrow(ForeignChallenge);
    expect(() => fit(login.challenge, { ...want, key: 'f'.repeat(64) })).toThrow(ForeignChallenge);
    expect(() => fit(' ' + login.challenge, want)).toThrow();
    expect(() => fit(canonical({ ...(read(login.challenge) as object), pad: 'x'.repeat(1024) }), want)).toThrow();
  });
});
