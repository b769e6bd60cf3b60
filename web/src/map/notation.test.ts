import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { notations, readLine, readPoints, write, type Order } from './notation';
import vectors from './testdata/geoconvert.json';
import type { Position } from './features';

const one = (text: string, order?: Order): Position => {
  const r = readLine(text, order);
  if ('wrong' in r) throw new Error(`${text}: ${r.wrong.message}`);
  expect(r.points).toHaveLength(1);
  return r.points[0]!;
};
const why = (text: string): string => {
  const r = readLine(text);
  return 'wrong' in r ? r.wrong.message : `read as ${r.points.join(' ')}`;
};
/** Metres between two places, about. */
const apart = (a: Position, b: Position): number => {
  const rad = Math.PI / 180;
  const h = Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(h)));
};

describe('one place in every notation', () => {
  const damascus: Position = [36.25, 33.5];
  test.each([
    '33.5N 36.25E', 'N33.5 E36.25', '36.25E 33.5N', '33.5° N, 36.25° E', 'N 33.5°; E 36.25°', '33.5 N / 36.25 E', '33.5n36.25e', '33,5N 36,25E', '33,5° N; 36,25° E',
    '33°30\'N 36°15\'E', '33°30′00″N 36°15′00″E', '33° 30’ 00” N, 36° 15’ 00” E', '33º30´0.0´´N 36º15´0.0´´E'.replace(/´´/g, "''"), '33 30 00 N 36 15 00 E', '33:30:00N 36:15:00E', '33-30-00N 036-15-00E'.replace(/-/g, ' '),
    '33d30m00sN 36d15m00sE', '33 deg 30 min N, 36 deg 15 min E', 'N33 30.000 E036 15.000', '33°30.0′N 036°15.0′E', '٣٣٫٥N ٣٦٫٢٥E', '33°30ʹN 36°15ʹE', '33°30‘0“N 36°15‘0“E',
    '333000N0361500E', '3330N03615E', '333000N 0361500E', 'N333000E0361500', 'N333000 E0361500', '333000.00N 0361500.00E', '3330.00N03615.00E',
    'lat 33.5 lon 36.25', 'lat: 33.5, lng: 36.25', 'longitude=36.25 latitude=33.5', 'geo:33.5,36.25', 'geo:33.5,36.25,1200;crs=wgs84;u=10', 'lat 33.5 N lon 36.25 E', '33.5 north 36.25 east', '\u200e33.5N\u200e 36.25E', '33.5 N 36.25 E\u00a0',
  ])('%s', (text) => expect(one(text)).toEqual(damascus));

  test.each(['37S BT 44526 10104', '37SBT4452610104', '37sbt 44526 10104', '37 S BT 4452610104', '37 north 244526.6 3710104.8', '37N 244526.6 3710104.8', '244526.6 3710104.8 37N', 'UTM 37N 244526.6mE 3710104.8mN', 'zone 37 north E 244526.6 N 3710104.8'])('%s', (text) =>
    expect(apart(one(text), damascus)).toBeLessThan(1));

  test('where nothing says which comes first, whoever asks says it', () => {
    expect(one('33.5 36.25', 'lat-lon')).toEqual(damascus);
    expect(one('36.25, 33.5', 'lon-lat')).toEqual(damascus);
    expect(one('33 30 0 36 15 0', 'lat-lon')).toEqual(damascus);
    expect(one('33°30′ 36°15′', 'lat-lon')).toEqual(damascus);
    expect(one('-33.5 151.2')).toEqual([151.2, -33.5]);
    expect(one('151.2 -33.5')).toEqual([151.2, -33.5]);
  });

  test('many on a line, and many lines', () => {
    expect(readPoints('335130N0361500E 335500N0362000E - 334000N0363000E').points).toEqual([[36.25, 33.8583333], [36.3333333, 33.9166667], [36.5, 33.6666667]]);
    expect(readPoints('33N 36E; 34N 37E\n\n35S 38W\r\n37SBT4452610104 37SBT4452710104')).toMatchObject({ points: { length: 5 }, unread: [] });
    const mixed = readPoints('33N 36E\nhello\n34 35');
    expect(mixed.points).toHaveLength(1);
    expect(mixed.unread.map((u) => [u.line, u.message])).toEqual([[2, 'notation-letter'], [3, 'notation-order']]);
  });
});

test.each([
  ['33.5 36.25', 'notation-order'], ['33°30′ 36°15′', 'notation-order'], ['33,5 36,25', 'notation-comma'], ['33.5N 36.25', 'notation-mark-each'], ['33.5N', 'notation-two'], ['33.5', 'notation-two'],
  ['33.5N 36.25N', 'notation-same-axis'], ['-33.5S 36E', 'notation-sign'], ['91N 36E', 'notation-latitude'], ['33N 181E', 'notation-longitude'], ['33 60 00N 36 0 0E', 'notation-sixty'], ['33 30 60N 36 0 0E', 'notation-sixty'],
  ['33.5 30N 36E', 'notation-fraction'], ['33°30″N 36°E', 'notation-unit'], ['333000N 361500E', 'notation-packed'], ['N33 36E', 'notation-marks'], ['33N 36O', 'notation-west-or-east'], ['37S 244527 3710105', 'notation-utm-s'],
  ['37U 244527 3710105', 'notation-utm-not-band'], ['61N 244527 3710105', 'notation-utm-zone'], ['37I 244527 3710105', 'notation-utm-band'], ['37SBT', 'notation-mgrs-coarse'], ['37SBT4410', 'notation-mgrs-coarse'], ['37SBT445', 'notation-mgrs-odd'],
  ['37SZZ4452610104', 'notation-mgrs'], ['geo:33.5', 'notation-geo'], ['geo:33.5,36.25;crs=ed50', 'notation-datum'], ['one two', 'notation-letter'], ['', 'notation-nothing'], ['1 2 3', 'notation-two'], ['0x21N 36E', 'notation-letter'],
  ['33N 36E 34N', 'notation-two'], ['1e1N 36E', 'notation-two'],
])('refused: %s', (text, message) => expect(why(text)).toBe(message));

describe('as GeoConvert has it', () => {
  test.each(vectors.map((v) => [v.at.join(' '), v] as const))('%s', (_, v) => {
    const at: Position = [v.at[1]!, v.at[0]!];
    expect(write(at, 'mgrs').replace(/ /g, '')).toBe(v.mgrs.replace(/^(\d)([A-Z])/, '0$1$2'));
    const [zone, e, n] = v.utm.split(' ') as [string, string, string];
    const ours = write(at, 'utm', 6).split(' ');
    expect(ours.slice(0, 2)).toEqual(/\d/.test(zone) ? [String(Number(zone.slice(0, -1))), zone.endsWith('n') ? 'north' : 'south'] : ['UPS', zone === 'n' ? 'north' : 'south']);
    expect(Math.abs(Number(ours[2]) - Number(e))).toBeLessThan(1e-5);
    expect(Math.abs(Number(ours[3]) - Number(n))).toBeLessThan(1e-5);
    expect(apart(one(v.mgrs), [v.back[1]!, v.back[0]!])).toBeLessThan(0.02);
  });
});

const place = fc.tuple(fc.integer({ min: -180 * 1e7, max: 180 * 1e7 }), fc.integer({ min: -90 * 1e7, max: 90 * 1e7 })).map(([x, y]): Position => [x / 1e7, y / 1e7]);
const within = { dms: 0.25, ddm: 0.15, decimal: 0.001, utm: 0.8, mgrs: 0.8 };

test.each(notations)('what is written as %s is read as the same place', (n) => {
  fc.assert(fc.property(fc.oneof(place, fc.constantFrom<Position>([0, 90], [0, -90], [180, 0], [-180, 12], [179.9999999, 84], [-179.9999999, -80], [3, 60], [12, 60], [9, 78], [41.9999999, 72])), (at) => {
    expect(apart(one(write(at, n)), at)).toBeLessThan(within[n]);
  }), { numRuns: 3000 });
});

test('nothing that is typed makes it fail, or take long', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'0123456789NSEWO.,;:°′″"\'-+ 37SBTutm') })), (text) => {
    for (const p of readPoints(text).points) expect(Math.abs(p[0]) <= 180 && Math.abs(p[1]) <= 90).toBe(true);
  }), { numRuns: 3000 });
  const started = performance.now();
  readPoints('333000N0361500E '.repeat(20_000));
  readPoints('3'.repeat(300_000));
  readPoints('°'.repeat(300_000) + 'N '.repeat(1000));
  expect(performance.now() - started).toBeLessThan(3000);
});

test('every refusal has words', () => {
  const source = readFileSync(new URL('./notation.ts', import.meta.url), 'utf8');
  const english = readFileSync(new URL('../i18n/en.ftl', import.meta.url), 'utf8');
  const used = [...source.matchAll(/refuse\(([^)]*?'[^)]*)\)/g)].flatMap((m) => [...m[1]!.matchAll(/'([a-z-]+)'/g)].map((x) => x[1]!));
  expect(used.length).toBeGreaterThan(20);
  for (const u of used) expect(english, u).toMatch(new RegExp(`^notation-${u} = `, 'm'));
});
