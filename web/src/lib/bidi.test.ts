import { expect, test } from 'vitest';
import { looks, suspicious, visible } from './bidi';

test('honest names in many languages are not suspected', () => {
  for (const name of [
    'Syrian Arab Republic', 'الجمهورية العربية السورية', 'Российская Федерация', 'République française', 'España', '中华人民共和国', 'Ελλάδα',
    'Côte d’Ivoire', 'نیروی هوایی می‌خواهد', 'Zone B-52 «Север»', 'منطقة\u200f (A)', 'ישראל', 'Հայաստան', '日本のゾーンABC', '❤️ Relief', 'Việt Nam', 'a\u0301', 'हिन्दी', 'क्‍ष',
  ]) expect([name, suspicious(name)]).toEqual([name, undefined]);
});

test('names that look like another are', () => {
  expect(suspicious('Ѕyrian Arab Republic')).toBe('mixed'); // Cyrillic Dze
  expect(suspicious('Turkеy')).toBe('mixed');
  expect(suspicious('Red сосоа Army')).toBe('alike'); // a word of Cyrillic letters alone, among Latin ones
  expect(suspicious('safe\u202ezone')).toBe('hidden');
  expect(suspicious('safe\u200bzone')).toBe('hidden');
  expect(suspicious('Syria\u200d')).toBe('hidden');
  expect(suspicious('Syria\u00ad')).toBe('hidden');
  expect(suspicious('tag\u{e0041}')).toBe('hidden');
  expect(suspicious('\u2067Syria')).toBe('hidden');
  expect(suspicious('Sy\u0000ria')).toBe('hidden');
  expect(suspicious('z\u0300\u0301\u0302\u0303\u0304\u0305')).toBe('stacked');
});

test('what is hidden is shown', () => {
  expect(visible('abc\u202edef')).toBe('abc⟨U+202E⟩def');
  expect(visible('Syria\u200d')).toBe('Syria⟨U+200D⟩');
  expect(visible('می‌خواهد')).toBe('می‌خواهد');
});

test('names of one look are known as such', () => {
  expect(looks('Ѕуrіа')).toBe(looks('Syria'));
  expect(looks('SYRIA ')).toBe(looks('Syria'));
  expect(looks('Sy\u200bria')).toBe(looks('Syria'));
  expect(looks('Syria')).not.toBe(looks('Serbia'));
});
