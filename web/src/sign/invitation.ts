/** Invitations (docs/formats/invitation.md): the link's secret stays in the browser; its door is shown to the host, its seal to the inviter. */
import { post } from '../lib/api';
import { unbase64url, type Bytes } from '../proof/bytes';
import { door, seal, type KeyRecord } from './digest';
import type { Profile } from './keyfile';

export interface Link { secret: Bytes; ledger: string }

export interface Invited {
  ledger: string; name: string; by: string; by_name: string; admits?: boolean; post: string; use: 'sign' | 'login'; powers?: string[]; expires: number;
}

/** Reads what follows `#` in a link; undefined: it is none, or not all of one. */
export function readLink(text: string): Link | undefined {
  const [, token = '', ledger = ''] = /^(?:.*#)?([A-Za-z0-9_-]{43})\.([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (!token) return undefined;
  try {
    return { secret: unbase64url(token), ledger };
  } catch {
    return undefined;
  }
}

/** The link is for another ledger than the server's. */
export class ForeignLink extends Error {}

const checked = (l: Link, a: Invited): Invited => {
  if (a.ledger !== l.ledger) throw new ForeignLink('The invitation is for another ledger than this server keeps.');
  return a;
};

/** What one is invited to. */
export const look = async (l: Link): Promise<Invited> => checked(l, await post<Invited>('/invitations/look', { door: await door(l.secret) }));

/** Asks for a key to be let in, sealed so that the host can put no other in its place. */
export async function redeem(l: Link, asks: { key: KeyRecord; proof: string; profile?: Profile }): Promise<Invited> {
  const profile = asks.profile && { profile: asks.profile };
  const body = { door: await door(l.secret), asks: { key: asks.key, proof: asks.proof, ...profile, seal: await seal(l.secret, asks) } };
  return checked(l, await post<Invited>('/invitations/redeem', body));
}

/** Which kinds of party there are. */
export const partyKinds = ['state', 'armed-force', 'armed-group', 'humanitarian-organisation', 'monitoring-mission', 'mediator'] as const;

/** The public half of a key, as a file that the command line and this page take. */
export const publicHalf = (f: { party: string; keyId: string; key: KeyRecord; proof: string; profile?: Profile | undefined }): string =>
  JSON.stringify({ parley_key: 1, party: f.party, ...(f.profile && { profile: f.profile }), key_id: f.keyId, key: f.key, proof: f.proof }, null, 2) + '\n';

