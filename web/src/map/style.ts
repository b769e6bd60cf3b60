/** The look of the map: its colours come from the page's, its base from what the server offers. */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';

export interface Palette {
  dark: boolean;
  sea: string; land: string; coast: string; border: string; label: string; halo: string; select: string;
  looks: Record<string, string>;
}

const LOOKS = ['draft', 'review', 'agreed', 'force', 'suspended', 'breach', 'claim', 'ended'];

/** Reads the colours that hold at an element, which follow the page's light and dark. */
export function palette(at: Element): Palette {
  const style = getComputedStyle(at);
  const v = (name: string) => style.getPropertyValue(name).trim();
  return {
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    sea: v('--map-sea'), land: v('--map-land'), coast: v('--map-coast'), border: v('--map-border'), label: v('--map-label'), halo: v('--map-halo'), select: v('--ink'),
    looks: { ...Object.fromEntries(LOOKS.map((l) => [l, v(`--${l}`)])), was: v('--draft') },
  };
}

/** One set of tiles, as GET /tiles/index.json tells it. */
export interface TileSet {
  name: string; role: 'base' | 'layer'; kind: 'vector' | 'raster'; url: string;
  bounds: [number, number, number, number]; minzoom: number; maxzoom: number; attribution?: string;
  layers?: string[]; // of vector tiles: what is in them
}

export interface TileIndex { tiles: TileSet[] }

const town = (p: Palette) => `town|${p.dark ? 'dark' : 'light'}`;

/** The language's name where the tile has one, then English, then whatever it is called there. */
const named = (language: string): unknown[] => ['coalesce', ['get', `name:${language}`], ['get', 'name:en'], ['get', 'name']];

const source = (set: TileSet): SourceSpecification => ({
  type: set.kind, tiles: [new URL(set.url, location.href).href.replace(/%7B/g, '{').replace(/%7D/g, '}')],
  bounds: set.bounds, minzoom: set.minzoom, maxzoom: set.maxzoom, ...(set.kind === 'raster' && { tileSize: 256 }),
}) as SourceSpecification;

/** The base map: sea, land, boundaries and names; an operator's sets over it. */
export function baseStyle(p: Palette, language: string, sets: TileSet[]): StyleSpecification {
  const layers: LayerSpecification[] = [{ id: 'sea', type: 'background', paint: { 'background-color': p.sea } }];
  for (const set of sets) layers.push(...layersOf(set, p, language));
  return { version: 8, sources: Object.fromEntries(sets.map((s) => [s.name, source(s)])), layers };
}

function layersOf(set: TileSet, p: Palette, language: string): LayerSpecification[] {
  const id = (part: string) => `${set.name}/${part}`;
  if (set.kind === 'raster') return [{ id: id('raster'), type: 'raster', source: set.name, paint: { 'raster-fade-duration': 0 } }];
  const has = (layer: string) => set.layers?.includes(layer);
  const out: unknown[] = [];
  const of = (layer: string) => ({ source: set.name, 'source-layer': layer });
  if (has('land')) {
    out.push({ id: id('land'), type: 'fill', ...of('land'), paint: { 'fill-color': p.land, 'fill-antialias': false } });
  }
  if (has('coast') || has('land')) out.push({ id: id('coast'), type: 'line', ...of(has('coast') ? 'coast' : 'land'), paint: { 'line-color': p.coast, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.5, 6, 1] } });
  if (has('boundary')) out.push({ id: id('boundary'), type: 'line', ...of('boundary'), layout: { 'line-join': 'round' }, paint: { 'line-color': p.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.7, 8, 1.3], 'line-dasharray': [3, 2] } });
  for (const layer of set.layers ?? []) if (!['land', 'coast', 'boundary', 'country', 'place'].includes(layer)) out.push(...unknownLayers(id(layer), of(layer), p));
  if (has('country')) {
    out.push({
      id: id('country'), type: 'symbol', ...of('country'), maxzoom: 9,
      layout: { 'text-field': named(language), 'text-font': ['system-ui'], 'text-size': ['interpolate', ['linear'], ['zoom'], 2, 10.5, 6, 14], 'text-max-width': 7, 'symbol-sort-key': ['get', 'rank'], 'text-letter-spacing': language === 'ar' ? 0 : 0.06, 'text-padding': 6 },
      paint: { 'text-color': p.label, 'text-halo-color': p.halo, 'text-halo-width': 1.3, 'text-opacity': 0.85 },
    });
  }
  if (has('place')) {
    out.push({
      id: id('place'), type: 'symbol', ...of('place'), minzoom: 4,
      layout: { 'icon-image': town(p), 'text-field': named(language), 'text-font': ['system-ui'], 'text-size': ['interpolate', ['linear'], ['zoom'], 5, 10.5, 10, 13], 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 0.35, 'text-optional': false, 'symbol-sort-key': ['get', 'rank'] },
      paint: { 'text-color': p.label, 'text-halo-color': p.halo, 'text-halo-width': 1.3 },
    });
  }
  return out as LayerSpecification[];
}

/** What an operator's tiles hold besides what is known by name: as thin lines, points and the names that they have. */
function unknownLayers(id: string, of: { source: string; 'source-layer': string }, p: Palette): unknown[] {
  const is = (type: string) => ['==', ['geometry-type'], type];
  return [
    { id: `${id}/line`, type: 'line', ...of, filter: ['!', is('Point')], paint: { 'line-color': p.coast, 'line-width': 1 } },
    { id: `${id}/point`, type: 'symbol', ...of, filter: is('Point'), layout: { 'icon-image': town(p), 'text-field': ['coalesce', ['get', 'name'], ''], 'text-font': ['system-ui'], 'text-size': 11, 'text-anchor': 'top', 'text-offset': [0, 0.35], 'text-optional': true },
      paint: { 'text-color': p.label, 'text-halo-color': p.halo, 'text-halo-width': 1.2 } },
  ];
}
