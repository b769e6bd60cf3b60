/** How times, heights, areas and identifiers are written. Times are UTC first; digits are Latin everywhere. */
import { language, t } from './i18n.svelte';

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language.locale + JSON.stringify(options);
  let f = made.get(key);
  if (!f) made.set(key, (f = new Intl.DateTimeFormat(language.locale, options)));
  return f;
}

let paper = false;

/** On paper every date has its year: nobody knows when it is read. */
export function onPaper(on: boolean): void {
  paper = on;
}

/** An instant in UTC: `23 Nov, 06:00 UTC`, with the year where it is not this one. */
export function utc(at: number): string {
  const year = paper || new Date(at).getUTCFullYear() !== new Date().getUTCFullYear();
  return formatter({ day: 'numeric', month: 'short', ...(year && { year: 'numeric' }), hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }).format(at) + ' UTC';
}

/** The time of day in UTC and here. */
export function clock(at: number): { utc: string; local: string } {
  const hm: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return { utc: formatter({ day: 'numeric', month: 'short', ...hm, timeZone: 'UTC' }).format(at) + ' UTC', local: formatter({ ...hm, timeZoneName: 'short' }).format(at) };
}

/** The same instant as the clocks here show it, written as UTC is. */
export function local(at: number): string {
  return formatter({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** A length of time in its largest whole unit. */
export function age(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 90) return t('age-seconds', { n: s });
  if (s < 90 * 60) return t('age-minutes', { n: Math.round(s / 60) });
  if (s < 36 * 3600) return t('age-hours', { n: Math.round(s / 3600) });
  return t('age-days', { n: Math.round(s / 86_400) });
}

/** What stands between the members of a list. */
export const comma = (): string => {
  const between = new Intl.ListFormat(language.locale, { type: 'unit', style: 'short' }).formatToParts(['a', 'b', 'c'])[1];
  return between?.type === 'literal' ? between.value : '、'; // Chinese puts nothing between the members of such a list
};

/** The sign of a difference, which stays to the left of its Latin digits where the text runs from right to left. */
export const sign = (n: number): string => (language.dir === 'rtl' ? '\u200e' : '') + (n < 0 ? '−' : '+');

export const count = (n: number) => new Intl.NumberFormat(language.locale).format(n);

/** The first digits of an identifier, in groups of four, for people to compare. */
export const short = (id: string, groups = 4) => id.slice(0, 4 * groups).replace(/(.{4})(?=.)/g, '$1 ');
