/** The drawn map. It is loaded after the page: what it draws stands in the page's list as well. */
import { Map as Chart, setWorkerUrl, type GeoJSONSource, type LayerSpecification, type MapMouseEvent, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { allow } from '../lib/trust';
import { bounds, type Box, type MapFeature } from './features';
import { AREAS, collection, crowded, POINTS, zoneLayers, zoneSources, type MapLayer } from './layers';
import { picturesOf } from './signs';
import { baseStyle, type Palette, type TileSet } from './style';
import { sameView, type MapView } from './view';

setWorkerUrl(allow(workerUrl));

export type { Chart };

export interface Settings { palette: Palette; language: string; sets: TileSet[]; label: string }

export interface Listener {
  /** It rests; `own`: where nobody moved it. */
  moved: (view: MapView, own: boolean) => void;
  selected: (arrangement: string | undefined) => void;
  pointed: (arrangement: string | undefined) => void;
  /** The picture is gone, or there again. */
  lost: (gone: boolean) => void;
  /** A set of tiles could not be had. */
  missing: (set: string) => void;
}

/** What a drawing tool adds is its own: it stays when the style changes. */
const foreign = (id: string) => id.startsWith('td-');

/** Whether nothing would be drawn otherwise: what was fetched before is the same object. */
function alike(a: MapFeature[], b: MapFeature[]): boolean {
  return a.length === b.length && a.every((f, i) => {
    const [p, q] = [f.properties, b[i]!.properties];
    return f.geometry === b[i]!.geometry && (Object.keys({ ...p, ...q }) as (keyof typeof p)[]).every((k) => p[k] === q[k]);
  });
}

/** What a movement says of itself that nobody made. */
const OWN = { own: true };

const HIT = ['zones/fill', 'zones/sign'];

export class Engine {
  readonly chart: Chart;
  private features: MapFeature[] = [];
  private boxes: [string, Box][] = [];
  private crowd = false;
  private rests: MapView;
  private marked: { selected?: string; pointed?: string } = {};
  /** While something is drawn, clicks are the drawing's. */
  drawing = false;

  constructor(container: HTMLElement, private settings: Settings, start: { view?: MapView; box?: Box }, private readonly layers: MapLayer[], private readonly on: Listener) {
    // Names fade in: without that, all of them would be placed in one go, which holds up the page where there are many.
    this.chart = new Chart({
      container, style: this.style(), attributionControl: false, fadeDuration: 100, minZoom: 1, maxZoom: 18, maxPitch: 0,
      pitchWithRotate: false, dragRotate: false, touchPitch: false, rollEnabled: false, clickTolerance: 5,
      locale: { 'Map.Title': settings.label },
      ...(start.view ? { center: [start.view.lon, start.view.lat], zoom: start.view.zoom } : { center: [15, 25], zoom: 1.4 }),
    });
    if (!start.view && start.box) this.open(start.box);
    this.rests = this.view();
    this.chart.touchZoomRotate.disableRotation();
    this.chart.keyboard.disableRotation();
    this.chart.setMissingStyleImageResolver((id) => this.draw(id));
    this.listen();
  }

  private listen(): void {
    const c = this.chart;
    c.on('moveend', (e) => {
      const was = this.rests;
      this.rests = this.view();
      this.on.moved(this.rests, 'own' in e || sameView(was, this.rests)); // it comes to rest where it was when it gets another size
    });
    c.on('click', (e) => { if (!this.drawing) this.on.selected(this.at(e)); });
    c.on('mousemove', (e) => {
      if (this.drawing) return;
      const id = this.at(e);
      if (id === this.marked.pointed) return;
      c.getCanvas().style.cursor = id ? 'pointer' : '';
      this.on.pointed(id);
    });
    c.on('mouseout', () => this.on.pointed(undefined));
    c.on('webglcontextlost', () => this.on.lost(true));
    c.on('webglcontextrestored', () => this.on.lost(false));
    c.on('error', (e) => {
      const id = (e as { sourceId?: string }).sourceId;
      if (id && !foreign(id)) this.on.missing(id);
      else console.warn(e.error);
    });
  }

  view(): MapView {
    const at = this.chart.getCenter().wrap();
    return { lat: at.lat, lon: at.lng, zoom: this.chart.getZoom() };
  }

  look(v: MapView): void { this.chart.jumpTo({ center: [v.lon, v.lat], zoom: v.zoom }); }

  /** Opens on a box, which nobody asked for; `near` where nothing else is on the map. */
  open(box: Box, near = false): void {
    this.chart.fitBounds(box, { ...(near ? { padding: 72, maxZoom: 13 } : this.whole()), duration: 0 }, OWN);
  }

  fit(box: Box): void { this.chart.fitBounds(box, this.whole()); }

  private whole() { return { padding: { top: 56, bottom: 56, ...this.sides() }, maxZoom: 9 }; }

  /** Beside a large legend, where there is room for both, and not under it. */
  private sides(): { left: number; right: number } {
    const all = this.chart.getContainer().getBoundingClientRect();
    const legend = this.chart.getContainer().parentElement?.querySelector('.legend[open]')?.getBoundingClientRect();
    const kept = legend && legend.width >= 250 && all.width > 3 * legend.width ? legend.width + 26 : 56;
    const atEnd = legend && legend.left - all.left > all.right - legend.right;
    return { left: atEnd ? 56 : kept, right: atEnd ? kept : 56 };
  }

  zoom(by: number): void { this.chart.zoomTo(this.chart.getZoom() + by); }

  show(features: MapFeature[]): void {
    if (alike(features, this.features)) return;
    const crowd = crowded(features);
    this.features = features;
    this.boxes = features.flatMap((f) => { const box = bounds([f]); return box ? [[f.properties.arrangement, box] as [string, Box]] : []; });
    if (crowd !== this.crowd) { this.crowd = crowd; return this.change({}); }
    for (const [id, s] of Object.entries(zoneSources(features))) void this.chart.getSource<GeoJSONSource>(id)?.setData(s.data);
  }

  /** Gives what a later room draws anew. */
  showLayer(layer: MapLayer): void {
    void this.chart.getSource<GeoJSONSource>(layer.id)?.setData(collection(layer.features()));
  }

  mark(how: 'selected' | 'pointed', arrangement: string | undefined): void {
    const was = this.marked[how];
    if (was === arrangement) return;
    this.marked[how] = arrangement;
    for (const source of [AREAS, POINTS]) {
      if (!this.chart.getSource(source)) continue;
      if (was) this.chart.setFeatureState({ source, id: was }, { [how]: false });
      if (arrangement) this.chart.setFeatureState({ source, id: arrangement }, { [how]: true });
    }
  }

  /** Brings an arrangement into view, unless it is. */
  reveal(arrangement: string): void {
    const box = bounds(this.features.filter((f) => f.properties.arrangement === arrangement));
    if (!box) return;
    const seen = this.chart.getBounds();
    const inView = seen.contains([box[0], box[1]]) && seen.contains([box[2], box[3]]);
    if (!inView) this.fit(box);
  }

  /** What lies under the middle of the map, topmost first. */
  middle(): string[] { return this.under(this.chart.project(this.chart.getCenter())); }

  /** The arrangements of which something is in view. */
  inView(): string[] {
    const seen = this.chart.getBounds();
    const [west, east] = [seen.getWest(), seen.getEast()];
    const found = new Set<string>();
    for (const [id, [w, s, e, n]] of this.boxes) {
      if (n < seen.getSouth() || s > seen.getNorth()) continue;
      // The map may show the world more than once, and be turned past the 180° meridian.
      const turns = Math.ceil((west - e) / 360);
      if (w + 360 * turns <= east) found.add(id);
    }
    return [...found];
  }

  change(settings: Partial<Settings>): void {
    this.settings = { ...this.settings, ...settings };
    this.chart.setStyle(this.style(), {
      transformStyle: (last, next) => last ? {
        ...next,
        sources: { ...next.sources, ...Object.fromEntries(Object.entries(last.sources).filter(([id]) => foreign(id))) },
        layers: [...next.layers, ...last.layers.filter((l) => foreign(l.id))],
      } : next,
    });
    const { selected, pointed } = this.marked;
    this.marked = {};
    this.chart.once('styledata', () => { this.mark('selected', selected); this.mark('pointed', pointed); });
  }

  close(): void { this.chart.remove(); }

  private style(): StyleSpecification {
    const { palette, language, sets } = this.settings;
    const base = baseStyle(palette, language, sets);
    const groups: { order: number; layers: LayerSpecification[] }[] = [{ order: 100, layers: zoneLayers(palette, crowded(this.features)) }];
    Object.assign(base.sources, zoneSources(this.features));
    for (const l of this.layers) {
      base.sources[l.id] = { type: 'geojson', data: collection(l.features()) };
      groups.push({ order: l.order, layers: l.style(l.id, palette) });
    }
    return { ...base, layers: [...base.layers, ...groups.sort((a, b) => a.order - b.order).flatMap((g) => g.layers)] };
  }

  private at(e: MapMouseEvent): string | undefined { return this.under(e.point)[0]; }

  private under(point: { x: number; y: number }): string[] {
    const layers = HIT.filter((l) => this.chart.getLayer(l));
    const found = this.chart.queryRenderedFeatures([[point.x - 4, point.y - 4], [point.x + 4, point.y + 4]], { layers });
    return [...new Set(found.map((f) => String(f.properties.arrangement)))];
  }

  private draw(id: string): void {
    if (this.chart.hasImage(id)) return;
    const { palette } = this.settings;
    for (const of of [picturesOf(palette), ...this.layers.map((l) => (x: string) => l.picture?.(x, palette))]) {
      const made = of(id);
      if (made) return void this.chart.addImage(id, made.data, { pixelRatio: made.pixelRatio });
    }
  }
}
