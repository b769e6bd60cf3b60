import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Volume } from '../../lib/content';
import { away, degreeLabel, frame, graticule, near, round, shapes } from './project';

const square = (lon: number, lat: number, d: number): Volume => ({
  id: 'x', footprint: { edges: 'straight', polygons: [[[[lon, lat], [lon + d, lat], [lon + d, lat + d], [lon, lat + d]].map(([a, b]) => [Math.round(near(a!, 0) * 1e7), Math.round(b! * 1e7)] as [number, number])]] },
});
const anywhere = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -75, max: 74, noNaN: true }), fc.double({ min: 0.001, max: 8, noNaN: true }));

describe('the sheet’s map', () => {
  test('holds every zone within its frame, over the antimeridian too', () => {
    fc.assert(fc.property(anywhere, ([lon, lat, d]) => {
      const v = square(lon, Math.min(lat, 80 - d), d);
      const f = frame([v], 178, 110);
      for (const s of shapes(v.footprint)) {
        for (const p of s.kind === 'area' ? s.rings.flat() : s.line) {
          const [x, y] = f.at(p);
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(178);
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThan(110);
        }
      }
    }));
  });

  test('keeps lengths near its middle to its scale', () => {
    fc.assert(fc.property(anywhere, fc.double({ min: 0, max: 360, noNaN: true }), ([lon, lat, d], bearing) => {
      const f = frame([square(lon, lat, Math.min(d, 1))], 178, 110);
      const middle: [number, number] = [(f.west + f.east) / 2, (f.south + f.north) / 2];
      const metres = f.scale * 5;
      const [a, b] = [f.at(middle), f.at(away(middle, metres, bearing))];
      expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeCloseTo(5, 0);
    }));
  });

  test('a circle has its radius', () => {
    const [s] = shapes({ circle: { centre: [360000000, 350000000], radius: 5_000_000 } });
    if (s?.kind !== 'area') throw new Error('no area');
    const far = s.rings[0]!.map(([lon, lat]) => Math.hypot((lon - 36) * Math.cos((35 * Math.PI) / 180), lat - 35) * 111_195);
    for (const m of far) expect(Math.abs(m - 5000)).toBeLessThan(5);
  });

  test('its lines are round and a few', () => {
    fc.assert(fc.property(anywhere, ([lon, lat, d]) => {
      const f = frame([square(lon, lat, d)], 178, 110);
      const g = graticule(f);
      for (const lines of [g.lons, g.lats]) {
        expect(lines.at.length).toBeGreaterThanOrEqual(2);
        expect(lines.at.length).toBeLessThan(12);
      }
      const r = round(f, 50, 1000);
      expect(r.mm).toBeLessThanOrEqual(50.001);
      expect(r.mm).toBeGreaterThan(15);
    }));
  });

  test('its edge is labelled in degrees and minutes', () => {
    expect(degreeLabel(36.5, 0.5, 'lon')).toBe('36°30′E');
    expect(degreeLabel(190, 10, 'lon')).toBe('170°W');
    expect(degreeLabel(-0.25, 1 / 12, 'lat')).toBe('0°15′S');
    expect(degreeLabel(0, 1, 'lat')).toBe('0°');
    expect(degreeLabel(35 + 30 / 3600, 1 / 120, 'lat')).toBe('35°00′30″N');
  });
});
