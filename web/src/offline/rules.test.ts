import { expect, test } from 'vitest';
import { outdated, way } from './rules';

const origin = 'https://parley.example';
const id = 'ab'.repeat(32);
const of = (path: string, method = 'GET', mode = 'cors') => way({ method, mode, url: origin + path }, origin);

test('answers that a screen was made of are kept', () => {
  for (const path of ['/v1/situation', '/v1/situation/map', `/v1/arrangements/${id}`, `/v1/arrangements/${id}/talk`, `/v1/arrangements/${id}/diff?from=${id}&to=${id}`,
    `/v1/arrangements/${id}/revisions/${id}`, `/v1/arrangements/${id}/revisions/${id}/draft`, '/v1/parties', `/v1/parties/${id}/posts`, '/v1/ledger']) expect([path, of(path)]).toEqual([path, 'answer']);
});

test('what is sealed, signed, secret or of another time is not', () => {
  for (const path of [`/v1/statements/${id}`, `/v1/statements/${id}/sealed?key=${id}`, '/v1/entries/3', `/v1/arrangements/${id}/revisions/${id}/annexes`, '/v1/exercise/keys', '/v1/sealed/export',
    '/v1/access?since=0', '/v1/bundle', '/v1/events?from=3', '/v1/session', '/v1/sessions', '/v1/login/challenge?key=x', '/v1/refusals', '/v1/invitations', '/v1/prev', '/v1/receipts/x',
    '/v1/situation?at=2017-05-06T00:00:00Z', `/v1/arrangements/${id}?at=1`, '/log/checkpoint', '/v1/situationx', `/v1/arrangements/${id}/talk/x`]) expect([path, of(path)]).toEqual([path, 'pass']);
});

test('nothing that is sent is kept or held back', () => {
  for (const path of ['/v1/statements', '/v1/admit', '/v1/drafts', '/v1/check', '/v1/situation']) expect([path, of(path, 'POST')]).toEqual([path, 'pass']);
});

test('who logs in or out has what was kept forgotten', () => {
  expect(of('/v1/login', 'POST')).toBe('session');
  expect(of('/v1/session', 'DELETE')).toBe('session');
});

test('the page and its files', () => {
  expect(of('/', 'GET', 'navigate')).toBe('page');
  expect(of('/?lang=ar', 'GET', 'navigate')).toBe('page');
  expect(of('/v1/openapi.json', 'GET', 'navigate')).toBe('pass');
  expect(of('/assets/x-1.js')).toBe('file');
  expect(of('/tiles/world/3/4/5')).toBe('tile');
  expect(way({ method: 'GET', mode: 'cors', url: 'https://elsewhere.example/assets/x.js' }, origin)).toBe('pass');
});

test('the page before this one stays while it may be open', () => {
  expect(outdated(['page-a', 'answers', 'page-b', 'page-c'], 'page-c')).toEqual(['page-a']);
  expect(outdated(['page-c', 'tiles'], 'page-c')).toEqual([]);
});
