/** Volumes of a draft as shapes to be drawn, and back. */
import type { GeoJSONStoreFeatures } from 'terra-draw';
import type { DraftVolume, LonLat } from '../lib/draft';
import { circleRing, distance, metres, tidy } from './measure';

export type Shape = 'polygon' | 'circle' | 'corridor';

/** The drawing tool's own names. */
export const MODE = { polygon: 'polygon', circle: 'circle', corridor: 'linestring' } as const;

/** What of a volume can be drawn; holes and several outlines are for the form alone. */
export function shapeOf(v: DraftVolume): Shape | undefined {
  if (v.circle) return 'circle';
  if (v.corridor) return 'corridor';
  return ringOf(v) ? 'polygon' : undefined;
}

/** The one outline of a volume that has no holes. */
export function ringOf(v: DraftVolume): LonLat[] | undefined {
  if (v.polygons) return v.polygons.length === 1 && v.polygons[0]!.length === 1 ? v.polygons[0]![0] : undefined;
  const p = v.polygon;
  if (!p || p.length === 0) return undefined;
  if (typeof p[0]![0] === 'number') return p as LonLat[];
  return p.length === 1 ? (p[0] as LonLat[]) : undefined;
}

const round = ([x, y]: readonly number[]): LonLat => [Math.round(x! * 1e7) / 1e7, Math.round(y! * 1e7) / 1e7];

/** The drawing tool takes 0 for no shape. */
export const idOf = (at: number): number => at + 1;

/** The volume as something that can be drawn; undefined: it can't, or is not complete. */
export function featureOf(v: DraftVolume, at: number): GeoJSONStoreFeatures | undefined {
  const of = (mode: string, geometry: unknown, more: Record<string, number> = {}) => ({ type: 'Feature', id: idOf(at), geometry, properties: { mode, at, ...more } }) as GeoJSONStoreFeatures;
  if (v.circle) {
    const radius = metres(v.circle.radius);
    return radius > 0 ? of(MODE.circle, { type: 'Polygon', coordinates: [circleRing(v.circle.centre, radius).map(round)] }, { radiusKilometers: radius / 1000 }) : undefined;
  }
  if (v.corridor) return v.corridor.line.length >= 2 ? of(MODE.corridor, { type: 'LineString', coordinates: v.corridor.line.map(round) }) : undefined;
  const ring = ringOf(v);
  return ring && ring.length >= 3 ? of(MODE.polygon, { type: 'Polygon', coordinates: [[...ring, ring[0]!].map(round)] }) : undefined;
}

/** The volume with a shape as it was drawn; what else it says stays. */
export function withShape(v: DraftVolume, f: GeoJSONStoreFeatures, halfWidth: string): DraftVolume {
  const rest: DraftVolume = { ...v };
  delete rest.polygon; delete rest.polygons; delete rest.circle; delete rest.corridor;
  if (f.geometry.type === 'LineString') return { ...rest, corridor: { line: f.geometry.coordinates.map(round), half_width: v.corridor?.half_width ?? halfWidth } };
  const ring = (f.geometry.coordinates as number[][][])[0]!.slice(0, -1).map(round);
  if (f.properties.mode !== MODE.circle) return { ...rest, polygons: [[ring]] };
  const centre = middle(ring);
  return { ...rest, circle: { centre, radius: tidy(ring.reduce((sum, p) => sum + distance(centre, p), 0) / ring.length) } };
}

function middle(ring: LonLat[]): LonLat {
  // Of the points of a circle the sum of unit vectors points to its centre, at any latitude.
  let [x, y, z] = [0, 0, 0];
  const rad = Math.PI / 180;
  for (const [lon, lat] of ring) {
    x += Math.cos(lat * rad) * Math.cos(lon * rad);
    y += Math.cos(lat * rad) * Math.sin(lon * rad);
    z += Math.sin(lat * rad);
  }
  return round([Math.atan2(y, x) / rad, Math.atan2(z, Math.hypot(x, y)) / rad]);
}
