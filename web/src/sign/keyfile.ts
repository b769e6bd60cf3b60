/**
 * Key files (docs/operations/keys.md): read, checked, and opened into a key of the browser's that signs and can't be
 * taken out again.
 */
import { allow } from '../lib/trust';
import { base64, concat, unbase64, unhex, type Bytes } from '../proof/bytes';
import { keyId, partyId, proofMessage, type KeyRecord } from './digest';
import worker from './unseal.worker?worker&url';

export interface Profile { name: string; kind: string; country?: string }

export interface KeyFile {
  parley_key: 1;
  party: string;
  profile?: Profile;
  key_id: string;
  key: KeyRecord;
  proof: string;
  seed?: string;
  sealed?: string;
  agent?: string;
}

/** Why a key file does not do; the words for it are `login-file-` and the code. */
export class KeyFileError extends Error {
  constructor(readonly code: 'not-one' | 'damaged' | 'public' | 'agent' | 'receives' | 'passkey' | 'passphrase' | 'too-large') {
    super(code);
  }
}

export const MAX_KEY_FILE = 64 << 10;

const known = new Set(['parley_key', 'party', 'profile', 'key_id', 'key', 'proof', 'seed', 'sealed', 'agent']);

/** Reads a key file; all that it says of its key must be so. */
export async function readKeyFile(text: string): Promise<KeyFile> {
  if (text.length > MAX_KEY_FILE) throw new KeyFileError('too-large');
  let f: KeyFile;
  try {
    f = JSON.parse(text) as KeyFile;
  } catch {
    throw new KeyFileError('not-one');
  }
  if (typeof f !== 'object' || f === null || f.parley_key !== 1 || typeof f.key !== 'object' || !Object.keys(f).every((k) => known.has(k))) throw new KeyFileError('not-one');
  if (f.key.use === 'receive') throw new KeyFileError('receives');
  if (f.key.alg !== 'ed25519') throw new KeyFileError('passkey');
  await check(f);
  if (f.agent !== undefined) throw new KeyFileError('agent');
  if (f.seed === undefined && f.sealed === undefined) throw new KeyFileError('public');
  return f;
}

async function check(f: KeyFile): Promise<void> {
  try {
    if (f.seed !== undefined && f.sealed !== undefined) throw new Error('Its secret is there twice.');
    unhex(f.party, 32);
    if (await keyId(f.key) !== f.key_id) throw new Error('Its key_id is not that of its key.');
    if (f.profile && await partyId(f.key, f.proof) !== f.party) throw new Error('Its party is not the one that its key founds.');
    if (!await verify(f.key.public, proofMessage(f.key), unbase64(f.proof))) throw new Error('Its proof does not verify.');
  } catch (cause) {
    throw new KeyFileError('damaged');
  }
}

async function publicKey(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', unbase64(key), 'Ed25519', true, ['verify']);
}

export async function verify(key: string, message: Bytes, signature: Bytes): Promise<boolean> {
  return crypto.subtle.verify('Ed25519', await publicKey(key), signature, message);
}

/** What comes before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410). */
const pkcs8 = unhex('302e020100300506032b657004220420');

/** The key that the file's seed makes; `passphrase` is asked for only where the seed is sealed. */
export async function openKeyFile(f: KeyFile, passphrase?: string): Promise<CryptoKey> {
  const seed = f.seed !== undefined ? unbase64(f.seed) : await unseal(unbase64(f.sealed ?? ''), passphrase ?? '');
  return fromSeed(seed, f.key);
}

async function fromSeed(seed: Bytes, record: KeyRecord): Promise<CryptoKey> {
  if (seed.length !== 32) throw new KeyFileError('damaged');
  const whole = concat(pkcs8, seed);
  try {
    const key = await crypto.subtle.importKey('pkcs8', whole, 'Ed25519', false, ['sign']);
    const message = proofMessage(record);
    const made = new Uint8Array(await crypto.subtle.sign('Ed25519', key, message));
    if (!await verify(record.public, message, made)) throw new KeyFileError('damaged');
    return key;
  } finally {
    seed.fill(0);
    whole.fill(0);
  }
}

/** Opens what lies under a passphrase. */
const unseal = (sealed: Bytes, passphrase: string): Promise<Bytes> => inWorker({ sealed, passphrase });

/** Puts the seed under a passphrase, as `parley key protect` does. */
export async function sealFile(f: KeyFile, passphrase: string): Promise<KeyFile> {
  const { seed, ...rest } = f;
  return { ...rest, sealed: base64(await inWorker({ seed: unbase64(seed ?? ''), passphrase })) };
}

/** Works in a worker: it takes a second of a processor and more. */
function inWorker(what: { sealed?: Bytes; seed?: Bytes; passphrase: string }): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const w = new Worker(allow(worker), { type: 'module' });
    w.onmessage = (e: MessageEvent<Bytes | undefined>) => {
      w.terminate();
      if (e.data) resolve(e.data);
      else reject(new KeyFileError('passphrase'));
    };
    w.onerror = () => {
      w.terminate();
      reject(new KeyFileError('passphrase'));
    };
    w.postMessage(what);
  });
}

/** A new key of the file kind, made here: its record, proof and file text, which is the only place where the seed is. */
export async function newKeyFile(terms: Omit<KeyRecord, 'alg' | 'public'>, party?: string, profile?: Profile): Promise<{ file: KeyFile; key: CryptoKey }> {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const open = await crypto.subtle.importKey('pkcs8', concat(pkcs8, seed), 'Ed25519', true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', open);
  const key: KeyRecord = { alg: 'ed25519', public: fromUrl(x ?? ''), ...terms };
  const proof = base64(new Uint8Array(await crypto.subtle.sign('Ed25519', open, proofMessage(key))));
  const file: KeyFile = { parley_key: 1, party: party ?? (await partyId(key, proof)), ...(profile && { profile }), key_id: await keyId(key), key, proof, seed: base64(seed) };
  return { file, key: await fromSeed(seed, key) };
}

const fromUrl = (s: string): string => s.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (s.length % 4)) % 4);
