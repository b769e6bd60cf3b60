import { expect, test } from 'vitest';
import { href, parse } from './route.svelte';

const secret = 'AQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const ledger = '01020304050607ab'.repeat(4);

test('an invitation’s link leads to its room', () => {
  expect(parse(`#${secret}.${ledger}`).path).toEqual(['invitation', `${secret}.${ledger}`]);
  expect(parse(`#/invitation/${secret}.${ledger}`).path).toEqual(['invitation', `${secret}.${ledger}`]);
  for (const other of [`#${secret}.${ledger}0`, `#${secret}`, `#${secret}.${ledger.toUpperCase()}`, `#x${secret}.${ledger}`]) expect(parse(other).path[0]).not.toBe('invitation');
});

test('paths and queries are read as they were written', () => {
  const r = parse(href(['arrangements', 'a/b?c'], { at: '2017-05-06T00:00Z', none: undefined }));
  expect(r.path).toEqual(['arrangements', 'a/b?c']);
  expect([...r.query]).toEqual([['at', '2017-05-06T00:00Z']]);
  expect(parse('').path).toEqual([]);
  expect(parse('#/%').path).toEqual(['%']);
});
