/** The ground beneath the sheet's map, out of the server's own vector tiles: land, coasts, boundaries and names. */
import { ask } from '../../lib/api';
import { language } from '../../lib/i18n.svelte';
import { get } from '../../map/tiles';
import { layersOf, type Feature, type Layer } from './mvt';
import { near, path, type Frame, type LonLat, type XY } from './project';

export interface Ground { land: string[]; coasts: string[]; borders: string[]; places: { at: XY; name: string; country: boolean }[] }

const MOST = 16; // tiles for one map

/** Tiles of a zoom that the frame lies on: column (counted on over the antimeridian) and row. */
function covering(f: Frame, z: number): { x: number; y: number }[] {
  const n = 2 ** z;
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * n);
  const row = (lat: number) => {
    const s = Math.sin((lat * Math.PI) / 180);
    return Math.max(0, Math.min(n - 1, Math.floor((0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * n)));
  };
  const out = [];
  for (let y = row(f.north); y <= row(f.south); y++) for (let x = column(f.west); x <= column(f.east); x++) out.push({ x, y });
  return out;
}

/** The ground of a frame; undefined where the server has no such tiles. */
export async function land(f: Frame): Promise<Ground | undefined> {
  const set = (await get()).find((s) => s.role === 'base' && s.kind === 'vector' && s.layers?.includes('land'));
  if (!set) return undefined;
  let z = set.maxzoom;
  while (z > set.minzoom && covering(f, z).length > MOST) z--;
  const n = 2 ** z;
  const ground: Ground = { land: [], coasts: [], borders: [], places: [] };
  const named = new Map<string, { at: XY; name: string; rank: number; country: boolean }>();
  await Promise.all(covering(f, z).map(async ({ x, y }) => {
    const url = set.url.replace('{z}', String(z)).replace('{x}', String(((x % n) + n) % n)).replace('{y}', String(y));
    const answer = await ask(new URL(url, location.href).pathname);
    if (answer.status === 204) return;
    const at = (layer: Layer) => ([px, py]: XY): LonLat => {
      const merc = Math.PI * (1 - (2 * (y + py / layer.extent)) / n);
      return [near(((x + px / layer.extent) / n) * 360 - 180, (f.west + f.east) / 2), (Math.atan(Math.sinh(merc)) * 180) / Math.PI];
    };
    for (const layer of layersOf(new Uint8Array(await answer.arrayBuffer()))) add(ground, named, layer, at(layer), f);
  }));
  ground.places = [...named.values()].sort((a, b) => a.rank - b.rank).slice(0, 14);
  return ground;
}

function add(g: Ground, named: Map<string, { at: XY; name: string; rank: number; country: boolean }>, layer: Layer, at: (p: XY) => LonLat, f: Frame): void {
  const lines = (x: Feature, closed: boolean) => x.lines.map((l) => path(l.map(at), f, closed)).join('');
  for (const x of layer.features) {
    if (layer.name === 'land') g.land.push(lines(x, true));
    else if (layer.name === 'coast') g.coasts.push(lines(x, false));
    else if (layer.name === 'boundary') g.borders.push(lines(x, false));
    else if (layer.name === 'place' || layer.name === 'country') {
      const p = x.lines[0]?.[0] && f.at(at(x.lines[0][0]));
      const name = x.tags[`name:${language.code}`] ?? x.tags['name:en'] ?? x.tags['name'];
      if (p && typeof name === 'string' && p[0] > 2 && p[0] < f.width - 20 && p[1] > 3 && p[1] < f.height - 3) named.set(name, { at: p, name, rank: Number(x.tags['rank'] ?? 99), country: layer.name === 'country' });
    }
  }
}
