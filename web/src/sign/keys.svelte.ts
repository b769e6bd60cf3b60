/**
 * The keys that can sign here: one that was opened from its file for as long as the page lives, those that the user
 * has let this browser keep, and the passkeys that it remembers. A kept key can sign and can't be taken out.
 */
import { drop, keys as names, read, write } from '../lib/kept';
import { base64, base64url, sha256, unbase64url, type Bytes } from '../proof/bytes';
import type { KeyRecord } from './digest';
import { openKeyFile, type KeyFile } from './keyfile';

/** A key of a party. */
export interface Holder { party: string; keyId: string; key: KeyRecord; name?: string }

/** What can sign: `challenge` is what a passkey is asked for in the place of the message. */
export interface Signer extends Holder {
  kind: 'file' | 'passkey';
  /** Of a passkey: by what the browser knows it, in base64. */
  credential?: string;
  sign(message: Bytes, challenge?: Bytes): Promise<string>;
}

/** What this browser keeps of a key. */
interface Kept extends Holder { secret?: CryptoKey; credential?: string; ledger: string }

let opened = $state.raw<Signer[]>([]);

/** The keys that are open now. */
export const keys = {
  get opened(): Signer[] { return opened; },
  of(keyId: string | undefined): Signer | undefined { return opened.find((s) => s.keyId === keyId); },
};

function hold(s: Signer): Signer {
  opened = [s, ...opened.filter((o) => o.keyId !== s.keyId)];
  return s;
}

/** Closes all keys: whoever logs out leaves nothing open. */
export function closeKeys(): void {
  opened = [];
}

function withSecret(h: Holder, secret: CryptoKey): Signer {
  return {
    ...h, kind: 'file',
    sign: async (message) => base64(new Uint8Array(await crypto.subtle.sign('Ed25519', secret, message))),
  };
}

/** Opens a key file. */
export async function openFile(f: KeyFile, passphrase?: string): Promise<Signer> {
  return hold(withSecret(holderOf(f), await openKeyFile(f, passphrase)));
}

export const holderOf = (f: KeyFile): Holder => ({ party: f.party, keyId: f.key_id, key: f.key, name: f.profile?.name });

/** Keeps a key in this browser; it can be used here, and not be read out. */
export async function keepFile(f: KeyFile, ledger: string, passphrase?: string): Promise<void> {
  const kept: Kept = { ...holderOf(f), secret: await openKeyFile(f, passphrase), ledger };
  await write('keys', f.key_id, kept);
}

export async function keepPasskey(h: Holder, credential: Bytes, ledger: string): Promise<void> {
  const kept: Kept = { ...h, credential: base64url(credential), ledger };
  await write('keys', h.keyId, kept);
}

export const forgetKey = (keyId: string): Promise<unknown> => drop('keys', keyId);

/** The keys of a ledger that this browser keeps or remembers. A browser that keeps nothing has none. */
export async function keptKeys(ledger: string): Promise<Signer[]> {
  try {
    const all = await Promise.all((await names('keys')).map((n) => read<Kept>('keys', String(n))));
    return all.filter((k): k is Kept => k?.ledger === ledger).map(signerOf).filter((s): s is Signer => s !== undefined);
  } catch {
    return [];
  }
}

function signerOf(k: Kept): Signer | undefined {
  const holder: Holder = { party: k.party, keyId: k.keyId, key: k.key, name: k.name };
  if (k.secret) return withSecret(holder, k.secret);
  return k.credential ? passkeySigner(holder, unbase64url(k.credential)) : undefined;
}

/** Makes a key the one that signs. */
export const use = (s: Signer): Signer => hold(s);

/** A passkey: its signature is an assertion, asked for by the challenge, with the user verified. */
export function passkeySigner(h: Holder, credential: Bytes): Signer {
  return {
    ...h, kind: 'passkey', credential: base64(credential),
    sign: async (message, challenge) => {
      const { assertion } = await import('./passkey');
      return (await assertion(challenge ?? (await sha256(message)), h.key.relying_party ?? location.hostname, [credential])).sig;
    },
  };
}
