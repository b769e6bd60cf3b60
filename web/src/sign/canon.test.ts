import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unbase64 } from '../proof/bytes';
import { canonical, NotCanonical, read } from './canon';

interface Vector { name: string; text?: string; base64?: string; code?: string }
const vectors = JSON.parse(readFileSync(new URL('../../../testdata/vectors/statement/profile.json', import.meta.url), 'utf8')) as Vector[];

describe('the profile', () => {
  it.each(vectors.map((v) => [v.name, v] as const))('%s', (_, v) => {
    const source = v.base64 !== undefined ? unbase64(v.base64) : (v.text ?? '');
    let code: string | undefined;
    try {
      const value = read(source);
      expect(canonical(value)).toBe(v.text);
    } catch (e) {
      if (!(e instanceof NotCanonical)) throw e;
      code = e.code;
    }
    expect(code).toBe(v.code);
  });

  it('reads what it writes, and writes what it reads', () => {
    const name = fc.stringMatching(/^[a-z_]{1,12}$/);
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, fc.boolean(), fc.maxSafeInteger().map((n) => n + 0 || 0), fc.string({ unit: 'grapheme' }), fc.array(tie('value'), { maxLength: 6 }), fc.dictionary(name, tie('value'), { maxKeys: 8, noNullPrototype: true })),
    }));
    fc.assert(fc.property(value, (v) => {
      const written = canonical(v);
      expect(canonical(read(written))).toBe(written);
    }));
  });

  it('reads as JSON.parse does, or not at all', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 4 }), (source) => {
      let value;
      try { value = read(source); } catch { return; }
      expect(value).toEqual(JSON.parse(source));
      expect(canonical(value)).toBe(source);
    }), { numRuns: 500 });
  });

  it('writes nothing that the profile does not have', () => {
    for (const v of [1.5, NaN, -0, 2 ** 53, null, '\ud83d', { 'a b': 1 }, { a: 1, A: 2 }, [undefined]]) expect(() => canonical(v)).toThrow(NotCanonical);
    expect(canonical({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it('a member named __proto__ is a member', () => {
    const value = read('{"__proto__":{"x":1}}') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
  });
});
