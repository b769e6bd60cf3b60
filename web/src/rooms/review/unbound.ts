/** Why a party is not bound by a revision that is in force. */
import type { Toward } from '../../lib/content';
import { has, t } from '../../lib/i18n.svelte';
import { join } from '../../lib/sentences';
import { accepting, living, type Shown } from './matter.svelte';

export function unbound(shown: Shown, x: Toward): string {
  if (x.state === 'released') return x.released_from?.length ? t('force-why-released-from', { parties: join(x.released_from.map(shown.name)) }) : t('force-why-released');
  if (!living(shown.rev)) return t(accepting(x.stance) ? 'force-why-over' : 'force-why-never');
  if (x.state === 'terminated') return t('force-why-left');
  if (x.state === 'suspended') return t('force-why-suspended');
  if (accepting(x.stance)) return t('force-why-open');
  if (x.stance === 'reject') return t('force-why-rejected');
  const id = `force-why-${x.state}`;
  return has(id) ? t(id) : t('force-why-never');
}
