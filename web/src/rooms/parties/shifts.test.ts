import { expect, test } from 'vitest';
import { readShifts } from './shifts';

test('shifts are read from a table', () => {
  expect(readShifts('from, until, post\n# nights\n2027-05-01T18:00Z, 2027-05-02T06:00Z, night-desk\n\n2027-05-02 08:00+02:00;2027-05-02T18:00Z;duty-officer\n')).toEqual({
    shifts: [
      { from: Date.UTC(2027, 4, 1, 18), until: Date.UTC(2027, 4, 2, 6), post: 'night-desk' },
      { from: Date.UTC(2027, 4, 2, 6), until: Date.UTC(2027, 4, 2, 18), post: 'duty-officer' },
    ],
  });
});

test('a line that can be read in two ways, or none, is named', () => {
  for (const line of ['2027-05-01T18:00, 2027-05-02T06:00, desk', '2027-05-02T06:00Z, 2027-05-01T18:00Z, desk', '2027-05-01T18:00Z, 2027-05-02T06:00Z', '1 May, 2 May, desk', 'a,b,c,d']) {
    expect(readShifts(`\n${line}`), line).toEqual({ wrong: 2 });
  }
});
