import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, plain } from './markdown';

const words = (text: string) => parse(text).map((b) => (b.kind === 'item' ? `${b.marker} ` : '') + b.runs.map((r) => r.text).join(''));

test('clauses keep the numbers that they are cited by', () => {
  expect(words('Preamble\nof two lines.\n\n1. First,\n   on two lines.\n2. Second.\n  (a) Part.\n2(b) Other.\n- And\n')).toEqual([
    'Preamble of two lines.', '1. First, on two lines.', '2. Second.', '(a) Part.', '2(b) Other.', '- And']);
  expect(parse('1. A\n   - b')[1]).toMatchObject({ kind: 'item', marker: '-', depth: 1 });
});

test('a year that happens to begin a line is no clause', () => {
  expect(words('It was signed on 4 May\n2017. It holds.')).toEqual(['It was signed on 4 May 2017. It holds.']);
});

test('headings and emphasis', () => {
  expect(parse('## Title ##\n**must** and *may* and snake_case_word')).toEqual([
    { kind: 'heading', level: 2, runs: [{ text: 'Title' }] },
    { kind: 'paragraph', runs: [{ text: 'must', mark: 'strong' }, { text: ' and ' }, { text: 'may', mark: 'em' }, { text: ' and snake_case_word' }] },
  ]);
});

test('markup and links are text', () => {
  const hostile = '<img src=x onerror=alert(1)> [here](javascript:alert(1)) ![x](https://example.org/x.png)';
  expect(words(hostile)).toEqual([hostile]);
});

test('what is invisible is named', () => {
  expect(plain('a\u202eb')).toEqual([{ text: 'a' }, { text: 'U+202E', mark: 'odd' }, { text: 'b' }]);
  expect(plain('سلام\u200f')).toEqual([{ text: 'سلام\u200f' }]);
});

test('no letter is lost, whatever is written', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (s) => {
    const shown = words(s).join('').replace(/[\s#*_]/g, '');
    for (const c of s.replace(/[\s#*_]/g, '')) if (/[\p{L}\p{N}]/u.test(c)) expect(shown).toContain(c);
  }));
});

test.each(['*', '**', '_a', '1. ', '# ', '**a ', '\n', '[', 'x', '   ', '- - '])('a megabyte of %j takes no time', (s) => {
  const start = performance.now();
  parse(s.repeat(1_000_000 / s.length));
  expect(performance.now() - start).toBeLessThan(3000);
});
