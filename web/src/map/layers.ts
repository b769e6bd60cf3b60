/**
 * What is drawn over the base map. Zones are here; a later room adds layers of its own through `layers` of its entry in
 * rooms.ts: what it draws, from which features, and what a reader without the picture is told of each.
 */
import type { FilterSpecification, GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import { look } from '../lib/kinds';
import { visible } from '../lib/bidi';
import { inside, type Geometry, type MapFeature } from './features';
import { hatchOf } from './signs';
import type { Palette } from './style';

export interface Drawn { type: 'Feature'; geometry: Geometry; properties: Record<string, string | number | boolean> }

/** One more layer of the map. Layers are drawn in the order of `order`; zones have 100. */
export interface MapLayer {
  id: string;
  order: number;
  /** Message of its line in the legend. */
  legend: string;
  /** Its features as of the time shown; reactive state may be read. */
  features: () => Drawn[];
  style: (source: string, palette: Palette) => LayerSpecification[];
  /** Pictures that its style names, drawn when first needed. */
  picture?: (id: string, palette: Palette) => { data: ImageData; pixelRatio: number } | undefined;
  /** What a reader without the picture is told of a feature. */
  describe: (f: Drawn) => string;
  onselect?: (f: Drawn) => void;
}

export const AREAS = 'zones';
export const LINES = 'zones-lines';
export const POINTS = 'zones-points';

/** Looks of zones by urgency: what is drawn over what, and whose sign is kept where two do not fit. */
export const urgency = ['breach', 'force', 'review', 'agreed', 'suspended', 'claim', 'draft', 'ended', 'was'] as const;

/** The look of a feature: that of its state, but in a comparison what it was is grey and what is proposed is amber. */
export function lookOf(p: MapFeature['properties']): string {
  if (p.role === 'was' || p.role === 'removed') return 'was';
  if (p.role === 'now' || p.role === 'added') return 'review';
  return look(p.state);
}

/** Line and width of each look; none is told by its colour alone. */
export const lines: Record<string, { width: number; dash?: number[] }> = {
  draft: { width: 2, dash: [1, 1.6] },
  review: { width: 2.2, dash: [3, 2] },
  agreed: { width: 2.2, dash: [7, 2.4] },
  force: { width: 3 },
  suspended: { width: 2.2, dash: [5, 2, 1, 2] },
  breach: { width: 4.5 },
  claim: { width: 2.2, dash: [4, 1.4, 1, 1.4, 1, 1.4] },
  ended: { width: 1.6, dash: [1, 4] },
  was: { width: 2.2, dash: [2.4, 2] },
};

const fills: Record<string, number> = { draft: 0.05, review: 0.1, agreed: 0.1, force: 0.18, suspended: 0.1, breach: 0.28, claim: 0.1, ended: 0.03, was: 0.02 };

/** Features as a source of the map takes them. */
export const collection = (features: Drawn[]) => ({ type: 'FeatureCollection', features }) as unknown as GeoJSONSourceSpecification['data'];

const source = (features: Drawn[], promoteId?: string): GeoJSONSourceSpecification =>
  ({ type: 'geojson', data: collection(features), tolerance: 0.3, buffer: 64, ...(promoteId && { promoteId }) });

const TITLE = 60; // characters of a title that fit on a map

/** The sources of zones: areas, centrelines, and a point for the sign of each volume. */
export function zoneSources(features: MapFeature[]): Record<string, GeoJSONSourceSpecification> {
  const volumes = new Map<string, number>();
  for (const f of features) if (!f.properties.centreline) volumes.set(f.properties.arrangement, (volumes.get(f.properties.arrangement) ?? 0) + 1);
  const of = (f: MapFeature, geometry: Geometry): Drawn => {
    const p = f.properties;
    const look = lookOf(p);
    const title = visible(p.label ?? p.title);
    return { type: 'Feature', geometry, properties: {
      arrangement: p.arrangement, volume: p.volume, look, kind: p.kind, hatch: p.role === 'was' ? 'plain' : p.role === 'removed' ? 'diagonal' : hatchOf(p.kind), rank: urgency.indexOf(look as 'force'),
      title: title.length > TITLE ? title.slice(0, TITLE - 1) + '…' : title, part: p.label === undefined && (volumes.get(p.arrangement) ?? 0) > 1 ? visible(p.volume).slice(0, TITLE) : '',
    } };
  };
  const areas = features.filter((f) => !f.properties.centreline);
  const points = areas.filter((f) => f.properties.role !== 'was').flatMap((f) => {
    const at = inside(f.geometry);
    return at ? [of(f, { type: 'Point', coordinates: at })] : [];
  });
  const drawn = areas.map((f) => of(f, f.geometry)).sort((a, b) => Number(b.properties.rank) - Number(a.properties.rank));
  return {
    [AREAS]: source(drawn, 'arrangement'),
    [LINES]: source(features.filter((f) => f.properties.centreline).map((f) => of(f, f.geometry))),
    [POINTS]: source(points, 'arrangement'),
  };
}

const property = (name: string) => ['get', name];
const byLook = (value: (l: string) => unknown, otherwise: unknown): unknown[] => ['match', property('look'), ...urgency.flatMap((l) => [l, value(l)]), otherwise];

/** So many that their titles would cover each other, and placing them would hold up the page. */
export const crowded = (features: MapFeature[]): boolean => features.length > 400;

export function zoneLayers(p: Palette, crowd = false): LayerSpecification[] {
  const colour = byLook((l) => p.looks[l] ?? p.label, p.label);
  const width = byLook((l) => lines[l]!.width, 2);
  const solid = urgency.filter((l) => !lines[l]!.dash);
  const mode = p.dark ? 'dark' : 'light';
  const picture = (...parts: unknown[]) => ['concat', ...parts.flatMap((part) => [part, '|']), mode];
  const title = ['format', property('title'), {}, ['case', ['==', property('part'), ''], '', ['concat', '\n', property('part')]], { 'font-scale': 0.86 }];
  const of = (filter: unknown): FilterSpecification => filter as FilterSpecification;
  return [
    { id: 'zones/fill', type: 'fill', source: AREAS, paint: { 'fill-color': colour, 'fill-opacity': byLook((l) => fills[l], 0.05), 'fill-antialias': false } },
    { id: 'zones/hatch', type: 'fill', source: AREAS, filter: of(['all', ['!=', property('hatch'), 'plain'], ['!', ['in', property('look'), ['literal', ['ended', 'draft', 'was']]]]]),
      paint: { 'fill-pattern': picture('hatch', property('hatch'), property('look')), 'fill-opacity': 0.45 } },
    { id: 'zones/glow', type: 'line', source: AREAS, layout: { 'line-join': 'round' },
      paint: { 'line-color': p.select, 'line-width': 11, 'line-opacity': ['case', ['boolean', ['feature-state', 'selected'], false], 0.34, ['boolean', ['feature-state', 'pointed'], false], 0.18, 0] } },
    { id: 'zones/halo', type: 'line', source: AREAS, layout: { 'line-join': 'round' }, paint: { 'line-color': p.halo, 'line-width': ['+', width, 2.6], 'line-opacity': byLook((l) => (l === 'ended' || l === 'draft' ? 0.3 : 0.85), 0.5) } },
    { id: 'zones/line', type: 'line', source: AREAS, filter: of(['in', property('look'), ['literal', solid]]), layout: { 'line-join': 'round' }, paint: { 'line-color': colour, 'line-width': width } },
    { id: 'zones/dashes', type: 'line', source: AREAS, filter: of(['!', ['in', property('look'), ['literal', solid]]]), layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': width, 'line-dasharray': byLook((l) => ['literal', lines[l]!.dash ?? [1, 1]], ['literal', [1, 1]]) } },
    { id: 'zones/chevrons', type: 'symbol', source: LINES, minzoom: 4, layout: { 'symbol-placement': 'line', 'symbol-spacing': 64, 'icon-image': picture('chevron', property('look')), 'icon-allow-overlap': true, 'icon-ignore-placement': true } },
    { id: 'zones/dot', type: 'circle', source: POINTS, maxzoom: 7, paint: { 'circle-radius': 3, 'circle-color': colour, 'circle-stroke-color': p.halo, 'circle-stroke-width': 1 } },
    { id: 'zones/sign', type: 'symbol', source: POINTS,
      layout: {
        'icon-image': picture('sign', property('kind'), property('look')), 'icon-padding': 1, 'symbol-sort-key': property('rank'),
        'text-field': crowd ? ['step', ['zoom'], '', 9, title] : title,
        'text-font': ['system-ui'], 'text-size': 12.5, 'text-max-width': 11, 'text-anchor': 'top', 'text-offset': [0, 1.2], 'text-optional': true,
      },
      paint: { 'text-color': colour, 'text-halo-color': p.halo, 'text-halo-width': 1.8 } },
  ] as unknown as LayerSpecification[];
}
