/** Drawing volumes on the map: outlines, circles and corridors, as the form of a draft keeps them. */
import { TerraDraw, TerraDrawCircleMode, TerraDrawLineStringMode, TerraDrawModeUndoRedo, TerraDrawPolygonMode, TerraDrawSelectMode, type HexColor } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { DraftVolume } from '../lib/draft';
import { featureOf, idOf, withShape, MODE, type Shape } from './draw-shapes';
import { tidy } from './measure';
import type { Engine } from './engine';
import type { Palette } from './style';

export type Tool = Shape | 'edit' | 'none';

const modes: Record<Tool, string> = { ...MODE, edit: 'select', none: 'static' };

export interface Watcher {
  /** The volumes were changed by drawing. `touched` is the one, by its place. */
  changed: (volumes: DraftVolume[], touched: number) => void;
  /** A shape was finished: the tool is laid down. */
  finished: () => void;
  picked: (at: number | undefined) => void;
  /** How many points the shape under way has, and whether it can be finished. */
  drawing: (points: number) => void;
}

export class Drawing {
  private readonly terra: TerraDraw;
  private volumes: DraftVolume[] = [];
  private shown = '';
  private tool: Tool = 'none';
  private stop = () => {};

  constructor(private readonly engine: Engine, palette: Palette, private readonly on: Watcher) {
    this.terra = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map: engine.chart, coordinatePrecision: 7 }),
      modes: modesFor(palette),
      idStrategy: { isValidId: (id) => typeof id === 'number', getId: (() => { let next = 1_000_000; return () => next++; })() },
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    });
    this.terra.start();
    dashed(engine);
    this.terra.on('change', (ids, type, context) => {
      if (context && 'origin' in context && context.origin === 'api') return;
      if (type === 'update' || type === 'create') this.report(ids);
    });
    this.terra.on('finish', (id, context) => this.finish(Number(id), context.action));
    this.terra.on('select', (id) => this.on.picked(this.placeOf(id)));
    this.terra.on('deselect', () => this.on.picked(undefined));
  }

  /** Shows volumes, unless they are what was drawn. */
  show(volumes: DraftVolume[]): void {
    this.volumes = volumes;
    const now = JSON.stringify(volumes.map((v) => [v.polygon, v.polygons, v.circle, v.corridor]));
    if (now === this.shown) return;
    this.shown = now;
    const tool = this.tool;
    this.terra.setMode('static');
    this.terra.clear();
    const features = volumes.flatMap((v, i) => featureOf(v, i) ?? []);
    if (features.length > 0) this.terra.addFeatures(features);
    this.terra.setMode(modes[tool]);
  }

  use(tool: Tool): void {
    this.tool = tool;
    this.engine.drawing = tool !== 'none';
    this.terra.setMode(modes[tool]);
    this.on.drawing(0);
  }

  pick(at: number): void {
    if (!this.terra.hasFeature(idOf(at))) return;
    this.tool = 'edit';
    this.engine.drawing = true;
    this.terra.selectFeature(idOf(at));
  }

  /** Ends the outline or line that is being drawn, as Enter does. */
  finishShape(): void { this.engine.chart.getCanvas().dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true })); }

  undoPoint(): boolean { return this.terra.canUndo() && this.terra.undo(); }

  close(): void {
    this.stop();
    this.engine.drawing = false;
    if (this.terra.enabled) this.terra.stop();
  }

  private placeOf(id: string | number): number | undefined {
    const at = this.terra.getSnapshotFeature(id)?.properties.at;
    return typeof at === 'number' ? at : undefined;
  }

  private report(ids: (string | number)[]): void {
    if (this.tool === 'edit' || this.tool === 'none') return;
    const f = ids.map((id) => this.terra.getSnapshotFeature(id)).find((x) => x?.properties.currentlyDrawing);
    if (f) this.on.drawing(Number(f.properties.committedCoordinateCount ?? 0));
  }

  private finish(id: number, action: string): void {
    const f = this.terra.getSnapshotFeature(id);
    if (!f) return;
    const at = this.placeOf(id);
    const next = [...this.volumes];
    const touched = at ?? next.length;
    next[touched] = withShape(next[touched] ?? { id: '' }, f, tidy(this.halfWidth()));
    if (action === 'draw' && this.tool !== 'edit') {
      this.tool = 'none';
      this.engine.drawing = false;
      // After the click that ended it, which would otherwise select what lies there.
      const later = setTimeout(() => { this.show(next); this.on.finished(); }, 0);
      this.stop = () => clearTimeout(later);
    } else {
      this.shown = JSON.stringify(next.map((v) => [v.polygon, v.polygons, v.circle, v.corridor]));
    }
    this.volumes = next;
    this.on.changed(next, touched);
  }

  /** Half of a new corridor's width: about as wide as can be seen. */
  private halfWidth(): number {
    const { lat, zoom } = this.engine.view();
    const seen = (14 * 40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
    const power = 10 ** Math.floor(Math.log10(seen));
    return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= seen) ?? seen;
  }
}

/** What is drawn is proposed: dashed, as everywhere; solid is only what is in force. The adapter's layers have no word for it. */
function dashed(engine: Engine): void {
  for (const { id } of engine.chart.getStyle().layers) if (/^td-(polygon-outline|linestring)/.test(id)) engine.chart.setPaintProperty(id, 'line-dasharray', [3, 2]);
}

function modesFor(p: Palette) {
  const colour = hex(p.looks.review!);
  const halo = hex(p.halo);
  const fill = { fillColor: colour, fillOpacity: 0.12, outlineColor: colour, outlineWidth: 2.5 } as const;
  const points = { closingPointColor: halo, closingPointOutlineColor: colour, closingPointOutlineWidth: 2.5, closingPointWidth: 6 } as const;
  const corner = { draggable: true, midpoints: true, deletable: true } as const;
  return [
    new TerraDrawPolygonMode({ styles: { ...fill, ...points }, pointerDistance: 14 }),
    new TerraDrawCircleMode({ styles: fill, segments: 72 }),
    new TerraDrawLineStringMode({ styles: { lineStringColor: colour, lineStringWidth: 3, ...points }, pointerDistance: 14 }),
    new TerraDrawSelectMode({
      flags: {
        polygon: { feature: { draggable: true, coordinates: corner } },
        linestring: { feature: { draggable: true, coordinates: corner } },
        circle: { feature: { draggable: true, coordinates: { draggable: true, resizable: 'center-fixed' } } },
      },
      pointerDistance: 14,
      styles: { selectedPolygonColor: colour, selectedPolygonFillOpacity: 0.2, selectedPolygonOutlineColor: colour, selectedPolygonOutlineWidth: 3, selectedLineStringColor: colour, selectedLineStringWidth: 4,
        selectionPointColor: halo, selectionPointOutlineColor: colour, selectionPointOutlineWidth: 2.5, selectionPointWidth: 6, midPointColor: colour, midPointOutlineColor: halo, midPointWidth: 4 },
    }),
  ];
}

const hex = (colour: string): HexColor => (/^#[0-9a-f]{6}$/i.test(colour) ? (colour as HexColor) : '#a85400');
