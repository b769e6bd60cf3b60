/** The digests by which everything is known: SHA-256 over a tag of its own (docs/formats/digests.md). */
import { base64, concat, hex, sha256, unhex, utf8, type Bytes } from '../proof/bytes';
import { canonical } from './canon';

export const PAYLOAD_TYPE = 'application/vnd.parley.statement.v1+json';

export interface KeyRecord {
  alg: 'ed25519' | 'webauthn' | 'x25519';
  public: string;
  use: 'sign' | 'login' | 'receive';
  post: string;
  powers?: string[];
  relying_party?: string;
  origin?: string;
}

export interface Part { data: string /* base64 */; media: string; salt: string }

export interface Envelope { payload: string; payloadType: string; signatures: { keyid: string; sig: string }[] }

const digest = (tag: string, ...parts: (Bytes | string)[]): Promise<Bytes> => sha256(`parley.v1.${tag}\0`, ...parts);

/** What the keys of a statement sign: DSSE's pre-authentication encoding. */
export function preAuthentication(payload: Bytes): Bytes {
  return concat(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `, payload);
}

export const statementId = async (payload: Bytes): Promise<Bytes> => digest('statement', preAuthentication(payload));
export const commitment = async (envelope: Envelope): Promise<string> => hex(await digest('commitment', canonical(envelope)));
export const revisionId = async (revision: unknown): Promise<string> => hex(await digest('revision', canonical(revision)));

/** The commitment to a part. */
export async function partId(p: { data: Bytes; media: string; salt: string }): Promise<string> {
  const media = utf8(p.media);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(4, media.length);
  return hex(await digest('part', unhex(p.salt, 32), length, media, p.data));
}

export const keyId = async (k: KeyRecord): Promise<string> => hex(await digest('key', canonical(k)));
export const partyId = async (key: KeyRecord, proof: string): Promise<string> => hex(await digest('party', canonical({ key, proof })));

/** What a key signs to prove itself, to open a session. */
export const proofMessage = (k: KeyRecord): Bytes => concat('parley.v1.key-proof\0', canonical(k));
export const loginMessage = (challenge: string): Bytes => concat('parley.v1.login\0', challenge);

/** By what the host knows the invited. */
export const door = async (secret: Bytes): Promise<string> => hex(await digest('invitation-door', secret));

/** By what the inviter knows the key for the invited's own: the host can't make it. */
export async function seal(secret: Bytes, asks: { key: KeyRecord; proof: string; profile?: unknown }): Promise<string> {
  const key = await crypto.subtle.importKey('raw', await digest('invitation-seal', secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(canonical({ key: asks.key, proof: asks.proof, profile: asks.profile })))));
}

/** A new salted part, and the commitment to it. */
export async function newPart(media: string, data: Bytes): Promise<{ part: Part; commitment: string }> {
  const salt = hex(crypto.getRandomValues(new Uint8Array(32)));
  return { part: { data: base64(data), media, salt }, commitment: await partId({ data, media, salt }) };
}
