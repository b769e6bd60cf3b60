/** A login's challenge (docs/formats/login.md), looked into before it is signed. */
import { read } from './canon';
import { loginMessage } from './digest';

/** A challenge that is not for this server, this ledger or this key: somebody passes on another's. */
export class ForeignChallenge extends Error {}

interface Challenge { expires: number; key: string; ledger: string; nonce: string; origin: string }

/** What is signed for a challenge, once it is found to be for here. */
export function fit(text: string, want: { origin: string; ledger: string; key: string }): Uint8Array<ArrayBuffer> {
  const c = read(text, 1024) as unknown as Challenge;
  if (c.origin !== want.origin) throw new ForeignChallenge(`The challenge is for ${c.origin}.`);
  if (c.key !== want.key) throw new ForeignChallenge('The challenge is for another key.');
  if (c.ledger !== want.ledger) throw new ForeignChallenge('The challenge is for another ledger.');
  return loginMessage(text);
}
