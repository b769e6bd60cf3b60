/**
 * Where we are: the address's fragment, `#/path?query`. Fragments stay in the browser, so that no server's log tells
 * which matter somebody looked at.
 */
export interface Route {
  path: string[]; // decoded, without empty parts
  query: URLSearchParams;
}

/** What follows `#` in an invitation's link, whose path the server has replaced by the page's. */
const invitation = /^#([\w-]{43}\.[0-9a-f]{64})$/;

export function parse(hash: string): Route {
  const link = invitation.exec(hash)?.[1];
  if (link) return { path: ['invitation', link], query: new URLSearchParams() };
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const parts = path.split('/').filter(Boolean).map((p) => {
    try { return decodeURIComponent(p); } catch { return p; }
  });
  return { path: parts, query: new URLSearchParams(query) };
}

export function href(path: string[], query: Record<string, string | undefined> = {}): string {
  const q = new URLSearchParams(Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== ''));
  const tail = q.toString();
  return '#/' + path.map(encodeURIComponent).join('/') + (tail ? '?' + tail : '');
}

let current = $state.raw<Route>(parse(globalThis.location?.hash ?? ''));
globalThis.addEventListener?.('hashchange', () => (current = parse(location.hash)));

// Derived, so that what depends on the time or the path is not computed anew because the map was moved.
const atText = $derived(current.query.get('at') ?? undefined);
const at = $derived.by(() => {
  const text = atText;
  const time = text ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
});

const pathText = $derived(JSON.stringify(current.path));
const path = $derived(JSON.parse(pathText) as string[]);

export const route = {
  get path(): string[] { return path; },
  get query(): URLSearchParams { return current.query; },
  /** The instant that everything is shown at, in milliseconds; undefined: now. */
  get at(): number | undefined { return at; },
};

/** A link to a path that keeps the time shown. */
export function link(path: string[], query: Record<string, string | undefined> = {}): string {
  return href(path, { at: atText, ...query });
}

export function go(to: string, replace = false): void {
  if (replace) {
    history.replaceState(null, '', to);
    current = parse(to);
  } else {
    location.hash = to;
  }
}

/** Leads on from a room, without a step in the history, unless somebody has gone elsewhere meanwhile. */
export function lead(room: string, to: string): void {
  if (parse(location.hash).path[0] === room) go(to, true);
}

/**
 * Changes the query of where we are, without a step in the history. A browser tells of a step a while after it was taken:
 * until then the address knows better where we are, and what a room that was left would change is not its any more.
 */
export function set(query: Record<string, string | undefined>): void {
  const here = parse(location.hash);
  if (JSON.stringify(here.path) === pathText) go(href(here.path, { ...Object.fromEntries(here.query), ...query }), true);
}
