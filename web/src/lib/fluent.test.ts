import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patterns } from '../../build/fluent';
import { Bundle, type Value, type Words } from './fluent';

const folder = join(import.meta.dirname, '../i18n');

function both(source: string, locale: string) {
  const theirs = new FluentBundle(locale);
  const errors = theirs.addResource(new FluentResource(source));
  expect(errors).toEqual([]);
  const ours = new Bundle(locale);
  ours.add(JSON.parse(JSON.stringify(patterns(source))) as Words); // as it is built into the page
  return {
    ours: (id: string, given?: Record<string, Value>) => ours.say(id, given),
    theirs: (id: string, given?: Record<string, Value>) => {
      const value = theirs.getMessage(id)?.value;
      return value == null ? undefined : theirs.formatPattern(value, given, []);
    },
  };
}

test('every message of every language reads as the library reads it', () => {
  let said = 0;
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.ftl'))) {
    const code = file.slice(0, -4);
    const source = readFileSync(join(folder, file), 'utf8');
    const { ours, theirs } = both(source, code === 'en' ? 'en-GB' : `${code}-u-ca-gregory-nu-latn`);
    const variables = [...new Set([...source.matchAll(/\$([a-z][\w-]*)/gi)].map((m) => m[1]!))];
    for (const id of [...source.matchAll(/^([a-z][\w-]*) *=/gim)].map((m) => m[1]!)) {
      for (const value of [0, 1, 2, 3, 5, 11, 21, 100, 1234567.25, 'two', '', 'عشرة']) {
        const given = Object.fromEntries(variables.map((v) => [v, value]));
        expect([id, ours(id, given)]).toEqual([id, theirs(id, given)]);
        said++;
      }
      expect([id, ours(id)]).toEqual([id, theirs(id)]);
    }
  }
  expect(said).toBeGreaterThan(1000);
}, 60_000); // some twenty thousand sentences, on machines that others use too

test('what Fluent can say, the page can', () => {
  const source = `
-brand = { $case ->
    [genitive] Parleys
   *[nominative] Parley
  }
    .gender = neuter
plain = Plain text
value = { $n }
two = { $a } and { $b }
exact = { $n ->
    [0] none
    [one] { $n } thing
    [2.0] a pair
   *[other] { $n } things
  }
word = { $who ->
    [us] ours
   *[them] theirs
  }
nested = { $n ->
    [one] { word } { "{" }1{ "}" }
   *[other] { -brand(case: "genitive") } { -brand } { $missing }
  }
ofTerm = { -brand.gender ->
    [neuter] it
   *[other] they
  }
number = { 3.50 } of { 4 }
none = { unknown } { -unknown }
attribute = { with.attribute } at { with }
with = With
    .attribute = an attribute { $n }
`;
  const { ours, theirs } = both(source, 'en-GB');
  for (const id of ['plain', 'value', 'two', 'exact', 'word', 'nested', 'ofTerm', 'number', 'none', 'attribute', 'with', 'absent']) {
    fc.assert(fc.property(fc.record({ n: fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.string()), a: fc.string(), b: fc.integer(), who: fc.constantFrom('us', 'them', 'others') }, { requiredKeys: [] }), (given) => {
      const g = given as Record<string, Value>;
      expect(ours(id, g)).toBe(theirs(id, g));
    }));
  }
  expect(ours('two', { a: 'x', b: 1000 })).toBe('\u2068x\u2069 and \u20681,000\u2069');
});
