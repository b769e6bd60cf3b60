/** What is drawn on the map: volumes of arrangements, joined with how those stand. */
import type { Matter } from '../lib/shapes';

export type Position = [number, number]; // longitude, latitude in degrees of WGS 84
export type Geometry =
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'Point'; coordinates: Position };

/** In a comparison: what it was, what is proposed now, what only one of them has. */
export type Role = 'was' | 'now' | 'added' | 'removed';

export interface ZoneProperties {
  arrangement: string;
  volume: string;
  title: string;
  label?: string; // drawn instead of the title, where that says nothing: on the map of one arrangement
  state: string;
  kind: string;
  role?: Role;
  centreline?: boolean; // of a corridor: a line, along which it is flown or driven
}

export interface MapFeature { type: 'Feature'; geometry: Geometry; properties: ZoneProperties }

/** What GET /v1/situation/map answers. */
export interface PlacedCollection {
  type: 'FeatureCollection';
  features: { type: 'Feature'; geometry: Geometry; properties: { arrangement: string; volume: string; centreline?: boolean } }[];
}

/** Joins maps with the state, kind and title of the arrangements; what is of none of them is left out. */
export function join(map: PlacedCollection, matters: Matter[], language: string): MapFeature[] {
  const by = new Map(matters.map((m) => [m.arrangement, m]));
  return map.features.flatMap((f) => {
    const m = by.get(f.properties.arrangement);
    if (!m) return [];
    const { arrangement, volume, centreline } = f.properties;
    return [{ type: 'Feature' as const, geometry: f.geometry, properties: { arrangement, volume, centreline, title: m.titles?.[language] ?? m.title, state: m.state, kind: m.kind } }];
  });
}

export type Box = [number, number, number, number]; // west, south, east, north

/** The smallest box around features, which crosses the 180° meridian where that is smaller; undefined: there is none. */
export function bounds(features: { geometry: Geometry }[]): Box | undefined {
  let south = 90;
  let north = -90;
  const spans: [number, number][] = [];
  for (const f of features) {
    let west = Infinity;
    let east = -Infinity;
    for (const [x, y] of positions(f.geometry)) {
      west = Math.min(west, x); east = Math.max(east, x);
      south = Math.min(south, y); north = Math.max(north, y);
    }
    if (west <= east) spans.push([west, east]);
  }
  if (spans.length === 0) return undefined;
  const [west, east] = arc(spans);
  return [west, south, east, north];
}

/** The shortest stretch of longitude that holds all spans; its end may be beyond 180°. */
function arc(spans: [number, number][]): [number, number] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  let reach = sorted[0]![1];
  let gap = -Infinity;
  let start = sorted[0]![0];
  let end = Math.max(...sorted.map((s) => s[1]));
  const around = sorted[0]![0] + 360 - end;
  for (const [w, e] of sorted.slice(1)) {
    if (w - reach > gap) { gap = w - reach; if (gap > around) { start = w; end = reach + 360; } }
    reach = Math.max(reach, e);
  }
  return [start, end];
}

export function* positions(g: Geometry): Generator<Position> {
  if (g.type === 'Point') yield g.coordinates;
  else if (g.type === 'LineString') yield* g.coordinates;
  else if (g.type === 'Polygon') for (const ring of g.coordinates) yield* ring;
  else for (const polygon of g.coordinates) for (const ring of polygon) yield* ring;
}

/** Outlines and holes of each polygon. */
export function polygonsOf(g: Geometry): Position[][][] {
  return g.type === 'Polygon' ? [g.coordinates] : g.type === 'MultiPolygon' ? g.coordinates : [];
}

/** A point well inside an area, for its sign: the middle of the widest stretch of a few lines across its largest outline. */
export function inside(g: Geometry): Position | undefined {
  if (g.type === 'Point') return g.coordinates;
  if (g.type === 'LineString') return g.coordinates[Math.floor(g.coordinates.length / 2)];
  const largest = polygonsOf(g).reduce<Position[][] | undefined>((a, b) => (a && size(a[0]!) >= size(b[0]!) ? a : b), undefined);
  if (!largest) return undefined;
  const ys = largest[0]!.map((p) => p[1]);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  let best: Position = largest[0]![0]!;
  let widest = -1;
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]) {
    const y = low + (high - low) * share;
    const xs = largest.flatMap((r) => crossings(r, y)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const width = (xs[i + 1]! - xs[i]!) * (1 - Math.abs(share - 0.5)); // the middle is better than the rim
      if (width > widest) { widest = width; best = [(xs[i]! + xs[i + 1]!) / 2, y]; }
    }
  }
  return best;
}

function crossings(ring: Position[], y: number): number[] {
  const xs: number[] = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[j]!, ring[i]!];
    if (a[1] > y !== b[1] > y) xs.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  }
  return xs;
}

function size(ring: Position[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  return Math.abs(sum);
}
