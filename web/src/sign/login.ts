/** Logging in (docs/formats/login.md): the server's challenge is looked into before it is signed. */
import { get, post, remove } from '../lib/api';
import { forget } from '../lib/kept';
import { follow } from '../lib/live.svelte';
import type { Me } from '../lib/shapes';
import { clear, refresh, situation } from '../lib/situation.svelte';
import { fit, ForeignChallenge } from './challenge';
import { closeKeys, type Signer } from './keys.svelte';

/** Opens a session with a key; the token stays in a cookie that no script can read. */
export async function enter(s: Signer): Promise<Me> {
  const ledger = situation.ledger?.ledger;
  if (!ledger) throw new Error('The ledger is not known yet.');
  const asked = await get<{ challenge: string }>('/login/challenge', { key: s.keyId });
  const message = fit(asked.challenge, { origin: location.origin, ledger, key: s.keyId });
  const signature = await s.sign(message);
  const me = await post<Me>('/login', { challenge: asked.challenge, signature, cookie: true });
  if (me.key !== s.keyId) throw new ForeignChallenge('The session is another key’s.');
  await refresh();
  follow();
  return me;
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
