import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../proof/bytes';
import { opened } from './statement';
import { variant } from './words';

const statements = JSON.parse(readFileSync(new URL('../../../testdata/vectors/statement/statements.json', import.meta.url), 'utf8')) as { type: string; payload: string }[];
const english = readFileSync(new URL('../i18n/en.ftl', import.meta.url), 'utf8');
const known = new Set([...english.matchAll(/^([a-z][\w-]*) =/gm)].map((m) => m[1]!));

/** Types that the registrar's own program signs, and nobody in a browser. */
const elsewhere = new Set(['log/genesis', 'log/rules', 'log/padding']);

describe('words', () => {
  it('say of every type what signing it means', () => {
    for (const v of statements) {
      expect(known.has(`type-${v.type.replaceAll('/', '-')}`), v.type).toBe(true);
      if (!elsewhere.has(v.type)) expect(known.has(`sign-${variant(opened(utf8(v.payload)))}`), v.type).toBe(true);
    }
    for (const stance of ['accept', 'accept-with-reservation', 'accept-with-condition', 'reject', 'undecided']) expect(known.has(`sign-position-take-${stance}`)).toBe(true);
    for (const more of ['arrangement-renew-renew', 'arrangement-renew-object', 'arrangement-publish-withdraw', 'key-enrol-recover', 'party-two-person-end', 'clarification-ask-blocking']) expect(known.has(`sign-${more}`)).toBe(true);
  });

  it('name every field that a body can have', () => {
    const told = new Set(['arrangement', 'revision', 'replaces', 'answers', 'to', 'stance', 'blocking', 'withdraw', 'decision']);
    for (const v of statements) {
      if (elsewhere.has(v.type)) continue;
      for (const field of Object.keys(opened(utf8(v.payload)).body)) expect(told.has(field) || known.has(`sign-field-${field}`), `${v.type}: ${field}`).toBe(true);
    }
  });
});
