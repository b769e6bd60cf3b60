/** Points as text, one a line, in the notation that is preferred; and about how large they make a volume. */
import type { Geometry } from 'geojson';
import type { LonLat } from '../../lib/draft';
import { notations, readLine, write, type Notation, type Order, type Unread } from '../../map/notation';
import type { FormVolume } from './form';

/** Digits behind the point within which a place of the ledger has an exact text. */
const most: Record<Notation, number> = { decimal: 7, dms: 4, ddm: 6, utm: 3, mgrs: 0 };
const MANY = 500; // points that are not each written as shortly as they can be

const same = (a: LonLat, b: LonLat | undefined) => b !== undefined && a[0] === b[0] && a[1] === b[1];

/** The shortest text that reads as the very place, where the notation has one. */
function exact(p: LonLat, as: Notation): string {
  for (let d = 0; d < most[as]; d++) {
    const text = write(p, as, d);
    const read = readLine(text);
    if ('points' in read && same(p, read.points[0])) return text;
  }
  return write(p, as, most[as]);
}

export const writePoints = (points: LonLat[], as: Notation): string[] =>
  points.map((p) => (as === 'decimal' || points.length <= MANY ? exact(p, as) : write(p, as, most[as])));

/**
 * Reads what was typed over points that were written as `lines`. A line that nobody touched is its point, also where the
 * notation is too coarse to say it.
 */
export function readOver(text: string, points: LonLat[], lines: string[], order?: Order): { points: LonLat[]; unread: Unread[] } {
  const written = new Map(lines.map((l, i) => [l, points[i]!]));
  const out: { points: LonLat[]; unread: Unread[] } = { points: [], unread: [] };
  text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((line, i) => {
    const kept = written.get(line.trim());
    if (kept) return void out.points.push(kept);
    if (!line.trim()) return;
    const read = readLine(line, order);
    if ('wrong' in read) out.unread.push({ line: i + 1, text: line.trim(), ...read.wrong });
    else out.points.push(...read.points);
  });
  return out;
}

const KEY = 'parley.notation';

export function preferred(): Notation {
  let kept: string | null = null;
  try { kept = localStorage.getItem(KEY); } catch { /* nothing is kept here */ }
  return notations.find((n) => n === kept) ?? 'dms';
}

export function prefer(n: Notation): void {
  try { localStorage.setItem(KEY, n); } catch { /* nothing is kept here */ }
}

/** The points that a text box shows of a volume: of a polygon its first outline, where that is all. */
export function editable(v: FormVolume): LonLat[] | undefined {
  if (v.shape !== 'polygon') return v.points;
  if (v.polygons.length === 0) return [];
  return v.polygons.length === 1 && v.polygons[0]!.length === 1 ? v.polygons[0]![0]! : undefined;
}

const R = 6_371_008.8;
const rad = Math.PI / 180;

/** Square metres of a ring on the sphere: to inform while one draws. */
function ringArea(ring: LonLat[]): number {
  let sum = 0;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    sum += (b[0] - a[0]) * rad * (2 + Math.sin(a[1] * rad) + Math.sin(b[1] * rad));
  });
  return Math.abs((sum * R * R) / 2);
}

function distance(a: LonLat, b: LonLat): number {
  const h = Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  return 2 * R * Math.asin(Math.min(1, Math.sqrt(h)));
}

const inMetres: Record<string, number> = { mm: 0.001, cm: 0.01, m: 1, km: 1000, ft: 0.3048, nm: 1852, nmi: 1852, mi: 1609.344 };

export function metres(s: string): number {
  const m = /^\s*(\d+(?:\.\d+)?)\s*([A-Za-z]+)\s*$/.exec(s);
  return m ? Number(m[1]) * (inMetres[m[2]!.toLowerCase()] ?? NaN) : NaN;
}

/** About how many square metres the volume covers; undefined while it can't be told. */
export function areaOf(v: FormVolume): number | undefined {
  const size = metres(v.size);
  if (v.shape === 'circle') return v.points.length === 1 && size > 0 ? 2 * Math.PI * R * R * (1 - Math.cos(size / R)) : undefined;
  if (v.shape === 'corridor') {
    if (v.points.length < 2 || !(size > 0)) return undefined;
    const long = v.points.slice(1).reduce((sum, p, i) => sum + distance(v.points[i]!, p), 0);
    return long * 2 * size + Math.PI * size * size;
  }
  if (v.polygons.length === 0 || v.polygons.some((p) => p.some((r) => r.length < 3))) return undefined;
  return v.polygons.reduce((sum, [outline, ...holes]) => sum + ringArea(outline!) - holes.reduce((s, h) => s + ringArea(h), 0), 0);
}

/** A point at a distance and bearing on the sphere. */
function away([lon, lat]: LonLat, metres: number, bearing: number): LonLat {
  const d = metres / R;
  const y = Math.asin(Math.sin(lat * rad) * Math.cos(d) + Math.cos(lat * rad) * Math.sin(d) * Math.cos(bearing));
  const x = lon * rad + Math.atan2(Math.sin(bearing) * Math.sin(d) * Math.cos(lat * rad), Math.cos(d) - Math.sin(lat * rad) * Math.sin(y));
  return [x / rad, y / rad];
}

const ring = (centre: LonLat, size: number, n = 72): LonLat[] => Array.from({ length: n + 1 }, (_, i) => away(centre, size, (2 * Math.PI * (i % n)) / n));

/** The volume as GeoJSON, to be looked at: circles and corridors as rings. */
export function outline(v: FormVolume): Geometry | undefined {
  const size = metres(v.size);
  const closed = (r: LonLat[]) => [...r, r[0]!];
  if (v.shape === 'circle') return v.points[0] && size > 0 ? { type: 'Polygon', coordinates: [ring(v.points[0], size)] } : undefined;
  if (v.shape === 'corridor') return v.points.length >= 2 ? { type: 'LineString', coordinates: v.points } : undefined;
  const whole = v.polygons.filter((p) => p.length > 0 && p.every((r) => r.length >= 3));
  return whole.length > 0 ? { type: 'MultiPolygon', coordinates: whole.map((p) => p.map(closed)) } : undefined;
}
