/** What a statement says, in words: a sentence for each type, and a row for each field. A field without words is shown as it is. */
import { suspicious, visible } from '../lib/bidi';
import { condition, join, period, word } from '../lib/sentences';
import type { Condition, Period, Point, Window } from '../lib/content';
import { utc } from '../lib/format';
import { has, language, t } from '../lib/i18n.svelte';
import { parties } from '../lib/parties.svelte';
import { situation } from '../lib/situation.svelte';
import type { Document, Quoted } from './document';
import type { Statement } from './statement';

/**
 * A field: its name in words, and what it holds. A text that was written is shown by itself, with who wrote it where that
 * is another; `words` are put together here, out of pieces in which everything can be seen, `odd` where one may deceive.
 */
export interface Row { label: string; value?: string; words?: string; odd?: boolean; text?: string; id?: string; by?: string }

/** The variant of a type that its body makes. */
export function variant(s: Statement): string {
  const b = s.body;
  const kind = s.type.replaceAll('/', '-');
  if (s.type === 'position/take') return `${kind}-${String(b.stance)}`;
  if (s.type === 'arrangement/renew') return `${kind}-${String(b.decision)}`;
  if (s.type === 'arrangement/publish' && b.withdraw) return `${kind}-withdraw`;
  if (s.type === 'key/enrol' && b.party) return `${kind}-recover`;
  if (s.type === 'party/two-person' && !b.types) return `${kind}-end`;
  if (s.type === 'clarification/ask' && b.blocking) return `${kind}-blocking`;
  return kind;
}

/** What signing it means, in one sentence. */
export function sentence(s: Statement, title: string, number: number | undefined): string {
  const b = s.body;
  const id = `sign-${variant(s)}`;
  const against = (b.against ?? b.from ?? b.party ?? '') as string;
  return t(has(id) ? id : 'sign-any', {
    party: situation.me?.name ?? '', title, number: number ?? 0, type: s.type, other: against ? parties.name(against) : '',
    label: String(b.label ?? ''), name: String((b.profile as { name?: string } | undefined)?.name ?? b.name ?? b.post ?? ''),
  });
}

/** The title of what it is about, in every authentic language. */
export const titles = (d: Document | undefined): { lang: string; title: string; authentic: boolean }[] =>
  (d?.content.texts ?? []).map((x) => ({ lang: x.lang, title: x.title, authentic: x.authentic === true }));

/** Its title in the language of the page where that is authentic, else in the first that is. */
export function titleOf(d: Document): string {
  const all = d.content.texts.filter((x) => x.authentic);
  return (all.find((x) => x.lang.split('-')[0] === language.code) ?? all.find((x) => x.lang === 'en') ?? all[0])?.title ?? '';
}

const degrees = (p: Point) => {
  const one = (v: number, plus: string, minus: string) => `${(Math.abs(v) / 1e7).toFixed(7).replace(/0{1,3}$/, '')}° ${v < 0 ? minus : plus}`;
  return `${one(p[1], 'N', 'S')}, ${one(p[0], 'E', 'W')}`;
};

/** Words made of what parties wrote: each piece with what is hidden in it made visible, and marked where it may deceive. */
function made(write: (piece: (text: string) => string) => string): Omit<Row, 'label'> {
  let odd = false as boolean; // changed from within
  const words = write((text) => {
    odd ||= suspicious(text) !== undefined;
    return visible(text);
  });
  return { words, ...(odd && { odd }) };
}

const names = (ids: string[]) => made((piece) => join(ids.map((p) => piece(parties.name(p)))));

/** A condition whose facts are written so that everything in them can be seen. */
const seen = (c: Condition, piece: (text: string) => string): Condition => ({
  ...c, ...(c.confirmed && { confirmed: { ...c.confirmed, label: piece(c.confirmed.label) } }), ...(c.all && { all: c.all.map((x) => seen(x, piece)) }), ...(c.any && { any: c.any.map((x) => seen(x, piece)) }),
});

/** Fields that are told elsewhere in the dialogue. */
const elsewhere = new Set(['arrangement', 'revision', 'replaces', 'answers', 'to', 'stance', 'blocking', 'withdraw', 'decision']);

type Say = (value: never, context: { texts: (c: string) => string | undefined; name: (p: string) => string }) => Omit<Row, 'label'>;

const part: Say = (c: string, x) => ({ text: x.texts(c) ?? '' });
const party: Say = (p: string) => ({ value: parties.name(p) });
const instant: Say = (at: number) => ({ value: utc(at) });
const plain: Say = (v: string) => ({ value: v });
const id: Say = (v: string) => ({ id: v });
const list = (prefix: string): Say => (v: string[]) => ({ words: join(v.map((w) => word(prefix, w))) });

const says: Record<string, Say> = {
  text: part, reservation: ((c: string, x) => (x.texts(c) === undefined ? { id: c } : { text: x.texts(c)! })) as Say,
  against: party, party, author: party, by: party, from: party,
  compromised_since: instant, ends: instant, since: instant, at: instant,
  clause: plain, label: plain, name: plain, post: plain, reason: plain,
  point: ((p: Point) => ({ value: degrees(p) })) as Say,
  members: names as Say,
  parties: names as Say,
  deputies: ((p: string[]) => made((piece) => join(p.map(piece)))) as Say,
  types: ((v: string[]) => ({ words: join(v.map(typeName)) })) as Say,
  watch: ((w: { from: number; until: number; post: string }[]) => made((piece) => w.map((x) => `\u2068${piece(x.post)}\u2069: ${utc(x.from)} – ${utc(x.until)}`).join('\n'))) as Say,
  condition: ((c: Condition, x) => made((piece) => condition(seen(c, piece), (p) => piece(x.name(p))))) as Say,
  window: ((w: Window) => ({ value: `${utc(w.from)} – ${utc(w.until)}` })) as Say,
  period: ((p: Period) => ({ words: period(p) })) as Say,
  profile: ((p: { name: string; kind: string; country?: string }) => made((piece) => join([piece(p.name), word('parties-kind', p.kind), ...(p.country ? [piece(p.country)] : [])], 'unit'))) as Say,
  intent: ((i: { activity: string; purpose?: string; window: Window }) => ({
    value: [word('activity', i.activity), ...(i.purpose ? [word('purpose', i.purpose)] : []), `${utc(i.window.from)} – ${utc(i.window.until)}`].join(' · '),
  })) as Say,
  source: ((x: { kind: string; at?: number; citation?: string }) => ({ value: [word('source', x.kind), ...(x.at ? [utc(x.at)] : []), ...(x.citation ? [x.citation] : [])].join(' · ') })) as Say,
  key: ((k: string | { post: string; use: string; powers?: string[]; alg: string }) => (typeof k === 'string' ? { id: k } : { value: [k.post, word('key-use', k.use), ...(k.powers ?? []).map((p) => word('power', p)), word('key-alg', k.alg)].join(' · ') })) as Say,
  purposes: list('purpose'),
  question: id, about: id, recovery_delay: ((p: Period) => ({ words: period(p) })) as Say, erasure_notice: ((p: Period) => ({ words: period(p) })) as Say,
  operation: id, notice: id, map: id, part: id, proof: ((p: string) => ({ id: p.length > 48 ? `${p.slice(0, 40)}…` : p })) as Say /* whole among everything that is signed */, expiry: instant, until: instant,
};

export const typeName = (type: string): string => word('type', type.replaceAll('/', '-'));

/** What another has said, under its name: its texts, and for a notice whom it is against and by which clause. */
function quote(label: string, q: Quoted, id: string): Row[] {
  const { author, body } = q.statement;
  const words = [...q.texts.values()].join('\n\n');
  const more = (['against', 'clause'] as const).filter((f) => body[f] !== undefined).map((f) => ({ label: word('sign-field', f), ...told(f, body[f], () => undefined) }));
  return [{ label, by: parties.name(author), ...(words ? { text: words } : { id }) }, ...more];
}

/** The rows of a body; nothing of it is left out. */
export function rows(s: Statement, texts: (c: string) => string | undefined, quoted?: Map<string, Quoted>): Row[] {
  const out: Row[] = [];
  for (const [field, value] of Object.entries(s.body)) {
    if (elsewhere.has(field)) continue;
    const label = word('sign-field', field);
    const q = quoted?.get(field);
    if (q) out.push(...quote(label, q, String(value)));
    else if (value === true) out.push({ label, value: t('sign-yes') });
    else out.push({ label, ...told(field, value, texts) });
  }
  return out;
}

function told(field: string, value: unknown, texts: (c: string) => string | undefined): Omit<Row, 'label'> {
  try {
    const say = says[field];
    if (say) return say(value as never, { texts, name: (p) => parties.name(p) });
  } catch { /* of another shape than is known: as it is */ }
  return { value: typeof value === 'string' ? value : JSON.stringify(value) };
}
