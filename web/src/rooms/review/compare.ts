/** What one revision changes against another, in the reader's words: made from both contents, field by field. */
import type { Content, Namer, RevisionAnswer, Rule, Volume, Who } from '../../lib/content';
import { t } from '../../lib/i18n.svelte';
import { ceiling, floor, join, length, rule, shape, terms, volume, word } from '../../lib/sentences';
import { sign, utc } from '../../lib/format';

export interface Change { field: string; was?: string; is?: string; delta?: string; pieces?: { was: string[]; is: string[] } }
/** What a comparison needs of a revision, or of a draft of one. */
export type Compared = Pick<RevisionAnswer, 'content' | 'annex'>;
export interface Group { id: string; changes: Change[] }

/** Collects what differs. */
class Rows {
  readonly changes: Change[] = [];
  add(field: string, was: string | undefined, is: string | undefined, delta?: string): void {
    if ((was ?? '') === (is ?? '')) return;
    this.changes.push({ field, ...(was && { was }), ...(is && { is }), ...(delta && { delta }) });
  }
  /** The contents decide whether something differs: two parties of one name read alike, and are two. */
  either(field: string, a: unknown, b: unknown, was: string | undefined, is: string | undefined): void {
    if (JSON.stringify(a ?? null) === JSON.stringify(b ?? null)) return;
    if (was === is) this.changes.push({ field, was: was ?? '', is: is ?? '', delta: t('review-alike') });
    else this.add(field, was, is);
  }
}

export function compare(from: Compared, to: Compared, name: Namer): Group[] {
  const a = from.content;
  const b = to.content;
  return [
    { id: 'heading', changes: heading(a, b) },
    { id: 'terms', changes: termRows(a, b, name) },
    { id: 'rules', changes: ruleRows(a, b, name) },
    { id: 'volumes', changes: volumeRows(from.annex?.volumes ?? [], to.annex?.volumes ?? [], a, b) },
    { id: 'roles', changes: roleRows(a, b, name) },
    { id: 'private', changes: privateRows(a, b, name) },
  ].filter((g) => g.changes.length > 0);
}

function heading(a: Content, b: Content): Change[] {
  const r = new Rows();
  r.add(t('review-field-kind'), word('kind', a.kind), word('kind', b.kind));
  r.add(t('review-field-basis'), word('basis', a.basis), word('basis', b.basis));
  r.add(t('review-field-authority'), a.authority, b.authority);
  const consenting = (c: Content) => (c.consenting?.length ? join(c.consenting.map((x) => word('role', x))) : t('review-nobody'));
  r.add(t('review-field-consenting'), consenting(a), consenting(b));
  return r.changes;
}

function termRows(a: Content, b: Content, name: Namer): Change[] {
  const r = new Rows();
  const is = terms(b.terms, name);
  const label = (f: string) => t(f === 'effective' ? 'terms-effective' : `terms-${f}-field`);
  for (const [i, x] of terms(a.terms, name).entries()) {
    r.either(label(x.field), part(a, x.field), part(b, x.field), x.text, is[i]!.text);
  }
  return r.changes;
}

function part(c: Content, field: string): unknown {
  const x = c.terms;
  if (field === 'effective') return [x.effective ?? null, x.open_until ?? null];
  if (field === 'duration') return [x.duration ?? null, x.ends ?? null];
  return x[field as 'renewal' | 'denunciation' | 'suspension' | 'accession' | 'breach'] ?? null;
}

function ruleRows(a: Content, b: Content, name: Namer): Change[] {
  const r = new Rows();
  const find = (c: Content, clause: string) => c.rules?.find((y) => y.clause === clause);
  const say = (x: Rule | undefined): string[] | undefined => {
    if (!x) return undefined;
    const w = rule(x, name);
    return [w.main, w.where, w.heights, w.when, ...w.exempt];
  };
  const clauses = [...new Set([...(a.rules ?? []), ...(b.rules ?? [])].map((x) => x.clause))];
  for (const c of clauses) {
    const was = say(find(a, c));
    const is = say(find(b, c));
    r.either(t('terms-clause', { clause: c }), find(a, c), find(b, c), was?.join(' '), is?.join(' '));
    const last = r.changes.at(-1);
    if (was && is && last?.field === t('terms-clause', { clause: c })) last.pieces = { was, is };
  }
  return r.changes;
}

function volumeRows(a: Volume[], b: Volume[], from: Content, to: Content): Change[] {
  const r = new Rows();
  r.add(t('review-field-map'), word('review-map', from.map.status), word('review-map', to.map.status));
  for (const id of [...new Set([...a, ...b].map((v) => v.id))]) {
    const x = a.find((v) => v.id === id);
    const y = b.find((v) => v.id === id);
    if (!x || !y) {
      r.add(t('review-field-volume', { volume: id }), x && describe(x), y && describe(y));
      continue;
    }
    const f = (k: string) => t(`review-field-${k}`, { volume: id });
    if (JSON.stringify(x.footprint) !== JSON.stringify(y.footprint)) {
      const was = shape(x);
      const is = shape(y);
      r.add(f('outline'), was, was === is ? t('review-outline-moved', { shape: is }) : is);
    }
    r.add(f('floor'), floor(x.floor), floor(y.floor), difference(x.floor, y.floor));
    r.add(f('ceiling'), ceiling(x.ceiling), ceiling(y.ceiling), difference(x.ceiling, y.ceiling));
    const windows = (v: Volume) => (v.windows?.length ? join(v.windows.map((w) => t('terms-window', { from: utc(w.from), until: utc(w.until) }))) : t('review-always'));
    r.add(f('windows'), windows(x), windows(y));
    const accuracy = (v: Volume) => (v.accuracy ? length(v.accuracy) : t('review-exact'));
    r.add(f('accuracy'), accuracy(x), accuracy(y));
  }
  return r.changes;
}

const describe = (v: Volume) => [`${shape(v)}.`, ...volume(v)].join(' ');

/** How much higher or lower, over the same datum alone. */
function difference(a: Volume['floor'], b: Volume['floor']): string | undefined {
  if (!a || !b || a.datum !== b.datum) return undefined;
  const mm = b.mm - a.mm;
  const size = Math.abs(mm);
  return sign(mm) + (size % 30_480 === 0 ? t('terms-feet', { n: (size / 304.8).toLocaleString('en-GB', { maximumFractionDigits: 0 }) }) : length(size));
}

function roleRows(a: Content, b: Content, name: Namer): Change[] {
  const r = new Rows();
  const of = (c: Content, party: string) => {
    const list = (c.roles ?? []).filter((h) => h.party === party);
    return list.length ? join(list.map((h) => word('role', h.role))) : undefined;
  };
  const label = (c: Content, party: string) => (c.roles ?? []).find((h) => h.party === party)?.name;
  for (const party of [...new Set([...(a.roles ?? []), ...(b.roles ?? [])].map((h) => h.party))]) {
    r.add(name(party), of(a, party), of(b, party));
    const was = label(a, party);
    const is = label(b, party);
    if (was && is) r.add(t('review-field-called', { party: name(party) }), was, is);
  }
  return r.changes;
}

function privateRows(a: Content, b: Content, name: Namer): Change[] {
  const r = new Rows();
  const whom = (w: Who) => t('terms-private-for', { parties: join((w.parties ?? []).map(name)) });
  const say = (c: Content, label: string) => {
    const p = c.private?.find((x) => x.label === label);
    return p && `${whom({ parties: p.parties })} ${p.part.slice(0, 8)}`;
  };
  for (const label of [...new Set([...(a.private ?? []), ...(b.private ?? [])].map((p) => p.label))]) r.add(label, say(a, label), say(b, label));
  return r.changes;
}
