import { expect, test } from 'vitest';
import { lastOnes, misfit } from './ends';
import type { KeyStatus } from './shapes';

const key = (id: string, post: string, powers: string[], more: Partial<KeyStatus> = {}): KeyStatus =>
  ({ id, key: { alg: 'ed25519', public: '', use: 'sign', post, powers }, party: 'p', from: 1, ...more });

test('a party keeps a key that administers', () => {
  const a = key('a', 'chief', ['administer', 'consent']);
  const b = key('b', 'legal', ['administer']);
  const reads = key('r', 'desk', ['administer'], { key: { alg: 'ed25519', public: '', use: 'login', post: 'desk' } });
  expect(lastOnes([a], 'a')).toEqual([]);
  expect(lastOnes([a, key('c', 'desk', ['consent']), reads, key('g', 'old', ['administer'], { until: 5 })], 'a')).toEqual([]);
  expect(lastOnes([a, b], 'a')).toEqual(['legal']);
  expect(lastOnes([a, b, key('d', 'legal', ['administer'])], 'a')).toEqual(['legal']);
});

test('a key is replaced by one of its post with its powers', () => {
  expect(misfit({ post: 'chief', powers: ['administer', 'consent'] }, { post: 'chief', powers: ['consent'] })).toBeUndefined();
  expect(misfit({ post: 'desk', powers: ['consent'] }, { post: 'chief', powers: ['consent'] })).toBe('post');
  expect(misfit({ post: 'chief', powers: ['table'] }, { post: 'chief', powers: ['consent'] })).toBe('powers');
});
