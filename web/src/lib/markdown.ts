/**
 * The little of Markdown that agreements are written in: headings, paragraphs, numbered clauses and lists, emphasis. All
 * else is text as it stands: no links, no images, no markup. Time is linear in the text, whatever it holds.
 */
export interface Run { text: string; mark?: 'strong' | 'em' | 'odd' }

export type Block =
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'item'; marker: string; depth: number; runs: Run[] };

const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const item = /^(\s{0,16})((?:\p{Nd}{1,4}(?:\.\p{Nd}{1,3}){0,4}[.)]?|\(?[\p{Nd}\p{L}]{1,4}\)|\p{Nd}{1,3}\([\p{L}\p{Nd}]{1,3}\)\.?|[-*+•]))\s+(?=\S)/u;
const LONG = 4096; // no line longer than this is looked at for structure

export function parse(text: string): Block[] {
  const out: Block[] = [];
  let open: { block: Exclude<Block, { kind: 'heading' }>; lines: string[] } | undefined;
  const close = () => {
    if (open) open.block.runs = inline(open.lines.join(' '));
    open = undefined;
  };
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    if (line.trim() === '') { close(); continue; }
    const h = line.length < LONG ? heading.exec(line) : null;
    if (h) {
      close();
      out.push({ kind: 'heading', level: h[1]!.length, runs: inline(h[2]!) });
      continue;
    }
    const i = item.exec(line.slice(0, 64));
    if (i && starts(i[2]!, open !== undefined && open.block.kind === 'paragraph')) {
      close();
      const block: Block = { kind: 'item', marker: i[2]!, depth: Math.min(4, Math.floor(i[1]!.length / 2)), runs: [] };
      out.push(block);
      open = { block, lines: [line.slice(i[0].length)] };
      continue;
    }
    if (!open) {
      const block: Block = { kind: 'paragraph', runs: [] };
      out.push(block);
      open = { block, lines: [] };
    }
    open.lines.push(line.trim());
  }
  close();
  return out;
}

/** A bare number begins no clause, and a year within a paragraph neither. */
function starts(marker: string, within: boolean): boolean {
  if (/^[-*+•]$/.test(marker)) return true;
  return /[.)]$/.test(marker) && !(within && /^\p{Nd}{3,}/u.test(marker));
}

const emphasis = /\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*|(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])/gu;

export function inline(text: string): Run[] {
  const out: Run[] = [];
  let at = 0;
  for (const m of text.matchAll(emphasis)) {
    if (m.index > at) out.push(...plain(text.slice(at, m.index)));
    out.push(...plain(m[1] ?? m[2] ?? m[3]!).map((r): Run => (r.mark ? r : { text: r.text, mark: m[1] ? 'strong' : 'em' })));
    at = m.index + m[0].length;
  }
  if (at < text.length) out.push(...plain(text.slice(at)));
  return out;
}

// Overrides, embeddings and what has no shape: the ledger refuses them, but what is shown does not rest on that.
// eslint-disable-next-line no-control-regex
const odd = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb]/g;

/** Text as it stands, with what is invisible and could mislead named in its place. */
export function plain(text: string): Run[] {
  const out: Run[] = [];
  let at = 0;
  for (const m of text.matchAll(odd)) {
    if (m.index > at) out.push({ text: text.slice(at, m.index) });
    out.push({ text: `U+${m[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`, mark: 'odd' });
    at = m.index + 1;
  }
  if (at < text.length) out.push({ text: text.slice(at) });
  return out;
}
