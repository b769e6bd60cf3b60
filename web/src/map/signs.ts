/** Pictures of the map, drawn when they are first needed: hatches and signs of kinds, chevrons of corridors. */
import type { Palette } from './style';

/** How an area of a kind is filled, and which sign stands in it. No protected emblem is used: their use is the law's to allow. */
const hatches: Record<string, Hatch> = {
  'no-fly-zone': 'diagonal',
  'de-escalation-area': 'cross', 'demilitarised-zone': 'cross',
  'hospital-zone': 'dots', 'neutralised-zone': 'dots', 'non-defended-locality': 'dots',
  pause: 'level',
};
type Hatch = 'diagonal' | 'cross' | 'dots' | 'level' | 'plain';
export const hatchOf = (kind: string): Hatch => hatches[kind] ?? 'plain';

const SCALE = 2;
type Pen = OffscreenCanvasRenderingContext2D;

function picture(size: number, draw: (x: Pen) => void): { data: ImageData; pixelRatio: number } {
  const canvas = new OffscreenCanvas(size * SCALE, size * SCALE);
  const x = canvas.getContext('2d')!;
  x.scale(SCALE, SCALE);
  draw(x);
  return { data: x.getImageData(0, 0, size * SCALE, size * SCALE), pixelRatio: SCALE };
}

/** Makes the picture of a name that a layer asked for: `hatch|cross|review|…`, `sign|corridor|force|…`, `chevron|agreed|…`. */
export function picturesOf(palette: Palette): (id: string) => { data: ImageData; pixelRatio: number } | undefined {
  const colour = (look: string) => palette.looks[look] ?? palette.label;
  return (id) => {
    const [what, a = '', b = ''] = id.split('|');
    if (what === 'hatch') return hatch(a as Hatch, colour(b));
    if (what === 'sign') return sign(a, colour(b), palette.halo);
    if (what === 'chevron') return chevron(colour(a), palette.halo);
    if (what === 'town') return picture(6, (x) => { x.fillStyle = palette.label; x.beginPath(); x.arc(3, 3, 1.8, 0, 7); x.fill(); });
    return undefined;
  };
}

function hatch(kind: Hatch, colour: string) {
  const s = kind === 'level' ? 10 : 14;
  return picture(s, (x) => {
    x.strokeStyle = x.fillStyle = colour;
    x.lineWidth = 1.1;
    x.beginPath();
    if (kind === 'dots') { for (const [dx, dy] of [[s / 4, s / 4], [(3 * s) / 4, (3 * s) / 4]] as const) { x.moveTo(dx, dy); x.arc(dx, dy, 1.1, 0, 7); } x.fill(); return; }
    if (kind === 'level') { x.moveTo(0, s / 2); x.lineTo(s, s / 2); }
    if (kind === 'diagonal' || kind === 'cross') for (const o of [-s, 0, s]) { x.moveTo(o - 2, s + 2); x.lineTo(o + s + 2, -2); }
    if (kind === 'cross') for (const o of [-s, 0, s]) { x.moveTo(o - 2, -2); x.lineTo(o + s + 2, s + 2); }
    x.stroke();
  });
}

function chevron(colour: string, halo: string) {
  return picture(16, (x) => {
    x.lineCap = x.lineJoin = 'round';
    for (const [style, width] of [[halo, 5], [colour, 2.4]] as const) {
      x.strokeStyle = style; x.lineWidth = width;
      x.beginPath(); x.moveTo(6, 3.5); x.lineTo(10.5, 8); x.lineTo(6, 12.5); x.stroke();
    }
  });
}

/** The frames of signs, about their middle, and what stands in them. */
const frames: Record<string, string> = {
  shield: 'M0-11 9.5-7.4V1.2C9.5 6.6 5.6 9.6 0 11.4-5.6 9.6-9.5 6.6-9.5 1.2V-7.4Z',
  round: 'M10.5 0A10.5 10.5 0 1 1-10.5 0 10.5 10.5 0 1 1 10.5 0Z',
  board: 'M-11-8H11V8H-11Z',
  diamond: 'M0-11.5 11.5 0 0 11.5-11.5 0Z',
};
const marks: Record<string, { frame: string; line?: string; fill?: string }> = {
  'no-fly-zone': { frame: 'round', line: 'M-7.4 7.4 7.4-7.4', fill: 'M0-6 1-1.5 6 1.5V3L1 1.6 .8 4.4 2.4 5.8V6.8L0 6-2.4 6.8V5.8L-.8 4.4-1 1.6-6 3V1.5L-1-1.5Z' },
  corridor: { frame: 'board', line: 'M-7 0H6M2.5-3.6 6.4 0 2.5 3.6' },
  'de-escalation-area': { frame: 'diamond', line: 'M-4.6-2.4H4.6M-4.6 2.4H4.6' },
  'demilitarised-zone': { frame: 'diamond', line: 'M-4.4-4.4 4.4 4.4M-4.4 4.4 4.4-4.4' },
  'hospital-zone': { frame: 'shield', line: 'M-5.4 3.4H5.4M-4.4 3.4V-3.2M4.4 3.4V-.8C2-3.6-1.4-2.4-4.4-.4' },
  'neutralised-zone': { frame: 'shield', line: 'M-4.4 4.4V-4.4L4.4 4.4V-4.4' },
  'non-defended-locality': { frame: 'shield', line: 'M-4.8 5V-.4L0-4.6 4.8-.4V5Z' },
  'safe-zone': { frame: 'shield', fill: 'M0-6.6 5.7-4.4V.8C5.7 4 3.4 5.8 0 6.9-3.4 5.8-5.7 4-5.7.8V-4.4Z' },
  pause: { frame: 'round', line: 'M0-5.6V.4L4 3' },
};

function sign(kind: string, colour: string, halo: string) {
  const mark = marks[kind] ?? { frame: 'round' };
  return picture(28, (x) => {
    x.translate(14, 14);
    x.lineCap = x.lineJoin = 'round';
    const frame = new Path2D(frames[mark.frame]);
    x.strokeStyle = halo; x.lineWidth = 4.5; x.stroke(frame);
    x.fillStyle = halo; x.fill(frame);
    x.strokeStyle = colour; x.fillStyle = colour; x.lineWidth = 1.8; x.stroke(frame);
    if (mark.fill) x.fill(new Path2D(mark.fill));
    if (mark.line) x.stroke(new Path2D(mark.line));
  });
}

/** The same sign for pages: paths about the middle of a box from -14 to 14. */
export const signPaths = (kind: string): { frame: string; line?: string; fill?: string } => {
  const mark = marks[kind] ?? { frame: 'round' };
  return { ...mark, frame: frames[mark.frame]! };
};
