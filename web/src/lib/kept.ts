/** What this browser keeps between visits, in IndexedDB: the last view, remembered checkpoints, drafts, keys. */

const stores = ['last', 'drafts', 'checkpoints', 'keys'] as const;
export type Store = (typeof stores)[number];

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const r = indexedDB.open('parley', 1);
    r.onupgradeneeded = () => stores.forEach((s) => r.result.createObjectStore(s));
    r.onsuccess = () => resolve(r.result);
    r.onerror = () => reject(r.error);
  });
  return opened;
}

async function run<T>(store: Store, mode: IDBTransactionMode, ask: (s: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const t = db.transaction(store, mode);
    const r = ask(t.objectStore(store));
    t.oncomplete = () => resolve(r.result);
    t.onerror = t.onabort = () => reject(t.error);
  });
}

export const read = <T>(store: Store, key: string) => run<T | undefined>(store, 'readonly', (s) => s.get(key));
export const write = (store: Store, key: string, value: unknown) => run(store, 'readwrite', (s) => s.put(value, key));
export const drop = (store: Store, key: string) => run(store, 'readwrite', (s) => s.delete(key));
export const keys = (store: Store) => run(store, 'readonly', (s) => s.getAllKeys());
export const empty = (store: Store) => run(store, 'readwrite', (s) => s.clear());

/** Keeps the last answer of a kind; a browser that keeps nothing (private windows) is no failure. */
export async function keep(kind: string, value: unknown): Promise<void> {
  try { await write('last', kind, { at: Date.now(), value }); } catch { /* nothing is kept */ }
}

export async function kept<T>(kind: string): Promise<{ at: number; value: T } | undefined> {
  try { return await read<{ at: number; value: T }>('last', kind); } catch { return undefined; }
}

/** Forgets the answers that the service worker has kept. */
async function forgetAnswers(): Promise<void> {
  try {
    navigator.serviceWorker?.controller?.postMessage({ what: 'forget' });
    await globalThis.caches?.delete('answers');
  } catch { /* nothing was kept */ }
}

/** Forgets what was shown, when nobody is logged in any more. */
export async function forget(): Promise<void> {
  await forgetAnswers();
  try { await empty('last'); } catch { /* nothing was kept */ }
}
