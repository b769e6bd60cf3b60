/** Languages of texts: any by BCP 47; these are offered first. */
import { language } from '../../lib/i18n.svelte';

export const offered = ['en', 'ar', 'fr', 'ru', 'es', 'zh'];

const rtl = /^(ar|arc|ckb|dv|fa|he|ks|nqo|ps|sd|syr|ug|ur|yi)(-|$)/i;

export function directionOf(lang: string): 'ltr' | 'rtl' {
  const script = /-(Latn|Cyrl)(-|$)/i.test(lang);
  return !script && (rtl.test(lang) || /-(Arab|Hebr|Syrc|Thaa|Nkoo)(-|$)/i.test(lang)) ? 'rtl' : 'ltr';
}

/** What a language is called in the page's language. */
export function languageName(lang: string): string {
  try { return new Intl.DisplayNames([language.locale, 'en'], { type: 'language' }).of(lang) ?? lang; } catch { return lang; }
}
