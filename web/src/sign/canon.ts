/**
 * The JSON profile (docs/formats/profile.md): a value has one text, and a text is read in one way. What is signed is
 * written here; what was signed is read here, and anything but its one form is refused.
 */
import { text as decode, utf8, type Bytes } from '../proof/bytes';

export type Json = boolean | number | string | Json[] | { [name: string]: Json };

export const MAX_DOCUMENT = 512 << 10;
const MAX_DEPTH = 32;
const MAX_MEMBERS = 64;
const MAX_NAME = 64;
const MAX_INTEGER = Number.MAX_SAFE_INTEGER;

/** A text that the profile does not have; `code` says in which way, as the page of the profile names them. */
export class NotCanonical extends Error {
  constructor(readonly code: string, readonly at: number) {
    super(`The text is not in the profile: ${code}, at ${at}.`);
  }
}

const lone = /\p{Surrogate}/u; // half of a pair
const plainName = /^[!#-[\]-~]{1,64}$/;

/** The canonical text of a value. Members that are undefined are left out; what the profile can't hold throws. */
export function canonical(value: unknown, depth = 0): string {
  switch (typeof value) {
    case 'boolean': return String(value);
    case 'string':
      if (lone.test(value)) throw new NotCanonical('surrogate', 0);
      return JSON.stringify(value);
    case 'number':
      if (!Number.isInteger(value)) throw new NotCanonical('float', 0);
      if (Math.abs(value) > MAX_INTEGER) throw new NotCanonical('big-integer', 0);
      if (Object.is(value, -0)) throw new NotCanonical('negative-zero', 0);
      return String(value);
    case 'object': {
      if (value === null) throw new NotCanonical('null', 0);
      if (depth === MAX_DEPTH) throw new NotCanonical('depth', 0);
      if (Array.isArray(value)) return '[' + value.map((v) => canonical(v, depth + 1)).join(',') + ']';
      const members = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
      if (members.length > MAX_MEMBERS) throw new NotCanonical('limit', 0);
      const folded = new Set(members.map(([name]) => name.toLowerCase()));
      if (folded.size < members.length) throw new NotCanonical('duplicate-key', 0);
      return '{' + members.map(([name, v]) => {
        if (!plainName.test(name)) throw new NotCanonical('key', 0);
        return JSON.stringify(name) + ':' + canonical(v, depth + 1);
      }).join(',') + '}';
    }
    default: throw new NotCanonical('syntax', 0);
  }
}

/** Reads a text that must be its own canonical form. */
export function read(bytes: Bytes | string, limit = MAX_DOCUMENT): Json {
  let source: string;
  const length = typeof bytes === 'string' ? utf8(bytes).length : bytes.length;
  if (length > limit) throw new NotCanonical('limit', limit);
  try {
    source = typeof bytes === 'string' ? bytes : decode(bytes);
  } catch {
    throw new NotCanonical('not-utf8', 0);
  }
  return new Reader(source).document();
}

/** Walks a text once, in characters. */
class Reader {
  private i = 0;
  constructor(private readonly s: string) {}

  document(): Json {
    const value = this.value(0);
    this.blank();
    if (this.i !== this.s.length) this.refuse('syntax');
    return value;
  }

  private refuse(code: string): never {
    throw new NotCanonical(code, this.i);
  }

  private blank(): void {
    if (/[ \t\n\r]/.test(this.s.charAt(this.i))) this.refuse('not-canonical');
  }

  private peek(): string {
    this.blank();
    if (this.i >= this.s.length) this.refuse('syntax');
    return this.s.charAt(this.i);
  }

  private value(depth: number): Json {
    const c = this.peek();
    if (c === '{' || c === '[') {
      if (depth === MAX_DEPTH) this.refuse('depth');
      return c === '{' ? this.object(depth + 1) : this.array(depth + 1);
    }
    if (c === '"') return this.string();
    if (c === '-' || (c >= '0' && c <= '9')) return this.number();
    for (const [word, value] of [['true', true], ['false', false]] as const) {
      if (this.s.startsWith(word, this.i)) {
        this.i += word.length;
        return value;
      }
    }
    return this.refuse(this.s.startsWith('null', this.i) ? 'null' : 'syntax');
  }

  private array(depth: number): Json[] {
    const out: Json[] = [];
    this.i++;
    if (this.peek() !== ']') {
      for (;;) {
        out.push(this.value(depth));
        const c = this.peek();
        if (c === ']') break;
        if (c !== ',') this.refuse('syntax');
        this.i++;
      }
    }
    this.i++;
    return out;
  }

  private object(depth: number): { [name: string]: Json } {
    const out: { [name: string]: Json } = Object.create(null) as { [name: string]: Json };
    const seen = new Set<string>();
    let last = '';
    this.i++;
    if (this.peek() !== '}') {
      for (;;) {
        const name = this.name(seen, last);
        if (this.peek() !== ':') this.refuse('syntax');
        this.i++;
        out[name] = this.value(depth);
        last = name;
        const c = this.peek();
        if (c === '}') break;
        if (c !== ',') this.refuse('syntax');
        this.i++;
        if (seen.size === MAX_MEMBERS) this.refuse('limit');
      }
    }
    this.i++;
    return out;
  }

  /** A member's name: visible ASCII, no other of its spelling before it, and in ascending order. */
  private name(seen: Set<string>, last: string): string {
    if (this.peek() !== '"') this.refuse('syntax');
    const from = this.i;
    const name = this.string();
    const end = this.i;
    this.i = from;
    const raw = this.s.slice(from + 1, end - 1);
    if (raw.length === 0 || raw.length > MAX_NAME || !plainName.test(raw)) this.refuse('key');
    if (seen.has(name.toLowerCase())) this.refuse('duplicate-key');
    if (seen.size > 0 && name < last) this.refuse('not-canonical');
    seen.add(name.toLowerCase());
    this.i = end;
    return name;
  }

  /** A string in its shortest spelling. */
  private string(): string {
    const from = this.i;
    let end = from + 1;
    while (end < this.s.length && this.s[end] !== '"') end += this.s[end] === '\\' ? 2 : 1;
    const raw = this.s.slice(from, end + 1);
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      return this.refuse('syntax');
    }
    if (typeof value !== 'string' || end >= this.s.length) return this.refuse('syntax');
    if (lone.test(value)) this.refuse('surrogate');
    if (JSON.stringify(value) !== raw) this.refuse('not-canonical');
    this.i = end + 1;
    return value;
  }

  private number(): number {
    const [raw, minus, digits, rest] = /^(-?)([0-9]*)([.eE]?)/.exec(this.s.slice(this.i, this.i + 400)) ?? ['', '', '', ''];
    if (digits === '') this.refuse('syntax');
    if (rest) this.refuse('float');
    if (digits!.length > 1 && digits!.startsWith('0')) this.refuse('leading-zero');
    if (minus && digits === '0') this.refuse('negative-zero');
    const n = Number(raw);
    if (digits!.length > 16 || Math.abs(n) > MAX_INTEGER) this.refuse('big-integer');
    this.i += raw.length;
    return n;
  }
}
