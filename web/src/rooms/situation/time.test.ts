import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mark } from '../../rooms';
import { read, written } from '../../lib/instant';
import { inAddress, neighbour, share, snapped, spanOf, stretches, ticksOf } from './time';

const day = 86_400_000;
const mark = (at: number, kind = 'tabled'): Mark => ({ at, kind, arrangement: 'a' });
const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0) });

test('what is looked at is within what is shown, in every stretch', () => {
  fc.assert(fc.property(instants, instants, fc.array(instants, { maxLength: 20 }), fc.constantFrom(...stretches), (at, now, marks, s) => {
    const span = spanOf(s.id, at, marks.map((m) => mark(m)), now);
    expect(span.from).toBeLessThan(at);
    expect(span.until).toBeGreaterThan(at);
    expect(Math.abs(span.from % span.step)).toBe(0);
    if (s.id === 'all') for (const m of [...marks, now]) expect(Math.abs(share(m, span) - 0.5)).toBeLessThanOrEqual(0.5);
  }));
});

test('marks that would stand on one another are one, and none is lost', () => {
  fc.assert(fc.property(fc.array(instants, { minLength: 1, maxLength: 400 }), (all) => {
    const marks = all.map((m) => mark(m));
    const span = spanOf('all', all[0]!, marks, all[0]!);
    const ticks = ticksOf(marks, span);
    expect(ticks.reduce((n, t) => n + t.count, 0)).toBe(all.length);
    expect(ticks.length).toBeLessThanOrEqual(73);
  }));
});

test('of marks at one place the most pressing is seen', () => {
  const span = { from: 0, until: 100 * day, step: day };
  const at = (kind: string): Mark => ({ at: 50 * day, kind });
  expect(ticksOf([at('tabled'), at('due'), at('starts')], span)).toMatchObject([{ kind: 'due', count: 3 }]);
  expect(ticksOf([at('ends'), at('tabled')], span)).toMatchObject([{ kind: 'ends', count: 2 }]);
});

test('from mark to mark, and no further', () => {
  const marks = [mark(10), mark(30), mark(20)];
  expect(neighbour(marks, 10, true)).toBe(20);
  expect(neighbour(marks, 15, false)).toBe(10);
  expect(neighbour(marks, 30, true)).toBeUndefined();
  expect(neighbour(marks, 10, false)).toBeUndefined();
});

test('a pointer near a mark means it', () => {
  const span = { from: 0, until: 100 * day, step: day };
  expect(snapped(50.4 * day, [mark(50 * day)], span)).toBe(50 * day);
  expect(snapped(52 * day, [mark(50 * day)], span)).toBe(52 * day);
});

test('an instant is written and read in UTC', () => {
  const at = Date.UTC(2017, 4, 6, 21, 0);
  expect(written(at)).toBe('2017-05-06 21:00');
  for (const text of ['2017-05-06 21:00', ' 2017-5-6 21:00 ', '2017-05-06T21:00Z', '2017-05-06T21:00:00Z', '2017-05-06 2100 UTC', '062100ZMAY17', '062100z may 2017']) expect([text, read(text)]).toEqual([text, at]);
  expect(read('2017-05-06')).toBe(Date.UTC(2017, 4, 6));
  for (const text of ['', 'yesterday', '2017-02-30', '2017-13-01', '2017-05-06 25:00', '2017-05-06 21:60', '06/05/2017', '062100AMAY17', '062100ZMAI17', '1817-05-06', '2017-05-06T21:00+03:00']) {
    expect([text, read(text)]).toEqual([text, undefined]);
  }
  fc.assert(fc.property(fc.integer({ min: 0, max: 68_000_000 }), (minutes) => { expect(read(written(minutes * 60_000))).toBe(minutes * 60_000); }));
  fc.assert(fc.property(instants, (t) => { expect(Date.parse(inAddress(t))).toBe(t); }));
  expect(inAddress(at)).toBe('2017-05-06T21:00Z');
});
