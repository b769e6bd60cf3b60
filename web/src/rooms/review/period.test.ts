import { expect, test } from 'vitest';
import { before, shift } from './period';

const at = (s: string) => Date.parse(s);

test('months are cut to the end of the month, as the ledger does', () => {
  expect(shift(at('2027-01-31T12:00Z'), { months: 1 }, 1)).toBe(at('2027-02-28T12:00Z'));
  expect(before(at('2028-03-31T00:00Z'), { months: 1 })).toBe(at('2028-02-29T00:00Z'));
  expect(before(at('2027-01-15T00:00Z'), { months: 14, days: 1, hours: 2 })).toBe(at('2025-11-13T22:00Z'));
});

test('no period is no time', () => {
  expect(before(5, undefined)).toBe(5);
});
