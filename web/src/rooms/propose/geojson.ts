/** Volumes of a GeoJSON file (RFC 7946), as docs/formats/draft.md takes them. What can't be taken is named. */
import type { LonLat } from '../../lib/draft';
import { emptyVolume, type FormVolume } from './form';

/** Why a feature, by its number from 1 and what it is called, was left out. */
export interface Left { n: number; name: string; message: string; values?: Record<string, string> }
export interface Taken { volumes: FormVolume[]; left: Left[] }

interface Feature { type?: unknown; id?: unknown; geometry?: unknown; properties?: unknown }

export function readGeoJSON(text: string, ids: string[]): Taken | undefined {
  let root: unknown;
  try { root = JSON.parse(text.replace(/^\uFEFF/, '')); } catch { return undefined; }
  const features = featuresOf(root);
  if (!features) return undefined;
  const out: Taken = { volumes: [], left: [] };
  const used = new Set(ids);
  features.forEach((f, i) => {
    const props = (typeof f.properties === 'object' && f.properties ? f.properties : {}) as Record<string, unknown>;
    const name = [props.id, f.id, props.name].find((s) => (typeof s === 'string' && s.trim()) || typeof s === 'number');
    const label = name === undefined ? '' : String(name);
    const leave = (message: string, values?: Record<string, string>) => out.left.push({ n: i + 1, name: label, message, values });
    const v = emptyVolume(free(label || `area-${i + 1}`, used));
    const wrong = shape(v, f.geometry, props) ?? details(v, props);
    if (wrong) return leave(wrong[0], wrong[1]);
    used.add(v.id);
    out.volumes.push(v);
  });
  return out;
}

function featuresOf(root: unknown): Feature[] | undefined {
  const o = root as { type?: unknown; features?: unknown };
  if (typeof root !== 'object' || root === null) return undefined;
  if (o.type === 'FeatureCollection' && Array.isArray(o.features)) return o.features.map((f) => (typeof f === 'object' && f ? (f as Feature) : {}));
  if (o.type === 'Feature') return [o as Feature];
  return typeof o.type === 'string' && 'coordinates' in o ? [{ geometry: o }] : undefined;
}

/** The name, or with a number where another volume has it. */
function free(name: string, used: Set<string>): string {
  let id = name;
  for (let n = 2; used.has(id); n++) id = `${name}-${n}`;
  return id;
}

type Wrong = [message: string, values?: Record<string, string>] | undefined;

const isPoint = (p: unknown): p is number[] =>
  Array.isArray(p) && p.length >= 2 && typeof p[0] === 'number' && typeof p[1] === 'number' && Math.abs(p[0]) <= 180 && Math.abs(p[1]) <= 90;
const unit = (n: number) => Math.round(n * 1e7) / 1e7;
const toPoint = (p: number[]): LonLat => [unit(p[0]!), unit(p[1]!)];

function points(list: unknown): LonLat[] | undefined {
  return Array.isArray(list) && list.every(isPoint) ? list.map(toPoint) : undefined;
}

function polygon(rings: unknown): LonLat[][] | undefined {
  if (!Array.isArray(rings) || rings.length === 0) return undefined;
  const out: LonLat[][] = [];
  for (const r of rings) {
    const ring = points(r);
    if (!ring) return undefined;
    const [a, b] = [ring[0], ring[ring.length - 1]];
    if (ring.length > 1 && a![0] === b![0] && a![1] === b![1]) ring.pop();
    if (ring.length < 3) return undefined;
    out.push(ring);
  }
  return out;
}

function shape(v: FormVolume, geometry: unknown, props: Record<string, unknown>): Wrong {
  const g = geometry as { type?: unknown; coordinates?: unknown } | null;
  if (!g || typeof g !== 'object') return ['propose-left-none'];
  const type = String(g.type);
  if (type === 'Polygon' || type === 'MultiPolygon') {
    const list = type === 'Polygon' ? [g.coordinates] : g.coordinates;
    const polygons = Array.isArray(list) && list.length > 0 ? list.map(polygon) : [undefined];
    if (polygons.includes(undefined)) return ['propose-left-coordinates'];
    v.polygons = polygons as LonLat[][][];
    return undefined;
  }
  const size = (key: string) => (typeof props[key] === 'number' && (props[key] as number) > 0 ? `${plain(props[key] as number)} m` : undefined);
  if (type === 'Point') {
    const [p, radius] = [points([g.coordinates]), size('radius_m')];
    if (!p) return ['propose-left-coordinates'];
    if (!radius) return ['propose-left-radius'];
    Object.assign(v, { shape: 'circle', points: p, size: radius });
    return undefined;
  }
  if (type === 'LineString') {
    const [line, width] = [points(g.coordinates), size('half_width_m')];
    if (!line || line.length < 2) return ['propose-left-coordinates'];
    if (!width) return ['propose-left-width'];
    Object.assign(v, { shape: 'corridor', points: line, size: width });
    return undefined;
  }
  return ['propose-left-type', { type }];
}

/** A number without an exponent. */
const plain = (n: number) => n.toLocaleString('en-GB', { useGrouping: false, maximumFractionDigits: 6 });

/** Heights, accuracy and hours that the feature's properties give. */
function details(v: FormVolume, props: Record<string, unknown>): Wrong {
  for (const key of ['floor', 'ceiling'] as const) {
    const h = props[key];
    if (h === undefined || h === null) continue;
    if (typeof h !== 'string') return ['propose-left-height', { field: key }];
    if (!/^(ground|unlimited)$/i.test(h)) v[key] = h;
  }
  const accuracy = props.accuracy_m;
  if (accuracy !== undefined && accuracy !== null) {
    if (typeof accuracy !== 'number' || accuracy < 0) return ['propose-left-accuracy'];
    if (accuracy > 0) v.accuracy = `${plain(accuracy)} m`;
  }
  if (props.windows !== undefined && props.windows !== null) {
    const ok = Array.isArray(props.windows) && props.windows.every((w: unknown) => typeof w === 'object' && w !== null && typeof (w as { from?: unknown }).from === 'string' && typeof (w as { until?: unknown }).until === 'string');
    if (!ok) return ['propose-left-windows'];
    v.windows = (props.windows as { from: string; until: string }[]).map((w) => ({ from: w.from, until: w.until }));
  }
  return undefined;
}
