import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clauses, next } from './clauses';
import { facts, rename, write } from './condition';
import { areaOf, editable, metres, readOver, writePoints } from './coordinates';
import { fromTools, toTools } from './drawn';
import { emptyForm, emptyRule, emptyVolume, fromDraft, fromVolume, solar, toDraft, toVolume, type Form } from './form';
import { readGeoJSON } from './geojson';
import { lacks } from './lacks';
import { height, hour, instants, length, period, time, writeHeight, writeHour, writeTime } from './quantities';

describe('values', () => {
  test.each(['FL100', '3000 ft amsl', '500 m agl', '-12.5 m wgs84', ''])('height %j', (s) => expect(writeHeight(height(s, 'ground')!)).toBe(s));
  test.each(['3000 ft', '1 km agl', 'high'])('no height that the form has fields for: %j', (s) => expect(height(s, 'ground')).toBeUndefined());
  test('the word for none is none', () => expect(height('Unlimited', 'unlimited')?.datum).toBe('none'));
  test.each([['6 months', '6', 'months'], ['1 day', '1', 'days'], ['36 Hours', '36', 'hours']])('period %j', (s, n, unit) => expect(period(s)).toEqual({ n, unit }));
  test.each(['1 month 10 days', 'soon'])('stays text: %j', (s) => expect(period(s)).toBeUndefined());
  test('length', () => {
    expect(length('2.5 km', ['km', 'm'])).toEqual({ n: '2.5', unit: 'km' });
    expect(length('2 mi', ['km', 'm'])).toBeUndefined();
    expect([metres('12 nm'), metres('300 ft'), metres('x')]).toEqual([22_224, 300 * 0.3048, NaN]);
  });
  test.each(['2027-05-06T00:00Z', '2027-05-06T00:00+03:00', '2027-05-06T00:00 Asia/Damascus', ''])('time %j', (s) => expect(writeTime(time(s)!)).toBe(s));
  test.each([
    ['2017-05-06T00:00 Asia/Damascus', ['2017-05-05T21:00:00.000Z']],
    ['2017-05-06T00:00+03:00', ['2017-05-05T21:00:00.000Z']],
    ['2026-10-25T02:30 Europe/Berlin', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['2026-03-29T02:30 Europe/Berlin', []],
    ['2026-03-29T02:30 Nowhere/Town', []],
  ])('%s means', (s, at) => expect(instants(s).map((x) => new Date(x).toISOString())).toEqual(at));
});

describe('hours', () => {
  test.each(['06:00Z', 'sunrise', 'sunset + 00:30', 'sunrise - 20 min', ''])('%s is the same when it was read', (s) => expect(writeHour(hour(s)!)).toBe(s));
  test('what was written by hand is understood or left', () => {
    expect(hour('Sunset+00:30')).toEqual({ kind: 'sunset', sign: '+', time: '00:30' });
    expect(hour('06:00 UTC')).toEqual({ kind: 'clock', sign: '', time: '06:00' });
    expect(hour('06:00 Asia/Damascus')).toBeUndefined();
  });
});

describe('conditions', () => {
  test.each(['syria accepts', 'a accepts and b accepts', 'a accepts or "Joint Commission" confirms "belts drawn"', ''])('%j', (s) => expect(write(facts(s)!)).toBe(s));
  test.each(['(a accepts or b accepts) and c accepts', 'a accepts and b accepts or c accepts', 'a agrees', 'a', 'a accepts and', '"a accepts'])('stays text: %j', (s) => expect(facts(s)).toBeUndefined());
  test('any name and any fact', () => {
    const name = fc.string({ minLength: 1, maxLength: 20 }).filter((s) => s.trim() !== '');
    fc.assert(fc.property(fc.array(fc.record({ party: name, confirms: fc.option(name, { nil: undefined }) }), { minLength: 1, maxLength: 4 }), fc.constantFrom('and' as const, 'or' as const), (list, joint) => {
      const read = facts(write({ joint, facts: list }));
      expect(read?.facts.map((f) => [f.party, f.confirms])).toEqual(list.map((f) => [f.party, f.confirms]));
      if (list.length > 1) expect(read?.joint).toBe(joint);
    }));
  });
  test('renames parties alone', () => expect(rename('(a accepts or b confirms a) and "b b" accepts', (s) => `${s} x`)).toBe('("a x" accepts or "b x" confirms a) and "b b x" accepts'));
});

test('clauses', () => {
  expect(clauses('# Pause\n\n1. Nobody fires.\n2. Drones:\n   2(a) stay out.\n10) Ten.\n## 11. Eleven\n3000 feet are high.\nArticle 12\n')).toEqual(['1', '2', '2(a)', '10', '11', '12']);
  expect([next(''), next('1. a\n7. b')]).toEqual(['1', '8']);
});

describe('GeoJSON', () => {
  const square = [[[36, 35], [37, 35], [37, 36], [36, 35]]];
  const feature = (geometry: unknown, properties: unknown = {}, id?: unknown) => ({ type: 'Feature', id, geometry, properties });
  const read = (features: unknown[], ids: string[] = []) => readGeoJSON(JSON.stringify({ type: 'FeatureCollection', features }), ids)!;

  test('areas, circles and corridors', () => {
    const { volumes, left } = read([
      feature({ type: 'Polygon', coordinates: square }, { id: 'north', ceiling: '3000 ft amsl', accuracy_m: 500, windows: [{ from: '2027-01-01T00:00Z', until: '2027-02-01T00:00Z' }] }),
      feature({ type: 'MultiPolygon', coordinates: [square, square] }, { name: 'north' }),
      feature({ type: 'Point', coordinates: [36, 35] }, { radius_m: 1500 }, 7),
      feature({ type: 'LineString', coordinates: [[36, 35], [37, 35, 100]] }, { half_width_m: 250.5 }),
    ]);
    expect(left).toEqual([]);
    expect(volumes.map((v) => [v.id, v.shape, v.size])).toEqual([['north', 'polygon', ''], ['north-2', 'polygon', ''], ['7', 'circle', '1500 m'], ['area-4', 'corridor', '250.5 m']]);
    expect(volumes[0]).toMatchObject({ polygons: [[[[36, 35], [37, 35], [37, 36]]]], ceiling: '3000 ft amsl', accuracy: '500 m', windows: [{ from: '2027-01-01T00:00Z' }] });
    expect(volumes[1]!.polygons).toHaveLength(2);
  });

  test('what cannot be taken is named', () => {
    const { volumes, left } = read([
      feature(null, { id: 'none' }), feature({ type: 'Point', coordinates: [36, 35] }), feature({ type: 'LineString', coordinates: [[36, 35], [37, 35]] }),
      feature({ type: 'MultiPoint', coordinates: [] }), feature({ type: 'Polygon', coordinates: [[[360, 35], [37, 35], [37, 36]]] }),
      feature({ type: 'Polygon', coordinates: square }, { floor: 300 }), feature({ type: 'Polygon', coordinates: square }, { accuracy_m: 'x' }),
      feature({ type: 'Polygon', coordinates: square }, { windows: 'always' }), 5, feature({ type: 'Polygon', coordinates: [] }),
    ]);
    expect(volumes).toEqual([]);
    expect(left.map((l) => l.message.replace('propose-left-', ''))).toEqual(['none', 'radius', 'width', 'type', 'coordinates', 'height', 'accuracy', 'windows', 'none', 'coordinates']);
    expect(left[0]!.name).toBe('none');
  });

  test.each(['', '[]', '{"type":"Topology"}', 'null', '{'])('no GeoJSON: %j', (s) => expect(readGeoJSON(s, [])).toBeUndefined());
});

describe('coordinates', () => {
  const place = fc.tuple(fc.integer({ min: -179_9999999, max: 179_9999999 }), fc.integer({ min: -79_9999999, max: 83_9999999 })).map(([x, y]) => [x / 1e7, y / 1e7] as [number, number]);

  test.each(['decimal', 'dms', 'ddm'] as const)('what is written as %s is the very place', (as) =>
    fc.assert(fc.property(fc.array(place, { maxLength: 5 }), (list) => {
      expect(readOver(writePoints(list, as).join('\n'), [], [])).toEqual({ points: list, unread: [] });
    })));

  test('no longer than it needs to be', () => {
    expect(writePoints([[36.9, 35.1]], 'dms')).toEqual(['35°06′00″N 036°54′00″E']);
    expect(writePoints([[36.9, 35.1]], 'decimal')).toEqual(['35.1N 36.9E']);
  });

  test('lines that nobody touched keep their points, also in a coarse notation', () => {
    const list: [number, number][] = [[36.1234567, 35.7654321], [36.2, 35.8], [36.3, 35.1]];
    const lines = writePoints(list, 'mgrs');
    const read = readOver([lines[0], '35.9N 36.4E', lines[2], 'nonsense'].join('\n'), list, lines);
    expect(read.points).toEqual([list[0], [36.4, 35.9], list[2]]);
    expect(read.unread.map((u) => u.line)).toEqual([4]);
  });
});

describe('the form', () => {
  test('a volume is the same after a draft', () => {
    const v = { ...emptyVolume('a'), polygons: [[[[36, 35], [37, 35], [37, 36]], [[36.5, 35.2], [36.6, 35.2], [36.6, 35.3]]]] as [number, number][][][], ceiling: 'FL100', accuracy: '50 m' };
    expect(fromVolume(toVolume(v))).toEqual(v);
    expect(editable(v)).toBeUndefined();
    const c = { ...emptyVolume('c', 'corridor'), points: [[36, 35], [37, 35]] as [number, number][], size: '500 m' };
    expect(fromVolume(toVolume(c))).toEqual(c);
  });

  test('a coordinate has no exponent', () => {
    const v = { ...emptyVolume('c', 'circle'), points: [[0.0000001, -0.0000005]] as [number, number][], size: '1 km' };
    expect(JSON.stringify(toVolume(v))).not.toMatch(/\de-/);
    expect(fromVolume(toVolume(v)).points).toEqual(v.points);
  });

  test('hours by the Sun and rests are the same after a draft, and the Sun has a place where hours name it alone', () => {
    const form = emptyForm('en');
    const r = { ...emptyRule('1'), schedule: [{ days: ['mon'], from: 'sunset + 00:30', until: '06:00Z' }], except: [{ from: '2027-01-01T00:00Z', until: '2027-01-02T00:00Z' }], sun: [36.3, 33.5] as [number, number] };
    form.rules = [r, { ...r, clause: '2', schedule: [] }];
    const again = fromDraft(toDraft(form), (p) => p, (c) => c).rules;
    expect(again[0]).toEqual(r);
    expect([again[1]!.sun, solar(again[1]!.schedule)]).toEqual([undefined, false]);
    expect(lacks({ ...form, rules: [{ ...r, sun: undefined, except: [{ from: '', until: '' }] }] }).map((l) => l.path)).toEqual(expect.arrayContaining(['rules/0/sun', 'rules/0/except/0/from']));
  });

  test('areas', () => {
    const degree = areaOf({ ...emptyVolume('a'), polygons: [[[[0, 0], [1, 0], [1, 1], [0, 1]]]] })!;
    expect(degree / 1e6).toBeCloseTo(12_364, -1);
    expect(areaOf({ ...emptyVolume('c', 'circle'), points: [[0, 0]], size: '10 km' })! / 1e6).toBeCloseTo(314.16, 1);
    expect(areaOf({ ...emptyVolume('c', 'circle'), points: [[0, 0]], size: '' })).toBeUndefined();
  });

  test('what lacks', () => {
    const paths = (f: Form) => lacks(f).map((l) => l.path);
    const form = emptyForm('en');
    expect(paths(form)).toEqual(['map', 'kind', 'texts/en/title', 'texts/en/text']);
    form.status = 'pending';
    Object.assign(form, { kind: 'pause', consenting: ['belligerent'] });
    form.texts[0] = { lang: 'en', authentic: false, title: 'T', text: 't' };
    form.volumes = [{ ...emptyVolume('a'), typed: 'x' }, emptyVolume('a', 'circle')];
    form.rules = [{ clause: '1', forbids: [], parties: [], roles: [], volumes: ['b'], floor: '', ceiling: '', schedule: [{ days: [], from: '', until: '' }], except: [], purposes: [], exempt: [], groups: [] }];
    form.roles = [{ role: 'monitor', party: '', as: '' }];
    form.terms.renewal.on = true;
    expect(paths(form)).toEqual(['map/volumes/0/polygons', 'map/volumes/1/id', 'map/volumes/1/circle/centre', 'map/volumes/1/circle/radius', 'texts', 'rules/0/forbids', 'rules/0/schedule/0', 'rules/0/volumes', 'roles/0', 'consenting', 'terms/duration']);
  });

  test('nothing that is empty is said', () => {
    const form = emptyForm('en');
    form.status = 'pending';
    expect(toDraft(form)).toEqual({ title: '', kind: '', basis: 'agreed', texts: { en: { authentic: true, text: '' } }, map: 'pending' });
    form.terms.accession.on = form.terms.breach.on = true;
    form.terms.breach.release = true;
    expect(toDraft(form).terms).toEqual({ accession: 'allowed', breach: { release: true } });
  });
});

describe('what is drawn', () => {
  const name = (used: string[]) => `new-${used.length}`;
  const square = [[36, 35], [37, 35], [37, 36]] as [number, number][];
  const was = [{ ...emptyVolume('north'), polygons: [[square]], ceiling: 'FL100', windows: [{ from: 'a', until: 'b' }] }, { ...emptyVolume('pin', 'circle'), size: '2 km' }];

  test('moves one, and the others stay as they were', () => {
    const tools = toTools(was);
    expect(tools[1]).toEqual({ id: 'pin' });
    const moved = [{ ...tools[0]!, polygons: [[[[36, 35], [37, 35], [37, 36.5]]]] as [number, number][][][] }, tools[1]!];
    const next = fromTools(moved, was, name);
    expect(next[0]).toMatchObject({ id: 'north', ceiling: 'FL100', polygons: moved[0]!.polygons });
    expect(next[1]).toBe(was[1]);
  });

  test('adds one, also where the tools have lost a name', () => {
    const tools = toTools(was);
    const circle = { id: '', circle: { centre: [36, 35] as [number, number], radius: '1 km' } };
    const next = fromTools([{ ...tools[0]!, id: '' }, tools[1]!, circle], was, name);
    expect(next.map((v) => v.id)).toEqual(['north', 'pin', 'new-4']);
    expect(next[0]).toMatchObject({ ceiling: 'FL100', windows: [{ from: 'a', until: 'b' }] });
    expect(next[2]).toMatchObject({ shape: 'circle', size: '1 km' });
  });

  test('removes one', () => expect(fromTools([{ id: 'pin' }], was, name)).toEqual([was[1]]));
});
