/** What somebody did, in a word: "asked", "accepted with a condition". */
import type { Remark } from '../../lib/content';
import { has, t } from '../../lib/i18n.svelte';

export function did(r: Remark): string {
  const id = `talk-did-${r.type.replace('/', '-')}`;
  if (r.type === 'position/take' && r.stance) return t(`talk-took-${r.stance}`);
  return has(id) ? t(id) : r.type;
}
