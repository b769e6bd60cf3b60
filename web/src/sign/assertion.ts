/** A passkey's signature (docs/formats/dsse.md), verified as the ledger does: by the key's record, and nothing that it says of itself. */
import { base64url, concat, equal, sha256, unbase64, utf8, type Bytes } from '../proof/bytes';
import { canonical, read } from './canon';
import type { KeyRecord } from './digest';

interface Assertion { authenticatorData: string; clientDataJSON: string; signature: string }

const PRESENT = 1;
const VERIFIED = 4;
const ATTESTED = 64;

/** CTAP2's frames around a public key: Ed25519, and ES256 with its x and y. */
const eddsa = Uint8Array.of(0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20);
const es256 = Uint8Array.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20);
const coseY = Uint8Array.of(0x22, 0x58, 0x20);

const begins = (b: Bytes, with_: Bytes): boolean => equal(b.subarray(0, with_.length), with_);

/** A DER signature of ES256 as the 64 bytes of r and s. */
function rawSignature(der: Bytes): Bytes | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const out = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const n = der[at + 1];
    if (der[at] !== 2 || n === undefined || n < 1 || at + 2 + n > der.length) return undefined;
    let v = der.subarray(at + 2, at + 2 + n);
    if (v[0]! >= 0x80 || (n > 1 && v[0] === 0 && v[1]! < 0x80)) return undefined; // negative, or padded
    if (v[0] === 0) v = v.subarray(1);
    if (v.length > 32) return undefined;
    out.set(v, end - v.length);
    at += 2 + n;
  }
  return at === der.length ? out : undefined;
}

async function checks(cose: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  if (begins(cose, eddsa) && cose.length === 42) {
    const key = await crypto.subtle.importKey('raw', cose.slice(10), 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', key, signature, message);
  }
  if (!begins(cose, es256) || cose.length !== 77 || !equal(cose.subarray(42, 45), coseY)) return false;
  const raw = rawSignature(signature);
  if (!raw) return false;
  const key = await crypto.subtle.importKey('raw', concat(Uint8Array.of(4), cose.slice(10, 42), cose.slice(45)), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, raw, message);
}

/** Whether an assertion is this passkey's answer to the challenge. */
export async function verifyAssertion(k: KeyRecord, challenge: Bytes, sig: string): Promise<boolean> {
  try {
    const written = unbase64(sig);
    const a = read(written) as unknown as Assertion;
    if (Object.keys(a).join() !== 'authenticatorData,clientDataJSON,signature') return false;
    const client = unbase64(a.clientDataJSON);
    const data = unbase64(a.authenticatorData);
    const c = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(client)) as Record<string, unknown>;
    canonical(c); // what the profile does not have is nothing that a ledger takes
    if (c.type !== 'webauthn.get' || c.challenge !== base64url(challenge) || c.origin !== k.origin || c.crossOrigin === true || c.topOrigin) return false;
    if (data.length < 37 || !equal(data.subarray(0, 32), await sha256(utf8(k.relying_party ?? '')))) return false;
    const flags = data[32]!;
    if (!(flags & PRESENT) || !(flags & VERIFIED) || flags & ATTESTED) return false;
    return await checks(unbase64(k.public), concat(data, await sha256(client)), unbase64(a.signature));
  } catch {
    return false;
  }
}
