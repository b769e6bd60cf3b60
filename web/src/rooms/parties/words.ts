/** Words and figures of parties. */
import { has, language, t } from '../../lib/i18n.svelte';

/** A country by its code, in the page's language. */
export function country(code: string | undefined): string {
  if (!code) return '';
  try { return new Intl.DisplayNames([language.locale], { type: 'region' }).of(code) ?? code; } catch { return code; }
}

export const squareKilometres = (m2: number): number => (m2 < 1e7 ? Math.round(m2 / 1e4) / 100 : Math.round(m2 / 1e6));

export const power = (p: string): string => (has(`power-${p}`) ? t(`power-${p}`) : p);

/** Powers that a party's own posts can have, in their canonical order. */
export const powers = ['administer', 'consent', 'monitor', 'negotiate', 'operate', 'table'] as const;

/** Texts joined as the language joins them. */
export const listed = (items: string[]): string => new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(items);
