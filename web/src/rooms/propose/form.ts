/**
 * What the page edits: a draft with every field there is, empty where nothing stands, and with what was typed and can't
 * be read yet, so that nothing is lost. `toDraft` makes the draft of it, `fromDraft` reads one.
 */
import type { Draft, DraftPrivate, DraftRule, DraftSlot, DraftTerms, DraftVolume, DraftWho, DraftWindow, LonLat } from '../../lib/draft';

export interface FormText { lang: string; authentic: boolean; title: string; text: string }
export type Shape = 'polygon' | 'circle' | 'corridor';

export interface FormVolume {
  id: string;
  shape: Shape;
  polygons: LonLat[][][];
  points: LonLat[]; // a circle's centre, or a corridor's line
  size: string; // a circle's radius, or half of a corridor's width
  edges: '' | 'straight' | 'geodesic';
  accuracy: string;
  floor: string;
  ceiling: string;
  windows: DraftWindow[];
  typed?: string; // coordinates that were typed and can't be read
}

export interface FormHolder { role: string; party: string; as: string }

export interface FormRule {
  clause: string;
  forbids: string[];
  parties: string[];
  roles: string[];
  volumes: string[];
  floor: string;
  ceiling: string;
  schedule: DraftSlot[];
  except: DraftWindow[];
  sun?: LonLat; // where the Sun rises and sets, for hours that name it
  purposes: string[];
  exempt: string[];
  groups: string[];
}

export interface FormWho { parties: string[]; roles: string[] }

export interface FormTerms {
  at: string; when: string; openUntil: string; ends: string; duration: string;
  renewal: { on: boolean; mode: string; by: FormWho; period: string; notice: string; most: string };
  denunciation: { on: boolean; by: FormWho; notice: string };
  suspension: { on: boolean; by: FormWho; notice: string; longest: string };
  accession: { on: boolean; by: FormWho };
  breach: { on: boolean; cure: string; release: boolean };
}

export interface Form {
  kind: string; basis: string; authority: string;
  texts: FormText[];
  status: 'final' | 'pending';
  volumes: FormVolume[];
  roles: FormHolder[];
  consenting: string[];
  rules: FormRule[];
  terms: FormTerms;
  private: DraftPrivate[];
  /** Who shall see it besides those who must; undefined: nobody has said. */
  everyone: boolean;
  also: string[];
}

const nobody = (): FormWho => ({ parties: [], roles: [] });

export function emptyTerms(): FormTerms {
  return {
    at: '', when: '', openUntil: '', ends: '', duration: '',
    renewal: { on: false, mode: 'by-consent', by: nobody(), period: '', notice: '', most: '' },
    denunciation: { on: false, by: nobody(), notice: '' },
    suspension: { on: false, by: nobody(), notice: '', longest: '' },
    accession: { on: false, by: nobody() },
    breach: { on: false, cure: '', release: false },
  };
}

/** Whether hours name sunrise or sunset. */
export const solar = (slots: DraftSlot[]) => slots.some((s) => /^sun(rise|set)/i.test(s.from) || /^sun(rise|set)/i.test(s.until));

export function emptyRule(clause = ''): FormRule {
  return { clause, forbids: [], parties: [], roles: [], volumes: [], floor: '', ceiling: '', schedule: [], except: [], purposes: [], exempt: [], groups: [] };
}

export function emptyVolume(id: string, shape: Shape = 'polygon'): FormVolume {
  return { id, shape, polygons: [], points: [], size: '', edges: '', accuracy: '', floor: '', ceiling: '', windows: [] };
}

export function emptyForm(lang: string): Form {
  return {
    kind: '', basis: 'agreed', authority: '', texts: [{ lang, authentic: true, title: '', text: '' }], status: 'final', volumes: [],
    roles: [], consenting: [], rules: [], terms: emptyTerms(), private: [], everyone: false, also: [],
  };
}

/** The title that stands for the whole: in the reader's language where that is given, else of the first authentic one that has one. */
export function titleOf(form: Form, lang?: string): string {
  const named = form.texts.filter((t) => t.title.trim() !== '');
  return (named.find((t) => t.lang.split('-')[0] === lang) ?? named.find((t) => t.authentic) ?? named[0])?.title.trim() ?? '';
}

/** A number of degrees as JSON can say it without an exponent, which drafts do not have. */
const degrees = (n: number) => (n !== 0 && Math.abs(n) < 1e-6 ? (n.toFixed(7) as unknown as number) : n);
const point = ([lon, lat]: LonLat): LonLat => [degrees(lon), degrees(lat)];

export function toVolume(v: FormVolume): DraftVolume {
  const out: DraftVolume = { id: v.id.trim() };
  if (v.shape === 'circle') out.circle = { centre: v.points[0] ? point(v.points[0]) : ([] as unknown as LonLat), radius: v.size };
  else if (v.shape === 'corridor') out.corridor = { line: v.points.map(point), half_width: v.size };
  else out.polygons = v.polygons.map((rings) => rings.map((ring) => ring.map(point)));
  if (v.shape === 'polygon' && v.edges) out.edges = v.edges;
  for (const key of ['accuracy', 'floor', 'ceiling'] as const) if (v[key].trim()) out[key] = v[key].trim();
  if (v.windows.length > 0) out.windows = v.windows.map((w) => ({ from: w.from, until: w.until }));
  return out;
}

/** Rings of one polygon, however the draft writes them. */
function ringsOf(polygon: LonLat[] | LonLat[][]): LonLat[][] {
  const rings = (typeof polygon[0]?.[0] === 'number' || typeof polygon[0]?.[0] === 'string' ? [polygon] : polygon) as LonLat[][];
  return rings.map((ring) => open(ring.map(numbers)));
}

/** A ring closes by itself. */
function open(ring: LonLat[]): LonLat[] {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  return ring.length > 1 && first && last && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring;
}

const numbers = (p: LonLat): LonLat => [Number(p[0]), Number(p[1])];

export function fromVolume(v: DraftVolume, was?: FormVolume): FormVolume {
  const out = emptyVolume(String(v.id ?? ''), v.circle ? 'circle' : v.corridor ? 'corridor' : 'polygon');
  if (v.circle) Object.assign(out, { points: v.circle.centre?.length === 2 ? [numbers(v.circle.centre)] : [], size: text(v.circle.radius) });
  else if (v.corridor) Object.assign(out, { points: (v.corridor.line ?? []).map(numbers), size: text(v.corridor.half_width) });
  else if (v.polygons) out.polygons = v.polygons.map((p) => ringsOf(p));
  else if (v.polygon) out.polygons = [ringsOf(v.polygon)];
  out.edges = v.edges ?? '';
  for (const key of ['accuracy', 'floor', 'ceiling'] as const) out[key] = text(v[key]);
  out.windows = (v.windows ?? []).map((w) => ({ from: text(w.from), until: text(w.until) }));
  if (was?.typed !== undefined && same(was, out)) out.typed = was.typed;
  return out;
}

const same = (a: FormVolume, b: FormVolume) =>
  a.shape === b.shape && JSON.stringify([a.polygons, a.points]) === JSON.stringify([b.polygons, b.points]);

const text = (v: unknown): string => (v === undefined || v === null ? '' : String(v));
const list = <T>(v: T | T[] | undefined): T[] => (v === undefined || v === null ? [] : Array.isArray(v) ? v : [v]);
const filled = <T>(v: T[]): T[] | undefined => (v.length > 0 ? v : undefined);
const said = (v: string): string | undefined => (v.trim() ? v.trim() : undefined);

/** Leaves out what is undefined. */
function tidy<T extends object>(o: T): T {
  return Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as T;
}

function toWho(w: FormWho): DraftWho | undefined {
  return w.parties.length + w.roles.length === 0 ? undefined : tidy({ parties: filled(w.parties), roles: filled(w.roles) });
}

function toRule(r: FormRule): DraftRule {
  const exempt = tidy({ purposes: filled(r.purposes), parties: filled(r.exempt), groups: filled(r.groups.map((g) => g.trim()).filter(Boolean)) });
  return tidy({
    clause: r.clause.trim(), forbids: r.forbids, parties: filled(r.parties), roles: filled(r.roles), volumes: filled(r.volumes),
    floor: said(r.floor), ceiling: said(r.ceiling), schedule: filled(r.schedule), except: filled(r.except.map((w) => ({ from: w.from, until: w.until }))), sun: r.sun && solar(r.schedule) ? point(r.sun) : undefined, exempt: Object.keys(exempt).length > 0 ? exempt : undefined,
  }) as DraftRule;
}

/** A provision without any detail is the word `allowed`. */
function provision<T extends object>(on: boolean, o: T): T | 'allowed' | undefined {
  const t = tidy(o);
  return !on ? undefined : Object.keys(t).length > 0 ? t : 'allowed';
}

function toTerms(t: FormTerms): DraftTerms | undefined {
  const effective = tidy({ at: said(t.at), when: said(t.when) });
  const most = t.renewal.most.trim();
  const out = tidy({
    effective: Object.keys(effective).length > 0 ? effective : undefined,
    open_until: said(t.openUntil), duration: said(t.duration), ends: said(t.ends),
    renewal: !t.renewal.on ? undefined : tidy({
      mode: t.renewal.mode, by: t.renewal.mode === 'by-consent' ? toWho(t.renewal.by) : undefined, period: said(t.renewal.period),
      notice: t.renewal.mode === 'tacit' ? said(t.renewal.notice) : undefined,
      most: most ? (/^\d{1,7}$/.test(most) ? Number(most) : (most as unknown as number)) : undefined,
    }),
    denunciation: provision(t.denunciation.on, { by: toWho(t.denunciation.by), notice: said(t.denunciation.notice) }),
    suspension: provision(t.suspension.on, { by: toWho(t.suspension.by), notice: said(t.suspension.notice), longest: said(t.suspension.longest) }),
    accession: provision(t.accession.on, { by: toWho(t.accession.by) }),
    breach: provision(t.breach.on, { cure: said(t.breach.cure), release: t.breach.release || undefined }),
  }) as DraftTerms;
  return Object.keys(out).length > 0 ? out : undefined;
}

/** The draft that stands in the form. Its lists have the form's order, so that a place in one is the place in the other. */
export function toDraft(form: Form): Draft {
  const title = titleOf(form);
  const texts = Object.fromEntries(form.texts.map((t) => [t.lang, tidy({ authentic: t.authentic || undefined, title: said(t.title), text: t.text })]));
  return tidy({
    title, kind: form.kind, basis: form.basis, authority: form.basis === 'authorised' ? said(form.authority) : undefined, texts,
    map: form.status === 'pending' && form.volumes.length === 0 ? ('pending' as const) : tidy({ status: form.status, volumes: filled(form.volumes.map(toVolume)) }),
    roles: filled(form.roles.map((r) => ({ [r.role]: [tidy({ party: r.party, as: said(r.as) })] }))),
    consenting: form.basis === 'agreed' ? filled(form.consenting) : undefined,
    rules: filled(form.rules.map(toRule)), terms: toTerms(form.terms), private: filled(form.private),
  }) as Draft;
}

function fromWho(by: unknown, party: Resolve, role: (s: string) => boolean): FormWho {
  if (by && typeof by === 'object' && !Array.isArray(by)) {
    const w = by as DraftWho;
    return { parties: list(w.parties).map(party), roles: list(w.roles) };
  }
  const all = list(by as string | string[] | undefined);
  return { parties: all.filter((s) => !role(s)).map(party), roles: all.filter(role) };
}

/** Gives the identity that a label stands for, or the label where nobody is called that. */
export type Resolve = (label: string) => string;

const roleWords = new Set(['territorial-state', 'belligerent', 'guarantor', 'monitor', 'humanitarian', 'mediator', 'observer']);
const isRole = (s: string) => roleWords.has(s);

function fromTerms(d: DraftTerms, party: Resolve, when: (s: string) => string): FormTerms {
  const t = emptyTerms();
  const detail = <T extends object>(v: T | 'allowed' | undefined): Partial<T> => (v && v !== 'allowed' ? v : {});
  Object.assign(t, { at: text(d.effective?.at), when: when(text(d.effective?.when)), openUntil: text(d.open_until), ends: text(d.ends), duration: text(d.duration) });
  const who = (by: unknown) => fromWho(by, party, isRole);
  if (d.renewal) t.renewal = { on: true, mode: d.renewal.mode, by: who(d.renewal.by), period: text(d.renewal.period), notice: text(d.renewal.notice), most: text(d.renewal.most) };
  const [den, sus, acc, br] = [detail(d.denunciation), detail(d.suspension), detail(d.accession), detail(d.breach)];
  t.denunciation = { on: d.denunciation !== undefined, by: who(den.by), notice: text(den.notice) };
  t.suspension = { on: d.suspension !== undefined, by: who(sus.by), notice: text(sus.notice), longest: text(sus.longest) };
  t.accession = { on: d.accession !== undefined, by: who(acc.by) };
  t.breach = { on: d.breach !== undefined, cure: text(br.cure), release: br.release === true };
  return t;
}

/** Days by their three letters, ranges written out. */
function weekdays(v: string | string[] | undefined): string[] {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const day = (s: string) => names.indexOf(s.trim().toLowerCase().slice(0, 3));
  const out = new Set<string>();
  for (const s of v === undefined ? ['daily'] : list(v)) {
    const [from, to] = s.toLowerCase() === 'daily' ? ['mon', 'sun'] : s.split('-');
    const [a, b] = [day(from ?? ''), day(to ?? from ?? '')];
    if (a < 0 || b < 0) return list(v);
    for (let d = a; ; d = (d + 1) % 7) {
      out.add(names[d]!);
      if (d === b) break;
    }
  }
  return names.filter((n) => out.has(n));
}

function fromRule(r: DraftRule, party: Resolve): FormRule {
  return {
    clause: text(r.clause), forbids: list(r.forbids), parties: list(r.parties).map(party), roles: list(r.roles), volumes: list(r.volumes),
    floor: text(r.floor), ceiling: text(r.ceiling),
    schedule: list(r.schedule).map((s) => ({ days: weekdays(s.days), from: text(s.from), until: text(s.until) })),
    except: list(r.except).map((w) => ({ from: text(w.from), until: text(w.until) })), sun: Array.isArray(r.sun) && r.sun.length === 2 ? [Number(r.sun[0]), Number(r.sun[1])] : undefined,
    purposes: list(r.exempt?.purposes), exempt: list(r.exempt?.parties).map(party), groups: list(r.exempt?.groups),
  };
}

type Holder = string | { party: string; as?: string };

function fromRoles(roles: unknown, party: Resolve): FormHolder[] {
  const out: FormHolder[] = [];
  for (const item of Array.isArray(roles) ? roles : roles ? [roles] : []) {
    for (const [role, holders] of Object.entries(item as Record<string, unknown>)) {
      for (const h of list(holders as Holder | Holder[])) {
        out.push(typeof h === 'object' ? { role, party: party(text(h.party)), as: text(h.as) } : { role, party: party(text(h)), as: '' });
      }
    }
  }
  return out;
}

/** A volume with what the map gives for those that say nothing else. */
function withDefaults(v: DraftVolume, map: Partial<DraftVolume>): DraftVolume {
  const area = v.polygon !== undefined || v.polygons !== undefined;
  return {
    ...v, accuracy: v.accuracy ?? map.accuracy, floor: v.floor ?? map.floor, ceiling: v.ceiling ?? map.ceiling, windows: v.windows ?? map.windows,
    edges: v.edges ?? (area ? map.edges : undefined),
  };
}

/** Reads a draft. Labels of parties become identities where `party` knows them. */
export function fromDraft(d: Draft, party: Resolve, when: (s: string) => string = (s) => s): Form {
  const form = emptyForm('en');
  const map = (typeof d.map === 'object' && d.map ? d.map : { status: 'pending' }) as { status?: string; volumes?: DraftVolume[] } & Partial<DraftVolume>;
  return Object.assign(form, {
    kind: text(d.kind), basis: text(d.basis) || 'agreed', authority: text(d.authority),
    texts: Object.entries(d.texts ?? {}).map(([lang, t]) => ({ lang, authentic: t?.authentic === true, title: text(t?.title) || text(d.title), text: text(t?.text) })),
    status: map.status === 'final' ? 'final' : 'pending', volumes: list(map.volumes).map((v) => fromVolume(withDefaults(v, map))),
    roles: fromRoles(d.roles, party), consenting: list(d.consenting), rules: list(d.rules).map((r) => fromRule(r, party)),
    terms: fromTerms(d.terms ?? {}, party, when),
    private: list(d.private).map((p) => ({ label: text(p.label), part: text(p.part), parties: list(p.parties).map(party) })),
  } satisfies Partial<Form>);
}
