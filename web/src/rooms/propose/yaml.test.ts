import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../lib/draft';
import { bring } from './bring';
import { fromDraft, toDraft } from './form';
import { readDraft, readYaml, Unreadable, writeDraft } from './yaml';

const root = new URL('../../../../', import.meta.url);
const file = (name: string) => readFileSync(new URL(name, root), 'utf8');

describe('reading', () => {
  test('the template', () => {
    const d = readDraft(file('draft/template.yaml'));
    expect(d.kind).toBe('hospital-zone');
    expect(d.texts.en?.text).toBe('# Hospital zone of Exampleville\n\n1. In the zone there shall be no strike, and no heavy weapon.\n2. Military flights keep above 3000 feet over the sea.\n');
    expect(d.texts.fr?.title).toBe("Zone sanitaire d'Exampleville");
    expect(d.map).toMatchObject({ status: 'final', accuracy: '50 m', volumes: [{ id: 'hospital', circle: { centre: [10.1234567, 45.5], radius: '2 km' } }, { id: 'road' }, { id: 'flight', ceiling: '3000 ft amsl' }] });
    expect(d.roles).toEqual({ 'territorial-state': ['alpha'], belligerent: ['alpha', 'beta'], monitor: [{ party: 'monitor', as: 'Joint Commission' }] });
    expect(d.rules?.[1]).toMatchObject({ clause: '2', schedule: [{ days: 'mon-fri', from: '06:00Z', until: '20:00Z' }], exempt: { purposes: ['medevac', 'search-and-rescue'] } });
    expect(d.terms).toMatchObject({ effective: { at: '2027-01-01T00:00 Europe/Rome' }, renewal: { most: 4 }, accession: 'allowed', breach: { cure: '5 days', release: true } });
  });

  test.each([
    ['a: b\nc:\n- 1\n- x: y\n  z: "q\\n\\u00e9"\n- - 2\n', { a: 'b', c: [1, { x: 'y', z: 'q\né' }, [2]] }],
    ['a: one\n  two # three\nb: >-\n  x\n  y\n\n  z\nc: |+\n  t\n\nd: ~\n', { a: 'one two', b: 'x y\nz', c: 't\n\n', d: null }],
    ['{"a": [1.5, -2], "b": {"c": "d: e"}}', { a: [1.5, -2], b: { c: 'd: e' } }],
    ["a: 'it''s'\nb: http://x:1/#y\nc: [a b, \"c\",\n  d]\n", { a: "it's", b: 'http://x:1/#y', c: ['a b', 'c', 'd'] }],
    ['# only\n', null],
  ])('%j', (text, value) => expect(readYaml(text)).toEqual(value));

  test.each(['a: &x 1\nb: *x\n', 'a: !!int 1\n', 'a: 1\na: 2\n', 'a: 1\n---\nb: 2\n', 'a: [1, 2\n', 'a: "x\n', 'a: b: c\n', '  a: 1\nb: 2\n', '<<: {a: 1}\n', '[1] x', '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]'])('refuses %j', (text) =>
    expect(() => readYaml(text)).toThrow(Unreadable));

  test('names the line', () => {
    try { readYaml('a: 1\nb: 2\nc: &x 3\n'); expect.unreachable(); } catch (e) { expect((e as Unreadable).line).toBe(3); }
  });

  test('never anything but a value or a refusal', () => {
    fc.assert(fc.property(fc.stringMatching(/^[-a: \n"'[\]{},#|>&*!0.~\\]{0,60}$/), (s) => {
      try { readYaml(s); } catch (e) { expect(e).toBeInstanceOf(Unreadable); }
    }), { numRuns: 2000 });
  });
});

describe('writing', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.stringMatching(/^[a-z:#\n "'-]{1,40}$/), fc.constantFrom('true', '1', '06:00Z', '2.5', '- x', 'a: b', '\n', ' a\nb', 'a \nb\n', 'a\n\n', 'a\n\nb\n', '\t\n'));
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    v: fc.oneof({ depthSize: 'small' }, text, fc.integer(), fc.boolean(), fc.array(tie('v'), { maxLength: 4 }), fc.dictionary(text.filter((k) => k !== '__proto__' && k !== '<<'), tie('v'), { maxKeys: 4, noNullPrototype: true })),
  })).v;

  test('what is written is read again', () => {
    fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { minKeys: 1, maxKeys: 5, noNullPrototype: true }), (o) => {
      expect(readYaml(writeDraft(o as unknown as Draft))).toEqual(JSON.parse(JSON.stringify(o)));
    }), { numRuns: 1000 });
  });

  test('the template, through the form', () => {
    const once = toDraft(fromDraft(readDraft(file('draft/template.yaml')), (s) => s));
    expect(readDraft(writeDraft(once))).toEqual(once);
    expect(toDraft(fromDraft(readDraft(writeDraft(once)), (s) => s))).toEqual(once);
  });
});

describe('a file', () => {
  const same = (s: string) => s;

  test('the map’s defaults are every volume’s', () => {
    const { form, strange } = bring(file('draft/template.yaml'), same);
    expect(strange).toEqual([]);
    expect(form.volumes.map((v) => [v.id, v.accuracy, v.edges, v.ceiling])).toEqual([['hospital', '50 m', '', ''], ['road', '50 m', '', ''], ['flight', '50 m', 'straight', '3000 ft amsl']]);
  });

  test('what is not taken is named', () => {
    const { form, strange, left } = bring(`
title: T
colour: red
texts: {en: {authentic: true, file: text.en.md}, fr: {text: x, tone: y}}
map:
  status: final
  accuracy: 1 km
  geojson: {type: FeatureCollection, features: [
    {type: Feature, properties: {id: a}, geometry: {type: Polygon, coordinates: [[[1, 1], [2, 1], [2, 2], [1, 1]]]}},
    {type: Feature, properties: {id: b}, geometry: {type: Point, coordinates: [1, 1]}}]}
  volumes:
    - {id: a, ceiling: FL100}
    - {id: c, circle: {centre: [1, 1], radius: 1 km, centre_of: x}}
terms: {renewal: {mode: tacit, ofen: 2}}
private: [{label: p, file: p.part, parties: [x]}]
`, same);
    expect(strange).toEqual(['colour', 'texts/en/file', 'texts/fr/tone', 'map/volumes/1/circle/centre_of', 'terms/renewal/ofen', 'private/0/file']);
    expect(left.map((l) => l.name)).toEqual(['b']);
    expect(form.volumes.map((v) => [v.id, v.accuracy, v.ceiling])).toEqual([['a', '1 km', 'FL100'], ['c', '1 km', '']]);
  });

  test.each(['pause', 'no-fly', 'corridor', 'strip', 'hospital', 'south'])('%s is the same after the form', (name) => {
    const { form, strange } = bring(file(`testdata/demo/${name}.yaml`), same);
    expect(strange).toEqual([]);
    expect(bring(writeDraft(toDraft(form)), same).form).toEqual(form);
  });
});
