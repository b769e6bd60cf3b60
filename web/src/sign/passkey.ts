/** Passkeys: made here for a post, proven to be what their record says, and used to sign and to log in. */
import { get, post } from '../lib/api';
import { base64, random, sha256, unbase64url, utf8, type Bytes } from '../proof/bytes';
import { verifyAssertion } from './assertion';
import { canonical } from './canon';
import { proofMessage, type KeyRecord } from './digest';

/** A key that was made, with its own proof: what an administrator, or an inviter, lets in. */
export interface Proven { key: KeyRecord; keyId: string; proof: string; party: string; credential: Bytes }

/** What the record of a key says beside the key. */
export interface Terms { post: string; use: 'sign' | 'login'; powers?: string[] | undefined }

/** The server's answer does not go with the passkey that was made. */
export class OtherKey extends Error {}

/** Whether passkeys can be used at this address: browsers have none for bare IP addresses. */
export function passkeysHere(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** Has a passkey sign a challenge; the signature has the one form that ledgers keep. Without `allowed` the browser offers all it has. */
export async function assertion(challenge: Bytes, relyingParty: string, allowed: Bytes[]): Promise<{ sig: string; credential: Bytes }> {
  const got = await navigator.credentials.get({
    publicKey: { challenge, rpId: relyingParty, userVerification: 'required', allowCredentials: allowed.map((id) => ({ type: 'public-key', id })) },
  }) as PublicKeyCredential | null;
  if (!got) throw new DOMException('There is no passkey.', 'NotAllowedError');
  const r = got.response as AuthenticatorAssertionResponse;
  const b = (x: ArrayBuffer) => base64(new Uint8Array(x));
  const sig = canonical({ authenticatorData: b(r.authenticatorData), clientDataJSON: b(r.clientDataJSON), signature: b(r.signature) });
  return { sig: base64(utf8(sig)), credential: new Uint8Array(got.rawId) };
}

/** Makes a passkey for a post: the user is asked twice, once to make it and once to prove it. */
export async function makePasskey(terms: Terms, names: { party: string; ledger: string }): Promise<Proven> {
  const o = await get<{ registration: string; challenge: string; relying_party: string; algorithms: number[] }>('/passkeys/options');
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: unbase64url(o.challenge),
      rp: { id: o.relying_party, name: names.ledger },
      user: { id: random(32), name: `${terms.post}, ${names.party}`, displayName: `${terms.post}, ${names.party}` },
      pubKeyCredParams: o.algorithms.map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      attestation: 'none',
    },
  }) as PublicKeyCredential | null;
  if (!made) throw new DOMException('There is no passkey.', 'NotAllowedError');
  const credential = new Uint8Array(made.rawId);
  const r = made.response as AuthenticatorAttestationResponse;
  const record = await post<{ key: KeyRecord; key_id: string }>('/passkeys/register', {
    registration: o.registration, client_data: base64(new Uint8Array(r.clientDataJSON)), attestation: base64(new Uint8Array(r.attestationObject)), ...terms,
  });
  return prove(record.key, terms, credential);
}

/** The passkey's own proof of its record, which must be the one that was asked for. */
async function prove(key: KeyRecord, terms: Terms, credential: Bytes): Promise<Proven> {
  const asked = { alg: 'webauthn', origin: location.origin, relying_party: location.hostname, public: key.public, ...terms };
  if (canonical(key) !== canonical(asked)) throw new OtherKey('The server wrote another record for the passkey than was asked for.');
  const challenge = await sha256(proofMessage(key));
  const { sig } = await assertion(challenge, location.hostname, [credential]);
  if (!await verifyAssertion(key, challenge, sig)) throw new OtherKey('The record is not the one of the passkey that was made.');
  const proven = await post<{ key_id: string; party: string }>('/passkeys/prove', { key, proof: sig });
  return { key, keyId: proven.key_id, proof: sig, party: proven.party, credential };
}
