/** A round length in metres and its width on the map, at most `most` pixels. */
import type { MapView } from './view';

const CIRCUMFERENCE = 40_075_016.686; // of the equator, in metres
const TILE = 512; // pixels that the world is wide at zoom 0

export const metresPerPixel = (v: MapView): number => (CIRCUMFERENCE * Math.cos((v.lat * Math.PI) / 180)) / (TILE * 2 ** v.zoom);

export function scaleOf(v: MapView, most: number): { metres: number; pixels: number } {
  const each = metresPerPixel(v);
  const power = 10 ** Math.floor(Math.log10(each * most));
  const metres = [5, 2, 1].map((n) => n * power).find((m) => m / each <= most) ?? power;
  return { metres, pixels: Math.round(metres / each) };
}
