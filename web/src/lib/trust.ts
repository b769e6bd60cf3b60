/**
 * Trusted Types: the page turns no text into script or markup. The only scripts that it starts besides its own modules
 * are the map's worker and the service worker, named here by whoever starts them.
 */
const started = new Set<string>();

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown;
}

(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('default', {
  createScriptURL(url) {
    if (!started.has(new URL(url, location.href).href)) throw new TypeError('This page starts no other script.');
    return url;
  },
});

/** Allows a script of this server's own to be started as a worker; gives its full address. */
export function allow(url: string): string {
  const full = new URL(url, location.href);
  if (full.origin !== location.origin) throw new TypeError('A worker is this server’s own.');
  started.add(full.href);
  return full.href;
}
