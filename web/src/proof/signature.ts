/** Signatures of statements (docs/formats/dsse.md), verified by a key's record and never by what the envelope says of itself. */
import { keyId, preAuthentication, proofMessage, statementId, type Envelope, type KeyRecord } from '../sign/digest';
import { verifyAssertion } from '../sign/assertion';
import { sha256, unbase64, type Bytes } from './bytes';

async function ed25519(key: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return false;
  return crypto.subtle.verify('Ed25519', await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']), signature, message);
}

/** Whether a signature over a message holds; a passkey's is over the challenge. */
async function holds(key: KeyRecord, sig: string, message: Bytes, challenge: Bytes): Promise<boolean> {
  try {
    if (key.alg === 'ed25519') return await ed25519(unbase64(key.public), unbase64(sig), message);
    return key.alg === 'webauthn' && await verifyAssertion(key, challenge, sig);
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

