/**
 * Drafts in files: YAML as docs/formats/draft.md writes it, of which JSON is a part. One document, without anchors, tags
 * and merge keys; what is outside of that is refused with its line.
 */
import type { Draft } from '../../lib/draft';

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

/** What stands in a line can't be read. */
export class Unreadable extends Error {
  constructor(readonly line: number, readonly found: string) {
    super(`${line}: ${found}`);
  }
}

const MAX_DEPTH = 32;

export function readYaml(source: string): Value {
  return new Reader(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).document();
}

export function readDraft(source: string): Draft {
  const value = readYaml(source);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(1, source.slice(0, 40));
  return value as unknown as Draft;
}

class Reader {
  #at = 0;
  #depth = 0;
  constructor(readonly s: string) {}

  document(): Value {
    this.#blank();
    if (this.s.startsWith('---', this.#at) && /\s/.test(this.s[this.#at + 3] ?? '\n')) {
      this.#at += 3;
      this.#blank();
    }
    if (this.#end()) return null;
    const value = this.#block(this.#column());
    this.#blank();
    if (this.s.startsWith('...', this.#at)) this.#at = this.s.length;
    if (!this.#end()) this.#fail();
    return value;
  }

  #end(): boolean { return this.#at >= this.s.length; }
  #here(): string { return this.s[this.#at] ?? ''; }
  #column(): number { return this.#at - (this.s.lastIndexOf('\n', this.#at - 1) + 1); }

  #fail(at = this.#at): never {
    const line = this.s.slice(0, at).split('\n').length;
    throw new Unreadable(line, this.s.slice(this.s.lastIndexOf('\n', at - 1) + 1).split('\n')[0]!.trim().slice(0, 80));
  }

  /** Past spaces and a comment, on this line. */
  #gap(): void {
    while (this.#here() === ' ' || this.#here() === '\t') this.#at++;
    if (this.#here() === '#' && (this.#at === 0 || /\s/.test(this.s[this.#at - 1]!))) while (!this.#end() && this.#here() !== '\n') this.#at++;
  }

  /** Past everything that says nothing, over lines. */
  #blank(): void {
    for (;;) {
      this.#gap();
      if (this.#here() !== '\n') return;
      this.#at++;
    }
  }

  #dash(): boolean { return this.#here() === '-' && /^(?:[ \n]|$)/.test(this.s[this.#at + 1] ?? ''); }

  /** The key that stands here, with the place behind its colon. */
  #key(): { key: string; next: number } | undefined {
    const start = this.#at;
    const c = this.#here();
    if (c === '"' || c === "'") {
      const key = this.#quoted();
      const m = /^ *:(?=[ \n]|$)/.exec(this.s.slice(this.#at, this.#at + 80));
      const next = this.#at + (m?.[0].length ?? 0);
      this.#at = start;
      return m ? { key, next } : undefined;
    }
    if ('[{&*!|>%@`#,]}?'.includes(c)) return undefined;
    const line = this.s.slice(start).split('\n', 1)[0]!;
    const m = /^([^\s:#][^:#]*?(?::(?![ \n]|$)[^:#]*?)*) *:(?= |$)/.exec(line);
    return m ? { key: m[1]!, next: start + m[0].length } : undefined;
  }

  #block(column: number): Value {
    if (++this.#depth > MAX_DEPTH) this.#fail();
    const value = this.#dash() ? this.#sequence(column) : this.#key() ? this.#mapping(column) : this.#inline(column - 1);
    this.#depth--;
    return value;
  }

  #mapping(column: number): Value {
    const out: { [key: string]: Value } = Object.create(null) as { [key: string]: Value };
    for (;;) {
      const found = this.#key();
      if (!found || this.#dash()) this.#fail();
      if (found.key in out || found.key === '<<' || found.key === '__proto__') this.#fail();
      this.#at = found.next;
      out[found.key] = this.#value(column, true);
      this.#blank();
      if (this.#end() || this.#column() < column || this.s.startsWith('...', this.#at)) return { ...out };
      if (this.#column() > column) this.#fail();
    }
  }

  #sequence(column: number): Value {
    const out: Value[] = [];
    while (!this.#end() && this.#column() === column && this.#dash()) {
      this.#at++;
      out.push(this.#value(column, false));
      this.#blank();
    }
    if (!this.#end() && this.#column() > column) this.#fail();
    return out;
  }

  /** What follows a key's colon or a dash: on this line, or deeper on the next. */
  #value(column: number, ofKey: boolean): Value {
    this.#gap();
    if (this.#here() === '\n' || this.#end()) {
      this.#blank();
      if (this.#end()) return null;
      const deeper = this.#column();
      if (deeper > column) return this.#block(deeper);
      return ofKey && deeper === column && this.#dash() ? this.#sequence(column) : null;
    }
    if (!ofKey && (this.#dash() || this.#key())) return this.#block(this.#column());
    return this.#inline(column);
  }

  /** A scalar or a flow collection; what belongs to it stands deeper than `column`. */
  #inline(column: number): Value {
    const c = this.#here();
    if (c === '|' || c === '>') return this.#literal(column);
    if (c === '[' || c === '{') {
      const value = this.#flow();
      this.#lineEnd();
      return value;
    }
    if (c === '"' || c === "'") {
      const value = this.#quoted();
      this.#lineEnd();
      return value;
    }
    return this.#plain(column);
  }

  #lineEnd(): void {
    this.#gap();
    if (!this.#end() && this.#here() !== '\n') this.#fail();
  }

  #plain(column: number): Value {
    if ('&*!%@`,]}'.includes(this.#here())) this.#fail();
    const words: string[] = [];
    for (;;) {
      const start = this.#at;
      while (!this.#end() && this.#here() !== '\n' && !(this.#here() === '#' && this.#at > start && /\s/.test(this.s[this.#at - 1]!))) this.#at++;
      const text = this.s.slice(start, this.#at).trim();
      if (/: |:$/.test(text)) this.#fail(start);
      words.push(text);
      this.#gap();
      const mark = this.#at;
      this.#blank();
      if (this.#end() || this.#column() <= column || this.s.slice(mark, this.#at).includes('#')) {
        this.#at = mark;
        return words.length > 1 ? words.join(' ') : scalar(text);
      }
    }
  }

  #quoted(): string {
    const quote = this.#here();
    const start = this.#at++;
    let out = '';
    for (;;) {
      if (this.#end()) this.#fail(start);
      const c = this.s[this.#at++]!;
      if (c === quote && quote === "'" && this.#here() === "'") {
        out += "'";
        this.#at++;
      } else if (c === quote) {
        return out;
      } else if (c === '\\' && quote === '"') {
        out += this.#escape();
      } else if (c === '\n') {
        const rest = /^[ \t\n]*/.exec(this.s.slice(this.#at))![0];
        this.#at += rest.length;
        const lines = rest.split('\n').length - 1;
        out = out.replace(/[ \t]+$/, '') + (lines > 0 ? '\n'.repeat(lines) : ' ');
      } else {
        out += c;
      }
    }
  }

  #escape(): string {
    const c = this.s[this.#at++] ?? '';
    const simple: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0', '"': '"', '\\': '\\', '/': '/', ' ': ' ', e: '\x1b', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' };
    if (c in simple) return simple[c]!;
    const length = { x: 2, u: 4, U: 8 }[c];
    const digits = this.s.slice(this.#at, this.#at + (length ?? 0));
    if (!length || digits.length < length || !/^[0-9a-fA-F]+$/.test(digits) || parseInt(digits, 16) > 0x10ffff) this.#fail();
    this.#at += length;
    return length === 8 ? String.fromCodePoint(parseInt(digits, 16)) : String.fromCharCode(parseInt(digits, 16));
  }

  #literal(column: number): string {
    const m = /^([|>])([-+]?)([1-9]?)([-+]?)[ \t]*(?:#.*)?(?:\n|$)/.exec(this.s.slice(this.#at, this.#at + 200));
    if (!m) this.#fail();
    this.#at += m[0].length;
    const chomp = m[2] || m[4];
    const lines: string[] = [];
    let indent = m[3] ? Math.max(column, 0) + Number(m[3]) : -1;
    while (!this.#end()) {
      const line = this.s.slice(this.#at).split('\n', 1)[0]!;
      const deep = /^ */.exec(line)![0].length;
      const empty = line.trim() === '';
      if (indent < 0 && !empty) indent = deep;
      if (!empty && (deep < indent || deep <= column)) break;
      lines.push(empty && deep <= indent ? '' : line.slice(Math.max(indent, 0)));
      this.#at = Math.min(this.s.length, this.#at + line.length + 1);
    }
    if (this.s[this.#at - 1] === '\n') this.#at--; // the reader goes on at a line's end
    let trailing = 0;
    while (lines.length > 0 && lines[lines.length - 1] === '') { lines.pop(); trailing++; }
    const text = m[1] === '|' ? lines.join('\n') : fold(lines);
    if (lines.length === 0) return chomp === '+' ? '\n'.repeat(trailing) : '';
    return text + (chomp === '-' ? '' : chomp === '+' ? '\n'.repeat(1 + trailing) : '\n');
  }

  #flow(): Value {
    if (++this.#depth > MAX_DEPTH) this.#fail();
    const value = this.#here() === '[' ? this.#flowList() : this.#flowMap();
    this.#depth--;
    return value;
  }

  #flowList(): Value[] {
    const out: Value[] = [];
    this.#at++;
    for (;;) {
      this.#blank();
      if (this.#here() === ']') break;
      out.push(this.#flowValue());
      this.#blank();
      if (this.#here() === ',') this.#at++;
      else if (this.#here() !== ']') this.#fail();
    }
    this.#at++;
    return out;
  }

  #flowMap(): Value {
    const out: { [key: string]: Value } = Object.create(null) as { [key: string]: Value };
    this.#at++;
    for (;;) {
      this.#blank();
      if (this.#here() === '}') break;
      const quoted = this.#here() === '"' || this.#here() === "'";
      const key = quoted ? this.#quoted() : this.#flowPlain(true);
      this.#blank();
      if (this.#here() !== ':' || key in out || key === '<<' || key === '__proto__') this.#fail();
      this.#at++;
      this.#blank();
      out[key] = this.#here() === ',' || this.#here() === '}' ? null : this.#flowValue();
      this.#blank();
      if (this.#here() === ',') this.#at++;
      else if (this.#here() !== '}') this.#fail();
    }
    this.#at++;
    return { ...out };
  }

  #flowValue(): Value {
    const c = this.#here();
    if (c === '[' || c === '{') return this.#flow();
    if (c === '"' || c === "'") return this.#quoted();
    return scalar(this.#flowPlain(false));
  }

  #flowPlain(key: boolean): string {
    const start = this.#at;
    if (this.#end() || '&*!%@`|>'.includes(this.#here())) this.#fail();
    while (!this.#end() && !',[]{}\n'.includes(this.#here())) {
      const after = this.s[this.#at + 1] ?? '\n';
      if (this.#here() === ':' && (/[\s,[\]{}]/.test(after) || (key && after === '"'))) break;
      if (this.#here() === '#' && /\s/.test(this.s[this.#at - 1] ?? ' ')) break;
      this.#at++;
    }
    const text = this.s.slice(start, this.#at).trim();
    if (text === '') this.#fail(start);
    return text;
  }
}

/** Lines of one paragraph become one line; empty and indented lines stay. */
function fold(lines: string[]): string {
  let out = '';
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (i === 0) out = line;
    else if (line === '') out += '\n';
    else if (before === '' || /^\s/.test(line) || /^\s/.test(before!)) out += (before === '' && !/^\s/.test(line) ? '' : '\n') + line;
    else out += ' ' + line;
  });
  return out;
}

function scalar(s: string): Value {
  if (/^(?:null|Null|NULL|~|)$/.test(s)) return null;
  if (/^(?:true|True|TRUE)$/.test(s)) return true;
  if (/^(?:false|False|FALSE)$/.test(s)) return false;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(s) ? Number(s) : s;
}

// Writing.

const plainWord = /^[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z0-9-]+)*$/;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

function word(s: string): string {
  return plainWord.test(s) && !reserved.test(s) && s.length < 60 ? s : JSON.stringify(s).replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A value on one line. */
function flat(v: Value): string {
  if (Array.isArray(v)) return `[${v.map(flat).join(', ')}]`;
  if (v !== null && typeof v === 'object') return `{${Object.entries(v).map(([k, x]) => `${word(k)}: ${flat(x)}`).join(', ')}}`;
  return typeof v === 'string' ? word(v) : String(v);
}

const deep = (v: Value): number => (v !== null && typeof v === 'object' ? 1 + Math.max(0, ...Object.values(v).map((x) => deep(x as Value))) : 0);

/** Whether a text can stand as a block: printable, and not beginning with a space that would be taken for its indent. */
const literal = (s: string) => s.includes('\n') && /^[^\s]/.test(s) && !/[^\P{C}\n\t\u200c-\u200f\u061c\u2066-\u2069]/u.test(s) && !/^\t| \n|[\x85\u2028\u2029\ufeff]/m.test(s);

function write(v: Value, indent: string): string {
  if (typeof v === 'string' && literal(v)) {
    const end = v.endsWith('\n\n') ? '+' : v.endsWith('\n') ? '' : '-';
    return ` |${end}\n${v.replace(/\n$/, '').split('\n').map((l) => (l ? indent + l : '')).join('\n')}\n`;
  }
  const short = flat(v);
  const points = Array.isArray(v) && deep(v) >= 2 && v.every((x) => Array.isArray(x));
  const empty = typeof v === 'object' && v !== null && Object.keys(v).length === 0;
  if (typeof v !== 'object' || v === null || points || empty || (deep(v) <= 1 && short.length <= 100 && !short.includes('\n'))) return ` ${short}\n`;
  if (Array.isArray(v)) return '\n' + v.map((x) => `${indent}-${item(x, indent)}`).join('');
  return '\n' + Object.entries(v).map(([k, x]) => `${indent}${word(k)}:${write(x, indent + '  ')}`).join('');
}

/** A list's item, whose first key stands beside the dash. */
function item(x: Value, indent: string): string {
  const text = write(x, indent + '  ');
  return text.startsWith('\n') ? ' ' + text.slice(1 + indent.length + 2) : text;
}

/** The draft as YAML, as `parley draft check` reads it. */
export function writeDraft(d: Draft): string {
  return Object.entries(d as unknown as Record<string, Value>).map(([k, v]) => `${k}:${write(v, '  ')}`).join('');
}
