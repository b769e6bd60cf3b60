/** The public half of a key, as a file has it (docs/operations/keys.md): checked before anybody is asked to sign for it. */
import { proves } from '../../proof/signature';
import { keyId, type KeyRecord } from '../../sign/digest';
import { MAX_KEY_FILE } from '../../sign/keyfile';

export interface Public { key: KeyRecord; keyId: string; proof: string }

/** Reads it; throws an Error whose message is the word for why not. */
export async function readPublic(text: string, party: string): Promise<Public> {
  if (text.length > MAX_KEY_FILE) throw new Error('not-one');
  let f: { parley_key?: number; party?: string; key_id?: string; key?: KeyRecord; proof?: string };
  try {
    f = JSON.parse(text) as typeof f;
  } catch {
    throw new Error('not-one');
  }
  if (typeof f !== 'object' || f === null || f.parley_key !== 1 || !f.key || typeof f.key !== 'object') throw new Error('not-one');
  let id: string;
  try {
    id = await keyId(f.key);
  } catch {
    throw new Error('not-one');
  }
  if (id !== f.key_id) throw new Error('damaged');
  if (f.party !== party) throw new Error('another-party');
  // A key that receives can't sign, and so proves nothing.
  const proof = f.proof ?? '';
  if (f.key.use !== 'receive' && !await proves(f.key, proof)) throw new Error('damaged');
  return { key: f.key, keyId: id, proof };
}
