/**
 * Rules and terms in words. Each sentence is one message of the language; what parties wrote stands in it isolated
 * against the direction of its surroundings. What is compared between two revisions is compared by these sentences.
 */
import type { Condition, Content, Height, Namer, Period, Rule, Slot, Terms, Volume, Who } from './content';
import { short, utc } from './format';
import type { HeightData } from './shapes';
import { has, language, t } from './i18n.svelte';

const isolate = (s: string) => `\u2068${s}\u2069`;

/** Joins as a sentence does: "A, B and C". */
export function join(items: string[], type: 'conjunction' | 'disjunction' | 'unit' = 'conjunction'): string {
  return new Intl.ListFormat(language.locale, { type, style: type === 'unit' ? 'narrow' : 'long' }).format(items.map(isolate));
}

const number = (n: number, digits = 0) => new Intl.NumberFormat(language.locale, { maximumFractionDigits: digits }).format(n);

/** A word of a list that the protocol closes; what is unknown stands as it is. */
export const word = (prefix: string, w: string) => (has(`${prefix}-${w}`) ? t(`${prefix}-${w}`) : w);

const MM_PER_100_FEET = 30_480;

/** A height with its datum: feet where it is whole hundreds of feet, flight levels as such, else metres. */
export function height(h: Height): string {
  const hundreds = h.mm / MM_PER_100_FEET;
  const whole = Number.isInteger(hundreds);
  if (h.datum === 'fl' && whole && hundreds >= 0) return `FL${String(hundreds).padStart(3, '0')}`;
  const value = whole && h.mm !== 0 ? t('terms-feet', { n: number(hundreds * 100) }) : length(h.mm);
  return t('terms-height', { value, datum: word('datum', h.datum) });
}

export const floor = (h: Height | undefined) => (h ? height(h) : t('terms-ground'));
export const ceiling = (h: Height | undefined) => (h ? height(h) : t('terms-unlimited'));

/** A length: kilometres where they are whole, else metres. */
export function length(mm: number): string {
  return mm !== 0 && mm % 1e6 === 0 ? t('terms-km', { n: number(mm / 1e6) }) : t('terms-metres', { n: number(mm / 1000, 3) });
}

/** By what heights over different datums were compared. */
export const heightData = (data: HeightData[]): string =>
  t('check-heights', { data: join(data.map((d) => t(`check-heights-${d.kind}`, { digest: short(d.digest, 3), n: number(d.tiles ?? 0), error: length(d.error_mm) }))) });

/** An area: three digits below 100 km², whole square kilometres above. */
export function area(squareMetres: number, signed = false): string {
  const km = squareMetres / 1e6;
  // The sign is written by the language's own rules, within the number: so it stays on its side where text runs from right to left.
  const n = (x: number, more: Intl.NumberFormatOptions) => new Intl.NumberFormat(language.locale, { ...more, ...(signed && { signDisplay: 'always' }) }).format(x).replace('-', '−');
  if (squareMetres !== 0 && Math.abs(km) < 0.01) return t('terms-m2', { n: n(squareMetres, { maximumFractionDigits: 0 }) });
  return t('terms-km2', { n: n(km, Math.abs(km) >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }) });
}

export const nothing = (p: Period | undefined) => !p || !(p.months || p.days || p.hours);

export function period(p: Period | undefined): string {
  if (nothing(p)) return t('terms-no-time');
  const parts = [];
  if (p!.months) parts.push(t('terms-months', { n: p!.months }));
  if (p!.days) parts.push(t('terms-days', { n: p!.days }));
  if (p!.hours) parts.push(t('terms-hours', { n: p!.hours }));
  return parts.length === 1 ? parts[0]! : join(parts, 'conjunction');
}

/** Those selected, or the message for nobody in particular. */
export function who(w: Who | undefined, name: Namer, absent: string): string {
  if (!w) return t(absent);
  return join([...(w.parties ?? []).map(name), ...(w.roles ?? []).map((r) => t('terms-every-role', { role: word('role', r) }))]);
}

export function condition(c: Condition, name: Namer, inner = false): string {
  if (c.accepts) return t('terms-if-accepts', { party: name(c.accepts) });
  if (c.confirmed) return t('terms-if-confirms', { party: name(c.confirmed.by), label: c.confirmed.label });
  const parts = (c.all ?? c.any ?? []).map((x) => condition(x, name, true));
  const text = join(parts, c.any ? 'disjunction' : 'conjunction');
  return inner && parts.length > 1 ? `(${text})` : text;
}

const pad = (n: number) => String(n).padStart(2, '0');

function time(ms: number): string {
  const s = ms % 60_000 === 0 ? '' : `:${pad(Math.floor(ms / 1000) % 60)}${ms % 1000 ? `.${String(ms % 1000).padStart(3, '0')}` : ''}`;
  return `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}${s}`;
}

/** The begin or the end of hours of which one at least follows the Sun. */
function hour(ms: number, sun: string | undefined): string {
  if (!sun) return t('terms-clock', { time: time(ms) });
  const w = word('terms', sun);
  return ms === 0 ? w : t(ms < 0 ? 'terms-sun-before' : 'terms-sun-after', { time: time(Math.abs(ms)), sun: w });
}

const degrees = (units: number) => (units / 1e7).toFixed(7).replace(/\.?0+$/, '');

/** When a rule holds: its weekly hours, where their Sun rises and sets, and when it rests. */
function hours(r: Rule): string {
  const out = [r.schedule?.length ? t('terms-when', { slots: join(r.schedule.map(slot)) }) : t('terms-when-all')];
  if (r.sun) out.push(t('terms-sun-place', { lat: degrees(r.sun[1]), lon: degrees(r.sun[0]) }));
  if (r.except?.length) out.push(t('terms-except', { windows: join(r.except.map((w) => t('terms-except-window', { from: utc(w.from), until: utc(w.until) }))) }));
  return out.join(' ');
}

function slot(s: Slot): string {
  // 1 January 2024 was a Monday.
  const day = new Intl.DateTimeFormat(language.locale, { weekday: 'long', timeZone: 'UTC' });
  const days = s.days.length === 7 ? t('terms-every-day') : join(s.days.map((d) => day.format(Date.UTC(2024, 0, d))));
  if (s.from_sun || s.until_sun) return t('terms-slot-sun', { days, from: hour(s.from, s.from_sun), until: hour(s.until, s.until_sun) });
  return t(s.until <= s.from ? 'terms-slot-over' : 'terms-slot', { days, from: time(s.from), until: time(s.until) });
}

/** A rule: what is forbidden to whom, then each limit of it as a sentence. */
export interface RuleWords { clause: string; main: string; where: string; heights: string; when: string; exempt: string[] }

export function rule(r: Rule, name: Namer): RuleWords {
  const addressed = r.parties?.length || r.roles?.length ? { ...(r.parties && { parties: r.parties }), ...(r.roles && { roles: r.roles }) } : undefined;
  const exempt = [];
  if (r.exempt?.purposes?.length) exempt.push(t('terms-exempt-purposes', { purposes: join(r.exempt.purposes.map((p) => word('purpose', p))) }));
  if (r.exempt?.parties?.length) exempt.push(t('terms-exempt-parties', { parties: join(r.exempt.parties.map(name)) }));
  if (r.exempt?.groups?.length) exempt.push(t('terms-exempt-groups', { groups: join(r.exempt.groups) }));
  return {
    clause: r.clause,
    main: t('terms-forbidden', { who: who(addressed, name, 'terms-everyone-bound'), acts: join(r.forbids.map((a) => word('activity', a))) }),
    where: r.volumes?.length ? t('terms-where', { n: r.volumes.length, volumes: join(r.volumes) }) : t('terms-where-all'),
    heights: r.floor || r.ceiling ? t('terms-heights', { floor: r.floor ? height(r.floor) : t('terms-as-volume'), ceiling: r.ceiling ? height(r.ceiling) : t('terms-as-volume') }) : t('terms-heights-all'),
    when: hours(r),
    exempt,
  };
}

/** One line of the terms: which, and what it says; `provided` is false where the text says nothing of it, so that it is refused. */
export interface TermWords { field: string; text: string; provided: boolean }

export function terms(x: Terms, name: Namer): TermWords[] {
  const out: TermWords[] = [];
  const add = (field: string, text: string | undefined, missing: string) => out.push({ field, text: text ?? t(missing), provided: text !== undefined });
  const e = x.effective;
  const start = [];
  if (e?.at) start.push(t('terms-effective-at', { when: utc(e.at) }));
  if (e?.when) start.push(t('terms-effective-when', { condition: condition(e.when, name) }));
  if (x.open_until) start.push(t('terms-open-until', { when: utc(x.open_until) }));
  add('effective', start.length ? start.join(' ') : undefined, 'terms-effective-none');
  const end = [];
  if (!nothing(x.duration)) end.push(t('terms-duration', { period: period(x.duration) }));
  if (x.ends) end.push(t('terms-ends', { when: utc(x.ends) }));
  add('duration', end.length ? end.join(' ') : undefined, 'terms-duration-none');
  add('renewal', x.renewal && renewal(x.renewal, name), 'terms-renewal-none');
  add('denunciation', x.denunciation && t('terms-denunciation', { who: who(x.denunciation.by, name, 'terms-any-bound'), notice: notice(x.denunciation.notice) }), 'terms-denunciation-none');
  const s = x.suspension;
  add('suspension', s && [t('terms-suspension', { who: who(s.by, name, 'terms-any-bound'), notice: notice(s.notice) }),
    nothing(s.longest) ? t('terms-suspension-open') : t('terms-suspension-longest', { period: period(s.longest) })].join(' '), 'terms-suspension-none');
  add('accession', x.accession && t('terms-accession', { who: who(x.accession.by, name, 'terms-any-seeing') }), 'terms-accession-none');
  const b = x.breach;
  add('breach', b && [nothing(b.cure) ? t('terms-breach-no-cure') : t('terms-breach', { period: period(b.cure) }), t(b.release ? 'terms-breach-release' : 'terms-breach-no-release')].join(' '), 'terms-breach-none');
  return out;
}

const notice = (p: Period | undefined) => (nothing(p) ? t('terms-no-notice') : t('terms-notice', { period: period(p) }));

function renewal(r: NonNullable<Terms['renewal']>, name: Namer): string {
  const out = [r.mode === 'tacit' ? t('terms-renewal-tacit') : t('terms-renewal-consent', { who: who(r.by, name, 'terms-every-required') })];
  out.push(nothing(r.period) ? t('terms-renewal-same') : t('terms-renewal-period', { period: period(r.period) }));
  if (!nothing(r.notice)) out.push(t('terms-renewal-notice', { period: period(r.notice) }));
  if (r.most) out.push(t('terms-renewal-most', { n: r.most }));
  return out.join(' ');
}

/** What limits a volume, as sentences. */
export function volume(v: Volume): string[] {
  const out = [v.ceiling ? t('terms-volume-heights', { floor: floor(v.floor), ceiling: height(v.ceiling) }) : t('terms-volume-open', { floor: floor(v.floor) })];
  if (v.windows?.length) out.push(t('terms-volume-windows', { windows: join(v.windows.map((w) => t('terms-window', { from: utc(w.from), until: utc(w.until) }))) }));
  out.push(v.accuracy ? t('terms-accuracy', { length: length(v.accuracy) }) : t('terms-exact'));
  return out;
}

/** What an outline is: "Polygon, 6 corners" and how its edges run. */
export function shape(v: Volume): string {
  const f = v.footprint;
  if (f.circle) return t('terms-circle', { radius: length(f.circle.radius) });
  if (f.corridor) return t('terms-corridor', { width: length(2 * f.corridor.half_width), n: f.corridor.line.length });
  const corners = (f.polygons ?? []).flat().reduce((n, ring) => n + ring.length, 0);
  return t(f.edges === 'geodesic' ? 'terms-polygon-geodesic' : 'terms-polygon', { n: corners });
}

/** Which way a language is written. */
export const way = (lang: string): 'rtl' | 'ltr' => (/^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)/.test(lang) ? 'rtl' : 'ltr');

/** The title to head with: of the page's language if there is one, else the English one as in lists, else the first authentic. */
export function title(content: Content): { text: string; lang: string } {
  const found = content.texts.find((x) => x.lang.split('-')[0] === language.code) ?? content.texts.find((x) => x.lang === 'en') ?? content.texts.find((x) => x.authentic) ?? content.texts[0]!;
  return { text: found.title, lang: found.lang };
}
