/**
 * What parties write may be made to deceive: letters that look like others, marks that turn the direction round, signs
 * that cannot be seen. Such text is shown as it is, with what is hidden made visible, and marked.
 */

/** Marks that order text or cannot be seen. Joiners are part of how some scripts are written, and judged by their place. */
const hidden = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|(?![\n\t])\p{Cc}/u;
const everyHidden = new RegExp(hidden.source, 'gu');
/** Between letters of these scripts a joiner or its opposite is spelling. */
const joined = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Gujarati}\p{Script=Khmer}\p{Script=Mongolian}]\p{M}*$/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Scripts whose letters are taken for one another's. */
const scripts: [string, RegExp][] = [
  ['Latin', /\p{Script=Latin}/u], ['Cyrillic', /\p{Script=Cyrillic}/u], ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u], ['Cherokee', /\p{Script=Cherokee}/u], ['Coptic', /\p{Script=Coptic}/u], ['Lisu', /\p{Script=Lisu}/u],
];

/** Cyrillic and Greek letters that are drawn like Latin ones, and those that they are drawn like. */
const drawn = 'аaсcеeоoрpхxуyіiјjѕsԁdһhԛqԝwАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSαaοoρpνvιiΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX';
const like = new Map(Array.from({ length: drawn.length / 2 }, (_, i) => [drawn[2 * i]!, drawn[2 * i + 1]!] as const));

export type Suspicion = 'hidden' | 'mixed' | 'alike' | 'stacked';

/** Why a text may be other than it looks; undefined: nothing was found. */
export function suspicious(text: string): Suspicion | undefined {
  if (hides(text)) return 'hidden';
  if (/\p{M}{5}/u.test(text)) return 'stacked';
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.some((w) => scripts.filter(([, s]) => s.test(w)).length > 1)) return 'mixed';
  const latin = words.some((w) => /\p{Script=Latin}/u.test(w));
  if (latin && words.some((w) => w.length > 1 && [...w].every((c) => like.has(c)))) return 'alike';
  return undefined;
}

function hides(text: string): boolean {
  for (const m of text.matchAll(everyHidden)) {
    if (/[\u200e\u200f\u061c]/.test(m[0]) && rightToLeft.test(text)) continue; // how right-to-left text keeps its order
    if (m[0] === '\ufe0f' || m[0] === '\ufe0e') continue; // how a sign is drawn
    return true;
  }
  for (const m of text.matchAll(/[\u200c\u200d]/g)) {
    if (!joined.test(text.slice(0, m.index)) && !/\p{Extended_Pictographic}\ufe0f?$/u.test(text.slice(0, m.index))) return true;
  }
  return false;
}

/** The text with what would be hidden in it made visible as `⟨U+202E⟩`. */
export function visible(text: string): string {
  if (!hides(text)) return text;
  return text.replace(new RegExp(hidden.source + '|[\u200c\u200d]', 'gu'), (c) => `⟨U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** What a text looks like: two names of one look are told apart by their identifiers. */
export function looks(text: string): string {
  return [...text.normalize('NFKC').replace(everyHidden, '').replace(/[\u200c\u200d\s]+/g, ' ')].map((c) => like.get(c) ?? c).join('').trim().toLowerCase().replace(/[1l|]/g, 'i').replace(/0/g, 'o');
}
