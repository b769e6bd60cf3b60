/** What the service worker keeps, and what never: decided here, without a browser. */

/** Answers that a screen was made of. Nothing of sealed class, no statement, no key and no time other than now. */
const kept = [
  /^\/v1\/situation(\/map)?$/,
  /^\/v1\/arrangements\/[0-9a-f]{64}(\/talk|\/diff)?$/,
  /^\/v1\/arrangements\/[0-9a-f]{64}\/revisions\/[0-9a-f]{64}(\/map|\/impact|\/draft)?$/,
  /^\/v1\/parties(\/[0-9a-f]{64}(\/keys|\/posts)?)?$/,
  /^\/v1\/(ledger|territories)$/,
];

export type Way =
  | 'page' // the page itself: from what is kept, which is renewed as a whole
  | 'file' // a file whose name changes with its content: from what is kept
  | 'tile' // a piece of the world's map: from the server, or what is kept
  | 'answer' // from the server; what is kept only where it can't be reached
  | 'session' // it changes who asks: what is kept is forgotten
  | 'pass'; // no business of the worker

export interface Asked { method: string; mode: string; url: string }

export function way(asked: Asked, origin: string): Way {
  const url = new URL(asked.url);
  if (url.origin !== origin) return 'pass';
  const at = url.pathname;
  if (/^\/v1\/(login|session)$/.test(at) && asked.method !== 'GET') return 'session';
  if (asked.method !== 'GET') return 'pass';
  if (asked.mode === 'navigate') return at === '/' ? 'page' : 'pass';
  if (at.startsWith('/assets/') || at === '/favicon.svg' || at === '/manifest.webmanifest') return 'file';
  if (at.startsWith('/tiles/')) return 'tile';
  if (kept.some((k) => k.test(at)) && !url.searchParams.has('at')) return 'answer';
  return 'pass';
}

/** How many answers and tiles are kept; past it the oldest go. */
export const ANSWERS = 200;
export const TILES = 600;
/** An answer larger than this is not kept. */
export const LARGEST = 4 << 20;

/** The page's caches by name, oldest first, that may go: all but the one in use and the one before it, whose pages may still be open. */
export function outdated(names: string[], current: string): string[] {
  const pages = names.filter((n) => n.startsWith('page-') && n !== current);
  return pages.slice(0, Math.max(0, pages.length - 1));
}
