/** Logging in (docs/formats/login.md): the server's challenge is looked into before it is signed. */
import { get, post, Problem, remove } from '../lib/api';
import { forget } from '../lib/kept';
import { follow } from '../lib/live.svelte';
import type { Me } from '../lib/shapes';
import { clear, refresh, situation } from '../lib/situation.svelte';
import { fit, ForeignChallenge } from './challenge';
import { base64, sha256 } from '../proof/bytes';
import { keyId, type KeyRecord } from './digest';
import { closeKeys, keepPasskey, keptKeys, use, type Signer } from './keys.svelte';

/** Opens a session with a key; the token stays in a cookie that no script can read. */
export async function enter(s: Signer): Promise<Me> {
  const ledger = situation.ledger?.ledger;
  if (!ledger) throw new Error('The ledger is not known yet.');
  const asked = await get<{ challenge: string }>('/login/challenge', { key: s.keyId });
  const message = fit(asked.challenge, { origin: location.origin, ledger, key: s.keyId });
  const signature = await s.sign(message);
  const me = await post<Me>('/login', { challenge: asked.challenge, signature, cookie: true, ...(s.credential && { credential: s.credential }) });
  if (me.key !== s.keyId) throw new ForeignChallenge('The session is another key’s.');
  return entered(me);
}

/** What another party was shown is forgotten before anything is asked for: the link may be gone by then. */
async function entered(me: Me): Promise<Me> {
  if (situation.me?.party !== me.party) await forget();
  await refresh();
  follow();
  return me;
}

/** A challenge that names no key: a passkey answers it, and its credential finds the key. */
const ANY_KEY = '0'.repeat(64);

/** Logs in with whatever passkey the browser has for this place, on a device that knows no key yet. */
export async function enterByPasskey(): Promise<Me> {
  const ledger = situation.ledger?.ledger;
  if (!ledger) throw new Error('The ledger is not known yet.');
  const asked = await get<{ challenge: string }>('/login/challenge');
  const message = fit(asked.challenge, { origin: location.origin, ledger, key: ANY_KEY });
  const { assertion } = await import('./passkey');
  const { sig, credential } = await assertion(await sha256(message), location.hostname, []);
  let me: Me;
  try {
    me = await post<Me>('/login', { challenge: asked.challenge, signature: sig, cookie: true, credential: base64(credential) });
  } catch (e) {
    // A server learns of a credential when it first logs in by its key: one that was made in this browser does so now.
    const known = e instanceof Problem && e.code === 'login-refused' ? (await keptKeys(ledger)).find((k) => k.credential === base64(credential)) : undefined;
    if (!known) throw e;
    use(known);
    return enter(known);
  }
  const { keys } = await get<{ keys: { id: string; key: KeyRecord }[] }>(`/parties/${me.party}/keys`);
  const record = keys.find((k) => k.id === me.key);
  if (record && await keyId(record.key) === me.key) await keepPasskey({ party: me.party, keyId: me.key, key: record.key, name: me.name }, credential, ledger);
  return entered(me);
}

/** Ends the session, and closes every key that was open. */
export async function leave(): Promise<void> {
  closeKeys();
  try {
    await remove('/session');
  } finally {
    clear();
    await forget();
    await refresh();
    follow();
  }
}
