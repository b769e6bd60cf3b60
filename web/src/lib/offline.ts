/** Starts the service worker once the first screen stands, and tells it what to keep. */
import { allow } from './trust';

/** A link on which an answer takes longer than this carries nothing that is not needed, in milliseconds. */
const QUICK = 1_200;

export async function offline(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  try {
    await navigator.serviceWorker.register(allow('/sw.js'));
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map((r) => new URL(r.name)).filter((u) => u.origin === location.origin).map((u) => u.pathname);
    active?.postMessage({ what: 'loaded', files: loaded });
    const slow = performance.getEntriesByType('resource').some((r) => r.name.includes('/v1/situation') && r.duration > QUICK);
    const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
    if (!slow && !saving) setTimeout(() => active?.postMessage({ what: 'all' }), 10_000);
  } catch { /* a browser that forbids it shows the page all the same, while there is a link */ }
}
