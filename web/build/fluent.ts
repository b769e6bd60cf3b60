import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { FluentParser, FluentSerializer, Resource, type Entry, type Message, type Pattern as Parsed } from '@fluent/syntax';
import type { Plugin } from 'vite';
import type { Pattern, Words } from '../src/lib/fluent.ts';

/** The sections that every page needs at once; the others come with the first room that is not a list. */
const FIRST = new Set(['language', 'shell', 'words', 'list']);
/** Whether a language may leave messages to English while it is being translated; never at a release. */
const PARTIAL = false;

const folder = new URL('../src/i18n', import.meta.url).pathname;
const virtual = 'virtual:languages';

interface Catalogue {
  first: Resource;
  rest: Resource;
  messages: Map<string, Message>;
}

/**
 * Serves `LANG.ftl?first` and `LANG.ftl?rest`, the two halves of a language's one file, and `virtual:languages`, which
 * names them all. A language that lacks a message of English, has one more, or uses a variable that English
 * does not give, fails the build.
 */
export function fluent(): Plugin {
  return {
    name: 'parley-fluent',
    buildStart() {
      const problems = check();
      if (problems.length > 0) this.error(problems.join('\n'));
    },
    resolveId(id) {
      if (id === virtual) return '\0' + virtual;
      return undefined;
    },
    load(id) {
      if (id === '\0' + virtual) return languages();
      const found = /\/([a-z-]+)\.ftl\?(first|rest)$/.exec(id);
      if (!found) return undefined;
      this.addWatchFile(join(folder, `${found[1]}.ftl`));
      const half = read(found[1]!)[found[2] as 'first' | 'rest'];
      // Read here, so that no browser needs to: the page carries no parser.
      return `export default ${JSON.stringify(patterns(new FluentSerializer({}).serialize(half)))}`;
    },
  };
}

/** What a language says, as the page reads it (lib/fluent.ts). */
export function patterns(source: string): Words {
  const out: Words = {};
  for (const { id, value, attributes } of new FluentResource(source).body) {
    if (value !== null) out[id] = value as Pattern;
    for (const [name, pattern] of Object.entries(attributes)) out[`${id}.${name}`] = pattern as Pattern;
  }
  return out;
}

function codes(): string[] {
  return readdirSync(folder).filter((f) => f.endsWith('.ftl')).map((f) => basename(f, '.ftl')).sort();
}

function read(code: string): Catalogue {
  const source = readFileSync(join(folder, `${code}.ftl`), 'utf8');
  const first: Entry[] = [];
  const rest: Entry[] = [];
  const messages = new Map<string, Message>();
  let section = '';
  for (const entry of new FluentParser({ withSpans: false }).parse(source).body) {
    if (entry.type === 'Junk') throw new Error(`${code}.ftl: this can't be read: ${entry.content.slice(0, 120)}`);
    if (entry.type === 'GroupComment') section = entry.content.trim();
    if (entry.type !== 'Message' && entry.type !== 'Term') continue;
    if (entry.type === 'Message') {
      if (messages.has(entry.id.name)) throw new Error(`${code}.ftl: ${entry.id.name} stands twice`);
      messages.set(entry.id.name, entry);
    }
    entry.comment = null;
    (FIRST.has(section) ? first : rest).push(entry);
  }
  return { first: new Resource(first), rest: new Resource(rest), messages };
}

/** What is wrong with the languages, against English. */
function check(): string[] {
  const problems: string[] = [];
  for (const code of codes()) {
    // What the page puts into words has no functions (lib/fluent.ts).
    for (const [id, m] of read(code).messages) if (JSON.stringify(m).includes('"FunctionReference"')) problems.push(`${code}.ftl: ${id} calls a function`);
  }
  const english = read('en').messages;
  for (const code of codes().filter((c) => c !== 'en')) {
    const other = read(code).messages;
    for (const [id, message] of english) {
      const translated = other.get(id);
      if (!translated) {
        if (!PARTIAL) problems.push(`${code}.ftl: ${id} is missing`);
        continue;
      }
      const given = variables(message.value);
      for (const v of variables(translated.value)) {
        if (!given.has(v)) problems.push(`${code}.ftl: ${id} uses $${v}, which English does not give`);
      }
    }
    for (const id of other.keys()) if (!english.has(id)) problems.push(`${code}.ftl: ${id} is not in en.ftl`);
  }
  return problems;
}

function variables(pattern: Parsed | null): Set<string> {
  return new Set([...JSON.stringify(pattern).matchAll(/"VariableReference","id":\{"type":"Identifier","name":"([^"]+)"/g)].map((m) => m[1]!));
}

function languages(): string {
  const list = codes().map((code) => {
    const m = read(code).messages;
    const text = (id: string) => {
      const e = m.get(id)?.value?.elements[0];
      if (e?.type !== 'TextElement') throw new Error(`${code}.ftl: ${id} is missing`);
      return e.value;
    };
    return { code, name: text('language-name'), dir: text('language-direction') };
  });
  const english = list.find((l) => l.code === 'en')!;
  return `export default ${JSON.stringify([english, ...list.filter((l) => l !== english)])}`;
}
