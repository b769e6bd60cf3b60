import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { bounds, inside, join, type Geometry, type Position } from './features';
import { featureOf, shapeOf, withShape } from './draw-shapes';
import { distance, metres, tidy } from './measure';
import { metresPerPixel, scaleOf } from './scale';
import { parseView, sameView, writeView } from './view';

const box = (w: number, s: number, e: number, n: number): Geometry => ({ type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] });

describe('bounds', () => {
  test('nothing has none', () => expect(bounds([])).toBeUndefined());
  test('one', () => expect(bounds([{ geometry: box(1, 2, 3, 4) }])).toEqual([1, 2, 3, 4]));
  test('on both sides of the 180° meridian the short way round', () => expect(bounds([{ geometry: box(170, 0, 175, 1) }, { geometry: box(-178, -3, -170, 0) }])).toEqual([170, -3, 190, 1]));
  test('what lies within a longer one adds nothing', () => expect(bounds([{ geometry: box(-20, 0, 40, 1) }, { geometry: box(0, 0, 5, 1) }, { geometry: box(50, 0, 60, 1) }])).toEqual([-20, 0, 60, 1]));
  test('holds every point', () => fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -180, max: 179 }), fc.integer({ min: -80, max: 80 })), { minLength: 1, maxLength: 8 }), (list) => {
    const [w, s, e, n] = bounds(list.map(([x, y]) => ({ geometry: box(x, y, x + 1, y + 1) })))!;
    for (const [x, y] of list) expect(y >= s && y + 1 <= n && [0, 360].some((t) => x + t >= w && x + 1 + t <= e)).toBe(true);
    expect(e - w).toBeLessThanOrEqual(360);
  })));
});

test('a sign stands inside: of a horseshoe, and beside a hole', () => {
  const horseshoe: Position[] = [[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]];
  const at = inside({ type: 'Polygon', coordinates: [horseshoe] })!;
  expect(at[1] < 2 || at[0] < 2 || at[0] > 8).toBe(true);
  const [x, y] = inside({ type: 'Polygon', coordinates: [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], [[2, 2], [2, 8], [8, 8], [8, 2], [2, 2]]] })!;
  expect(x > 2 && x < 8 && y > 2 && y < 8).toBe(false);
});

test('maps are joined with how their arrangements stand; what is of none is left out', () => {
  const placed = { type: 'FeatureCollection' as const, features: ['a', 'b'].map((arrangement) => ({ type: 'Feature' as const, geometry: box(0, 0, 1, 1), properties: { arrangement, volume: 'v' } })) };
  const matter = { arrangement: 'a', title: 'Truce', titles: { ar: 'هدنة' }, kind: 'pause', state: 'in-force' } as never;
  expect(join(placed, [matter], 'ar').map((f) => f.properties)).toEqual([{ arrangement: 'a', volume: 'v', centreline: undefined, title: 'هدنة', state: 'in-force', kind: 'pause' }]);
  expect(join(placed, [matter], 'fr')[0]!.properties.title).toBe('Truce');
});

test('a view is written as it is read', () => {
  for (const bad of [null, '', '1,2', '1,2,3,4', 'a,b,c', '91,0,3', '0,181,3', '0,0,-1', '0,0,23', 'NaN,0,1']) expect(parseView(bad)).toBeUndefined();
  expect(parseView('35.5,36.25,6')).toEqual({ lat: 35.5, lon: 36.25, zoom: 6 });
  fc.assert(fc.property(fc.double({ min: -85, max: 85, noNaN: true }), fc.double({ min: -180, max: 179.99, noNaN: true }), fc.double({ min: 0, max: 18, noNaN: true }), (lat, lon, zoom) => {
    const v = { lat, lon, zoom };
    const back = parseView(writeView(v))!;
    expect(sameView(v, back)).toBe(true);
    expect(Math.abs(back.lat - lat) / (360 / (512 * 2 ** zoom))).toBeLessThan(12); // pixels
  }));
});

test('the scale bar is a round length that fits', () => {
  fc.assert(fc.property(fc.double({ min: -80, max: 80, noNaN: true }), fc.double({ min: 0, max: 18, noNaN: true }), (lat, zoom) => {
    const bar = scaleOf({ lat, lon: 0, zoom }, 110);
    expect(bar.pixels).toBeLessThanOrEqual(110);
    expect(bar.pixels).toBeGreaterThan(40);
    expect(String(bar.metres).replace(/^0\.0*|0+$|\./g, '')).toMatch(/^[125]$/);
    expect(bar.metres / metresPerPixel({ lat, lon: 0, zoom })).toBeCloseTo(bar.pixels, -1);
  }));
});

describe('what is drawn', () => {
  const circle = { id: 'c', floor: 'ground', circle: { centre: [38, 35] as [number, number], radius: '12 nm' } };
  test('comes back as it was', () => {
    const back = withShape(circle, featureOf(circle, 0)!, '1 km');
    expect(distance(back.circle!.centre, circle.circle.centre)).toBeLessThan(1);
    expect(metres(back.circle!.radius) / metres('12 nm')).toBeCloseTo(1, 2);
    expect(back.floor).toBe('ground');
    const corridor = { id: 'k', corridor: { line: [[0, 0], [1, 1]] as [number, number][], half_width: '3 km' } };
    expect(withShape(corridor, featureOf(corridor, 0)!, '1 km')).toEqual(corridor);
    const polygon = { id: 'p', polygon: [[0, 0], [1, 0], [1, 1]] as [number, number][] };
    expect(withShape(polygon, featureOf(polygon, 0)!, '1 km')).toEqual({ id: 'p', polygons: [[[[0, 0], [1, 0], [1, 1]]]] });
  });
  test('a new line has the width that it is given', () => expect(withShape({ id: '' }, featureOf({ id: 'k', corridor: { line: [[0, 0], [1, 1]], half_width: '1 m' } }, 0)!, '2 km').corridor!.half_width).toBe('2 km'));
  test('holes, several outlines and what is not complete are left to the form', () => {
    const ring: [number, number][] = [[0, 0], [9, 0], [9, 9]];
    expect(shapeOf({ id: 'h', polygons: [[ring, ring]] })).toBeUndefined();
    expect(shapeOf({ id: 'm', polygons: [[ring], [ring]] })).toBeUndefined();
    expect(shapeOf({ id: 'o', polygons: [[ring]] })).toBe('polygon');
    for (const v of [{ id: 'a' }, { id: 'b', polygon: [] }, { id: 'c', circle: { centre: [0, 0] as [number, number], radius: 'wide' } }, { id: 'd', corridor: { line: [], half_width: '1 km' } }]) expect(featureOf(v, 0)).toBeUndefined();
  });
  test('lengths are short', () => expect([0.5, 12.34, 1234, 999.9, 63115.9].map(tidy)).toEqual(['0.5 m', '12.3 m', '1.23 km', '1 km', '63.1 km']));
});
