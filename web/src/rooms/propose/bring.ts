/** A draft from a file: all that the page can take, and the name of all that it can't. */
import type { Draft, DraftVolume } from '../../lib/draft';
import { fromDraft, type Form, type Resolve } from './form';
import { readGeoJSON, type Left } from './geojson';
import { rename } from './condition';
import { readDraft } from './yaml';

export interface Brought { form: Form; strange: string[]; left: Left[] }

const volume = ['id', 'polygon', 'polygons', 'circle', 'corridor', 'edges', 'accuracy', 'floor', 'ceiling', 'windows'];
/** The keys that are understood, by their place; a star stands for any. */
const keys: Record<string, string[]> = {
  '': ['title', 'kind', 'basis', 'authority', 'texts', 'map', 'roles', 'consenting', 'rules', 'terms', 'private'],
  'texts/*': ['authentic', 'title', 'text'],
  map: ['status', 'geojson', 'volumes', 'edges', 'accuracy', 'floor', 'ceiling', 'windows'],
  'map/volumes/*': volume, 'map/volumes/*/circle': ['centre', 'radius'], 'map/volumes/*/corridor': ['line', 'half_width'],
  'rules/*': ['clause', 'forbids', 'parties', 'roles', 'volumes', 'floor', 'ceiling', 'schedule', 'except', 'sun', 'exempt'],
  'rules/*/exempt': ['purposes', 'parties', 'groups'], 'rules/*/schedule/*': ['days', 'from', 'until'], 'rules/*/except/*': ['from', 'until'],
  terms: ['effective', 'open_until', 'ends', 'duration', 'renewal', 'denunciation', 'suspension', 'accession', 'breach'],
  'terms/effective': ['at', 'when'], 'terms/renewal': ['mode', 'by', 'period', 'notice', 'most'], 'terms/denunciation': ['by', 'notice'],
  'terms/suspension': ['by', 'notice', 'longest'], 'terms/accession': ['by'], 'terms/breach': ['cure', 'release'],
  'private/*': ['label', 'part', 'parties'],
};

/** Places of keys that are not understood, or that name a file beside the draft. */
export function strangeKeys(value: unknown, at: string[] = []): string[] {
  if (typeof value !== 'object' || value === null || at.length > 6) return [];
  const pattern = at.map((p, i) => (/^\d+$/.test(p) || (i === 1 && at[0] === 'texts') ? '*' : p)).join('/');
  const known = keys[pattern];
  return Object.entries(value).flatMap(([k, v]) => {
    if (known && !Array.isArray(value) && !known.includes(k)) return [[...at, k].join('/')];
    return k === 'geojson' && pattern === 'map' ? [] : strangeKeys(v, [...at, k]);
  });
}

export function bring(source: string, party: Resolve): Brought {
  const d = readDraft(source);
  const strange = strangeKeys(d);
  const map = (typeof d.map === 'object' && d.map ? d.map : {}) as Record<string, unknown> & { volumes?: DraftVolume[] };
  const form = fromDraft(d, party, (s) => rename(s, party));
  const out: Brought = { form, strange, left: [] };
  if (map.geojson !== undefined) withGeoJSON(out, map.geojson, d);
  return out;
}

/** The volumes that GeoJSON draws, changed by those entries that have no shape of their own. */
function withGeoJSON(out: Brought, geojson: unknown, d: Draft): void {
  const read = readGeoJSON(typeof geojson === 'string' ? geojson : JSON.stringify(geojson), []);
  if (!read) return void out.strange.push('map/geojson');
  const shapeless = (id: string) => out.form.volumes.find((v) => v.id === id && v.polygons.length + v.points.length === 0);
  const map = d.map as { accuracy?: string; floor?: string; ceiling?: string };
  for (const v of read.volumes) {
    const change = shapeless(v.id);
    for (const key of ['accuracy', 'floor', 'ceiling'] as const) v[key] = change?.[key] || v[key] || String(map[key] ?? '');
    if (change?.windows.length) v.windows = change.windows;
  }
  const drawn = new Set(read.volumes.map((v) => v.id));
  out.form.volumes = [...read.volumes, ...out.form.volumes.filter((v) => !drawn.has(v.id))];
  out.left = read.left;
}
