/** A place on the map as people write it. */
import type { Point } from '../../lib/content';

const degrees = (n: number) => (Math.abs(n) / 1e7).toFixed(5);

/** Latitude first, as it is spoken: 34.80000° N, 36.60000° E. */
export const write = ([lon, lat]: Point): string => `${degrees(lat)}° ${lat < 0 ? 'S' : 'N'}, ${degrees(lon)}° ${lon < 0 ? 'W' : 'E'}`;

/** Decimal degrees with their hemispheres, in either order. */
export function read(text: string): Point | undefined {
  const parts = [...text.toUpperCase().matchAll(/(\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW])/g)];
  if (parts.length !== 2) return undefined;
  const of = (signs: string) => parts.find((p) => signs.includes(p[2]!));
  const lat = of('NS');
  const lon = of('EW');
  if (!lat || !lon) return undefined;
  const p: Point = [Math.round(Number(lon[1]) * 1e7) * (lon[2] === 'W' ? -1 : 1), Math.round(Number(lat[1]) * 1e7) * (lat[2] === 'S' ? -1 : 1)];
  return Math.abs(p[0]) <= 180e7 && Math.abs(p[1]) <= 90e7 ? p : undefined;
}
