import { expect, test } from 'vitest';
import { layersOf } from './mvt';

const varint = (n: number): number[] => (n < 128 ? [n] : [(n % 128) | 128, ...varint(Math.floor(n / 128))]);
const field = (id: number, body: number[]): number[] => [...varint(id * 8 + 2), ...varint(body.length), ...body];
const number = (id: number, n: number): number[] => [...varint(id * 8), ...varint(n)];
const text = (s: string): number[] => [...new TextEncoder().encode(s)];
const zig = (n: number): number => (n < 0 ? -2 * n - 1 : 2 * n);
const numbers = (list: number[]): number[] => list.flatMap(varint);

// A square, and a point called Homs.
const square = [9, zig(10), zig(20), 26, zig(5), zig(0), zig(0), zig(5), zig(-5), zig(0), 15];
const tile = new Uint8Array([
  ...field(3, [...field(1, text('land')), ...number(15, 2), ...field(2, [...number(3, 3), ...field(4, numbers(square))]), ...number(5, 4096)]),
  ...field(3, [...field(1, text('place')), ...number(15, 2), ...field(2, [...field(2, [0, 0, 1, 1]), ...number(3, 1), ...field(4, numbers([9, zig(7), zig(-8)]))]),
    ...field(3, text('name')), ...field(3, text('rank')), ...field(4, field(1, text('Homs'))), ...field(4, number(5, 3))]),
]);

test('a tile is read', () => {
  const [land, place] = layersOf(tile);
  expect(land).toEqual({ name: 'land', extent: 4096, features: [{ type: 3, tags: {}, lines: [[[10, 20], [15, 20], [15, 25], [10, 25]]] }] });
  expect(place!.features[0]).toEqual({ type: 1, tags: { name: 'Homs', rank: 3 }, lines: [[[7, -8]]] });
});

test('one that breaks off is refused, and none hangs', () => {
  let refused = 0;
  for (let i = 1; i < tile.length; i++) {
    try { layersOf(tile.subarray(0, i)); } catch { refused++; }
  }
  expect(refused).toBeGreaterThan(tile.length - 4);
});
