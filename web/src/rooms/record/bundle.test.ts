import { expect, test } from 'vitest';
import { complete, sizeOf } from './bundle';

const b = (s: string) => new TextEncoder().encode(s);
const whole = '{"header":{"bundle":1,"size":3}}\n{"entry":{}}\n{"trailer":"x\\n"}\n';

test('a bundle is whole by its trailer alone', () => {
  for (let cut = 1; cut < whole.length; cut++) {
    expect(complete([b(whole.slice(0, cut))]), String(cut)).toBe(false);
    expect(complete([b(whole.slice(0, cut)), b(whole.slice(cut))]), String(cut)).toBe(true);
  }
});

test('it says how many entries come', () => {
  expect(sizeOf([b(whole)])).toBe(3);
  expect(sizeOf([b(whole.slice(0, 10)), b(whole.slice(10))])).toBe(3);
  expect(sizeOf([b(whole.slice(0, 20))])).toBe(0);
});
