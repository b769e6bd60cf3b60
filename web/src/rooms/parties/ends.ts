/** What a party is left with when one of its keys ends. */
import type { KeyStatus } from './shapes';

/** The posts that could still administer without that key: none, and nobody could enrol another; one, and a two-person rule has no second. */
export function lastOnes(keys: KeyStatus[], gone: string): string[] {
  const left = keys.filter((k) => k.id !== gone && !k.until && k.key.use === 'sign' && (k.key.powers ?? []).includes('administer'));
  return [...new Set(left.map((k) => k.key.post))];
}

/** Why a new key can't take an old one's place as it was; undefined: it can. */
export function misfit(fresh: { post: string; powers?: string[] }, old: { post: string; powers?: string[] }): 'post' | 'powers' | undefined {
  if (fresh.post !== old.post) return 'post';
  return (old.powers ?? []).every((p) => fresh.powers?.includes(p)) ? undefined : 'powers';
}
