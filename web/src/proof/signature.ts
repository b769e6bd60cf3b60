/** Signatures of statements (docs/formats/dsse.md), verified by a key's record and never by what the envelope says of itself. */
import { keyId, preAuthentication, proofMessage, statementId, type Envelope, type KeyRecord } from '../sign/digest';
import { base64url, equal, sha256, text, unbase64, type Bytes } from './bytes';
import { canonical, read } from '../sign/canon';

/** A passkey's public key as CTAP2 encodes it: ES256 on P-256, or Ed25519. */
function cose(b: Bytes): { alg: 'ES256' | 'Ed25519'; raw: Bytes } | undefined {
  const begins = (...head: number[]) => head.every((x, i) => b[i] === x);
  if (b.length === 77 && begins(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32) && b[42] === 0x22 && b[43] === 0x58 && b[44] === 32) {
    const raw = new Uint8Array(65);
    raw[0] = 4;
    raw.set(b.subarray(10, 42), 1);
    raw.set(b.subarray(45), 33);
    return { alg: 'ES256', raw };
  }
  if (b.length === 42 && begins(0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32)) return { alg: 'Ed25519', raw: b.subarray(10) };
  return undefined;
}

/** The two numbers of an ECDSA signature in DER, as WebCrypto takes them. */
function fromDER(der: Bytes): Bytes | undefined {
  const out = new Uint8Array(64);
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== 2 || length === 0 || at + 2 + length > der.length) return undefined;
    let n = der.subarray(at + 2, at + 2 + length);
    while (n.length > 32 && n[0] === 0) n = n.subarray(1);
    if (n.length > 32) return undefined;
    out.set(n, end - n.length);
    at += 2 + length;
  }
  return at === der.length ? out : undefined;
}

async function ed25519(key: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return false;
  return crypto.subtle.verify('Ed25519', await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']), signature, message);
}

/** Whether an assertion of a passkey is by that key, at its origin, for this challenge, with its user verified. */
async function assertion(key: KeyRecord, challenge: Bytes, sig: Bytes): Promise<boolean> {
  const a = read(sig) as Record<string, unknown>;
  const [authenticator, client, signature] = ['authenticatorData', 'clientDataJSON', 'signature'].map((n) => unbase64(String(a[n])));
  const c = JSON.parse(text(client!)) as { type?: string; challenge?: string; origin?: string; crossOrigin?: boolean };
  if (canonical(a) !== text(sig) || c.type !== 'webauthn.get' || c.challenge !== base64url(challenge) || c.origin !== key.origin || c.crossOrigin) return false;
  const VERIFIED = 0b101; // user present, user verified
  if (authenticator!.length < 37 || (authenticator![32]! & VERIFIED) !== VERIFIED) return false;
  if (!equal(authenticator!.subarray(0, 32), await sha256(key.relying_party ?? ''))) return false;
  const message = new Uint8Array(authenticator!.length + 32);
  message.set(authenticator!);
  message.set(await sha256(client!), authenticator!.length);
  const k = cose(unbase64(key.public));
  if (k?.alg === 'Ed25519') return ed25519(k.raw, signature!, message);
  const raw = fromDER(signature!);
  if (!k || !raw) return false;
  const point = await crypto.subtle.importKey('raw', k.raw, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, point, raw, message);
}

/** Whether a signature over a message holds; a passkey's is over the challenge. */
async function holds(key: KeyRecord, sig: string, message: Bytes, challenge: Bytes): Promise<boolean> {
  try {
    if (key.alg === 'ed25519') return await ed25519(unbase64(key.public), unbase64(sig), message);
    return key.alg === 'webauthn' && await assertion(key, challenge, unbase64(sig));
  } catch {
    return false; // what can't be read does not hold
  }
}

/** Whether the signature of `keyid` in the envelope is by this very key, over these very bytes. */
export async function signed(envelope: Envelope, keyid: string, key: KeyRecord): Promise<boolean> {
  const s = envelope.signatures.find((x) => x.keyid === keyid);
  if (!s || key.use !== 'sign' || await keyId(key) !== keyid) return false;
  const payload = unbase64(envelope.payload);
  return holds(key, s.sig, preAuthentication(payload), await statementId(payload));
}

/** Whether a key has proven that it is held by whoever asks for its enrolment. */
export async function proves(key: KeyRecord, proof: string): Promise<boolean> {
  const message = proofMessage(key);
  return holds(key, proof, message, await sha256(message));
}

