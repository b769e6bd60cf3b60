/**
 * The sheet's own small projection: Mercator, which keeps angles, over a frame that holds the zone. Longitudes run on
 * over the antimeridian. Degrees of WGS 84 in, millimetres of paper out.
 */
import type { Footprint, Point, Volume } from '../../lib/content';

export type LonLat = [lon: number, lat: number];
export type XY = [x: number, y: number];

const RADIUS = 6_371_008.8; // metres: the mean radius, which is enough for drawing
const RAD = Math.PI / 180;
const TOP = 84; // degrees: nearer to a pole this projection has no use

export interface Frame {
  west: number; east: number; south: number; north: number; // degrees; east may pass 180
  width: number; height: number; // millimetres
  /** Metres on the ground to a millimetre of paper, at the frame's middle. */
  scale: number;
  at: (p: LonLat) => XY;
}

const y = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (Math.max(-TOP, Math.min(TOP, lat)) * RAD) / 2)) / RAD;
const latitude = (v: number) => (2 * Math.atan(Math.exp(v * RAD)) - Math.PI / 2) / RAD;

/** The longitude nearest to another, counted on over the antimeridian. */
export function near(lon: number, to: number): number {
  return lon + 360 * Math.round((to - lon) / 360);
}

const degrees = (p: Point): LonLat => [p[0] / 1e7, p[1] / 1e7];

/** A point at a distance in metres and a bearing in degrees, on the sphere. */
export function away([lon, lat]: LonLat, metres: number, bearing: number): LonLat {
  const d = metres / RADIUS;
  const s = Math.sin(lat * RAD) * Math.cos(d) + Math.cos(lat * RAD) * Math.sin(d) * Math.cos(bearing * RAD);
  const l = Math.atan2(Math.sin(bearing * RAD) * Math.sin(d) * Math.cos(lat * RAD), Math.cos(d) - Math.sin(lat * RAD) * s);
  return [near(lon + l / RAD, lon), Math.asin(s) / RAD];
}

/** What lies between two points, at most half a degree apart, along a great circle or a straight line in degrees. */
function between(a: LonLat, b: LonLat, geodesic: boolean): LonLat[] {
  const to: LonLat = [near(b[0], a[0]), b[1]];
  const steps = Math.min(200, Math.ceil(Math.max(Math.abs(to[0] - a[0]), Math.abs(to[1] - a[1])) * 2));
  const out: LonLat[] = [];
  for (let i = 1; i < steps; i++) {
    const f = i / steps;
    out.push(geodesic ? along(a, to, f) : [a[0] + (to[0] - a[0]) * f, a[1] + (to[1] - a[1]) * f]);
  }
  return out;
}

/** The point a part of the way from a to b along their great circle. */
function along(a: LonLat, b: LonLat, f: number): LonLat {
  const v = ([lon, lat]: LonLat) => [Math.cos(lat * RAD) * Math.cos(lon * RAD), Math.cos(lat * RAD) * Math.sin(lon * RAD), Math.sin(lat * RAD)] as const;
  const [p, q] = [v(a), v(b)];
  const angle = Math.acos(Math.max(-1, Math.min(1, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])));
  if (angle < 1e-9) return a;
  const [s, r] = [Math.sin((1 - f) * angle) / Math.sin(angle), Math.sin(f * angle) / Math.sin(angle)];
  const [x, yy, z] = [0, 1, 2].map((i) => s * p[i]! + r * q[i]!) as [number, number, number];
  return [near(Math.atan2(yy, x) / RAD, a[0]), Math.asin(Math.max(-1, Math.min(1, z))) / RAD];
}

/** A line through points with what lies between them; a ring ends where it began. */
export function drawn(points: LonLat[], geodesic: boolean, closed: boolean): LonLat[] {
  const out: LonLat[] = [];
  points.forEach((p, i) => {
    const here: LonLat = [out.length ? near(p[0], out.at(-1)![0]) : p[0], p[1]];
    out.push(here);
    const next = points[i + 1] ?? (closed ? points[0] : undefined);
    if (next) out.push(...between(here, next, geodesic));
  });
  return out;
}

export type Shape = { kind: 'area'; rings: LonLat[][] } | { kind: 'line'; line: LonLat[]; width: number };

/** A footprint as it is drawn: rings, or a corridor's line with its width in metres. */
export function shapes(f: Footprint): Shape[] {
  if (f.circle) {
    const centre = degrees(f.circle.centre);
    return [{ kind: 'area', rings: [Array.from({ length: 120 }, (_, i) => away(centre, f.circle!.radius / 1000, 3 * i))] }];
  }
  if (f.corridor) return [{ kind: 'line', line: drawn(f.corridor.line.map(degrees), true, false), width: (2 * f.corridor.half_width) / 1000 }];
  return (f.polygons ?? []).map((rings) => ({ kind: 'area', rings: rings.map((r) => drawn(r.map(degrees), f.edges === 'geodesic', true)) }));
}

/** The corners that the coordinates table numbers, in its order. */
export function corners(v: Volume): LonLat[] {
  const f = v.footprint;
  return (f.circle ? [f.circle.centre] : f.corridor ? f.corridor.line : (f.polygons ?? []).flat(2)).map(degrees);
}

interface Extent { west: number; east: number; south: number; north: number }

/** What the volumes take, in degrees, counted on over the antimeridian. */
function extent(volumes: Volume[]): Extent {
  const x = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  const first = volumes.flatMap(corners)[0]?.[0] ?? 0;
  const add = ([lon, lat]: LonLat) => {
    const l = near(lon, first);
    Object.assign(x, { west: Math.min(x.west, l), east: Math.max(x.east, l), south: Math.min(x.south, lat), north: Math.max(x.north, lat) });
  };
  for (const s of volumes.flatMap((v) => shapes(v.footprint))) {
    if (s.kind === 'area') s.rings.flat().forEach(add);
    else for (const p of s.line) for (const b of [0, 90, 180, 270]) add(away(p, s.width / 2, b));
  }
  return x.west > x.east ? { west: -180, east: 180, south: -60, north: 70 } : x;
}

/** The height that suits the volumes on a map of that width: more for what lies north and south of itself. */
export function tall(volumes: Volume[], width: number): number {
  const x = extent(volumes);
  const ratio = (y(x.north) - y(x.south)) / Math.max(1e-6, x.east - x.west);
  return Math.max(0.5, Math.min(0.86, ratio)) * width;
}

/** The frame of that size which holds the volumes with room around them. */
export function frame(volumes: Volume[], width: number, height: number): Frame {
  const { west, east, south, north } = extent(volumes);
  const LEAST = 0.02; // degrees: a point is shown with its surroundings
  const [cx, cy] = [(west + east) / 2, (y(south) + y(north)) / 2];
  const span = Math.max((east - west) / width, (y(north) - y(south)) / height, LEAST / width) * 1.36; // degrees of Mercator to a millimetre
  const [dx, dy] = [(span * width) / 2, (span * height) / 2];
  const middle = latitude(cy);
  return {
    west: cx - dx, east: cx + dx, south: latitude(cy - dy), north: latitude(cy + dy), width, height,
    scale: span * RAD * RADIUS * Math.cos(middle * RAD),
    at: ([lon, lat]) => [(near(lon, cx) - cx + dx) / span, (cy + dy - y(lat)) / span],
  };
}

/** The place of a volume on the paper. */
export function box(v: Volume, f: Frame): { left: number; right: number; top: number; bottom: number } {
  const points = shapes(v.footprint).flatMap((s) => (s.kind === 'area' ? s.rings.flat() : s.line)).map((p) => f.at(p));
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

export interface Lines { at: number[]; step: number }

/** Meridians and parallels for a frame: at round degrees, minutes or seconds, three to eight of each. */
export function graticule(f: Frame): { lons: Lines; lats: Lines } {
  const steps = [30, 20, 10, 5, 2, 1, 1 / 2, 1 / 3, 1 / 6, 1 / 12, 1 / 30, 1 / 60, 1 / 120, 1 / 360, 1 / 720];
  const lines = (from: number, to: number): Lines => {
    const step = steps.find((s) => (to - from) / s >= 3) ?? steps.at(-1)!;
    const at = [];
    for (let i = Math.ceil(from / step); i * step <= to; i++) at.push(i * step);
    return { at, step };
  };
  return { lons: lines(f.west, f.east), lats: lines(f.south, f.north) };
}

/** Whether a zone lies so near to a pole that this projection can't show it. */
export const polar = (volumes: Volume[]): boolean => volumes.flatMap(corners).some(([, lat]) => Math.abs(lat) > TOP - 2);

/** A degree as the map's edge has it: 36°30′E; seconds where the step needs them. */
export function degreeLabel(value: number, step: number, axis: 'lon' | 'lat'): string {
  const v = axis === 'lon' ? near(value, 0) : value;
  const total = Math.round(Math.abs(v) * 3600);
  const [d, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const side = total === 0 ? '' : axis === 'lon' ? (v < 0 ? 'W' : 'E') : v < 0 ? 'S' : 'N';
  const two = (x: number) => String(x).padStart(2, '0');
  return `${d}°${step < 1 ? two(m) + '′' : ''}${step < 1 / 60 ? two(s) + '″' : ''}${side}`;
}

/** The longest round length that fits, in units of so many metres: 1, 2 or 5 and zeros. */
export function round(f: Frame, most: number, unit: number): { n: number; mm: number } {
  const fits = (most * f.scale) / unit;
  const power = 10 ** Math.floor(Math.log10(fits));
  const n = [5, 2, 1].map((k) => k * power).find((k) => k <= fits) ?? power;
  return { n, mm: (n * unit) / f.scale };
}

/** An SVG path through projected points. */
export function path(points: LonLat[], f: Frame, closed: boolean): string {
  return 'M' + points.map((p) => f.at(p).map((v) => v.toFixed(2)).join(' ')).join('L') + (closed ? 'Z' : '');
}
