/** Reads a vector tile (Mapbox Vector Tile 2.1): layers, features, and the tags that they have. Strict in its bounds. */
import type { XY } from './project';

export interface Feature { type: number; tags: Record<string, string | number | boolean>; lines: XY[][] }
export interface Layer { name: string; extent: number; features: Feature[] }

class Reader {
  at = 0;
  constructor(readonly b: Uint8Array) {}

  varint(): number {
    let n = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.b[this.at++];
      if (byte === undefined) break;
      n += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return n;
    }
    throw new Error('The tile breaks off.');
  }

  bytes(): Uint8Array {
    const n = this.varint();
    if (this.at + n > this.b.length) throw new Error('The tile breaks off.');
    return this.b.subarray(this.at, (this.at += n));
  }

  /** Fields in their order: each is read, or skipped, by what f does with it. */
  fields(f: (field: number) => boolean): void {
    while (this.at < this.b.length) {
      const key = this.varint();
      if (f(key >> 3)) continue;
      switch (key & 7) {
        case 0: this.varint(); break;
        case 1: this.at += 8; break;
        case 2: this.bytes(); break;
        case 5: this.at += 4; break;
        default: throw new Error('The tile has a field of no kind.');
      }
    }
    if (this.at !== this.b.length) throw new Error('The tile breaks off.');
  }
}

const words = new TextDecoder();

function value(b: Uint8Array): string | number | boolean {
  const r = new Reader(b);
  const view = new DataView(b.buffer, b.byteOffset, b.byteLength);
  let out: string | number | boolean = '';
  r.fields((field) => {
    switch (field) {
      case 1: out = words.decode(r.bytes()); return true;
      case 2: out = view.getFloat32(r.at, true); r.at += 4; return true;
      case 3: out = view.getFloat64(r.at, true); r.at += 8; return true;
      case 4: case 5: out = r.varint(); return true;
      case 6: out = unzig(r.varint()); return true;
      case 7: out = r.varint() !== 0; return true;
      default: return false;
    }
  });
  return out;
}

const unzig = (n: number): number => (n % 2 === 0 ? n / 2 : -(n + 1) / 2);

function packed(b: Uint8Array): number[] {
  const r = new Reader(b);
  const out = [];
  while (r.at < b.length) out.push(r.varint());
  return out;
}

/** Lines, rings and points of a feature's geometry commands. */
function geometry(commands: number[], type: number): XY[][] {
  const out: XY[][] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < commands.length;) {
    const [id, count] = [commands[i]! & 7, commands[i]! >> 3];
    i++;
    if (id === 7) continue;
    for (let k = 0; k < count && i + 1 < commands.length; k++, i += 2) {
      x += unzig(commands[i]!);
      y += unzig(commands[i + 1]!);
      if (id === 1 || out.length === 0) out.push([]);
      out.at(-1)!.push([x, y]);
    }
  }
  return type === 1 ? out.flat().map((p) => [p]) : out;
}

function feature(b: Uint8Array, keys: string[], values: (string | number | boolean)[]): Feature {
  const r = new Reader(b);
  let tags: number[] = [];
  let commands: number[] = [];
  let type = 0;
  r.fields((field) => {
    if (field === 2) tags = packed(r.bytes());
    else if (field === 3) type = r.varint();
    else if (field === 4) commands = packed(r.bytes());
    else return false;
    return true;
  });
  const named: Feature['tags'] = {};
  for (let i = 0; i + 1 < tags.length; i += 2) if (keys[tags[i]!] !== undefined) named[keys[tags[i]!]!] = values[tags[i + 1]!] ?? '';
  return { type, tags: named, lines: geometry(commands, type) };
}

export function layersOf(tile: Uint8Array): Layer[] {
  const out: Layer[] = [];
  const r = new Reader(tile);
  r.fields((field) => {
    if (field !== 3) return false;
    const layer = new Reader(r.bytes());
    const [keys, values, features]: [string[], (string | number | boolean)[], Uint8Array[]] = [[], [], []];
    let [name, extent] = ['', 4096];
    layer.fields((f) => {
      if (f === 1) name = words.decode(layer.bytes());
      else if (f === 2) features.push(layer.bytes());
      else if (f === 3) keys.push(words.decode(layer.bytes()));
      else if (f === 4) values.push(value(layer.bytes()));
      else if (f === 5) extent = layer.varint();
      else return false;
      return true;
    });
    out.push({ name, extent, features: features.map((b) => feature(b, keys, values)) });
    return true;
  });
  return out;
}
