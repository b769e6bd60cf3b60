/**
 * The service worker: the page opens without a link, as it was last seen. It answers from what it kept only where the
 * server can't be reached, holds no signature and no key, and forgets what was shown when somebody logs out.
 */
import { ANSWERS, LARGEST, outdated, TILES, way } from './offline/rules';

declare const self: ServiceWorkerGlobalScope;
/** Every file of the page, and those without which it does not start; put here when the page is built. */
declare const FILES: string[];
declare const FIRST: string[];
declare const VERSION: string;

const PAGE = `page-${VERSION}`;
/** Answers that were under way when somebody logged out are not kept after all. */
let epoch = 0;

self.addEventListener('install', (e) => e.waitUntil(install()));
self.addEventListener('activate', (e) => e.waitUntil(activate()));

async function install(): Promise<void> {
  const cache = await caches.open(PAGE);
  await cache.addAll(FIRST);
  const page = await fetch('/', { cache: 'no-cache' });
  // A server that was renewed meanwhile has another page: this worker is not its own, and its successor is on its way.
  if (!page.ok || !(await page.clone().text()).includes(FIRST[0]!)) throw new Error('The page is of another version.');
  await cache.put('/', page);
}

async function activate(): Promise<void> {
  for (const name of outdated(await caches.keys(), PAGE)) await caches.delete(name);
  await self.clients.claim();
}

self.addEventListener('message', (e) => {
  const what = (e.data as { what?: string } | null)?.what;
  if (what === 'start') e.waitUntil(self.skipWaiting());
  if (what === 'forget') e.waitUntil(forget());
  if (what === 'loaded') e.waitUntil(fill((e.data as { files: string[] }).files.filter((f) => FILES.includes(f))));
  if (what === 'all') e.waitUntil(fill(FILES));
});

/** Fetches what of these files is not kept yet, one at a time. */
async function fill(files: string[]): Promise<void> {
  const cache = await caches.open(PAGE);
  for (const file of files) if (!(await cache.match(file))) await cache.add(file);
}

async function forget(): Promise<void> {
  epoch++;
  await caches.delete('answers');
}

self.addEventListener('fetch', (e) => {
  const ways = { page, file, tile, answer, session };
  const found = way(e.request, self.location.origin);
  if (found !== 'pass') e.respondWith(ways[found](e));
});

/** The page as it was kept. A newer one that is ready takes over before anything has begun, if no other window is open. */
async function page(e: FetchEvent): Promise<Response> {
  if (self.registration.waiting && (await self.clients.matchAll()).length <= 1) {
    self.registration.waiting.postMessage({ what: 'start' });
    return new Response('', { headers: { Refresh: '0' } });
  }
  return (await (await caches.open(PAGE)).match('/')) ?? fetch(e.request);
}

async function file(e: FetchEvent): Promise<Response> {
  const had = await caches.match(e.request, { ignoreSearch: true });
  if (had) return had;
  const got = await fetch(e.request);
  if (got.ok && FILES.includes(new URL(e.request.url).pathname)) await (await caches.open(PAGE)).put(e.request, got.clone());
  return got;
}

async function tile(e: FetchEvent): Promise<Response> {
  try {
    const got = await fetch(e.request);
    if (got.status === 200) e.waitUntil(put('tiles', e.request, got.clone(), TILES));
    return got;
  } catch (unreachable) {
    const had = await (await caches.open('tiles')).match(e.request);
    if (had) return had;
    throw unreachable;
  }
}

async function answer(e: FetchEvent): Promise<Response> {
  const mine = epoch;
  try {
    const got = await fetch(e.request);
    if (got.status === 401) await forget();
    if (got.status === 200) e.waitUntil(dated(got.clone()).then((copy) => (copy && mine === epoch ? put('answers', e.request, copy, ANSWERS) : undefined)));
    return got;
  } catch (unreachable) {
    const had = await (await caches.open('answers')).match(e.request);
    if (had) return had;
    throw unreachable;
  }
}

/** A copy that says when it was taken. */
async function dated(got: Response): Promise<Response | undefined> {
  const body = await got.arrayBuffer();
  if (body.byteLength > LARGEST) return undefined;
  return new Response(body, { headers: { 'Content-Type': got.headers.get('Content-Type') ?? '', 'Parley-Kept': String(Date.now()) } });
}

async function put(name: string, request: Request, copy: Response, most: number): Promise<void> {
  const cache = await caches.open(name);
  await cache.delete(request); // so that it is the newest
  await cache.put(request, copy);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}

/** Who asks changes: what was kept for the one before is forgotten first. */
async function session(e: FetchEvent): Promise<Response> {
  const got = await fetch(e.request);
  if (got.ok) await forget();
  return got;
}
