/** A place on the map as people write it. */
import type { Point } from '../../lib/content';
import { t } from '../../lib/i18n.svelte';
import { readLine, write as writeAt, type Notation } from '../../map/notation';

/** Latitude first, as it is spoken. */
export const write = ([lon, lat]: Point, as: Notation = 'dms'): string => writeAt([lon / 1e7, lat / 1e7], as);

/** One place, in any notation; else what to write instead. */
export function read(text: string): { point: Point } | { wrong: string } {
  const found = readLine(text);
  if ('wrong' in found) return { wrong: t(found.wrong.message, found.wrong.values) };
  if (found.points.length !== 1) return { wrong: t('force-unreadable') };
  const [lon, lat] = found.points[0]!;
  return { point: [Math.round(lon * 1e7), Math.round(lat * 1e7)] };
}
