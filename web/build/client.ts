import type { Plugin } from 'vite';

/** Methods of a class, by their names; Svelte's sources are set by one formatter. */
const method = (names: string) => new RegExp(`\n\t(${names})\\([^]*?\n\t\\}(?=\n)`, 'g');

/**
 * Svelte can take over a page that a server has drawn, wait within a part of the page for what it shows, and try out a
 * state beside the present one. Ours is drawn in the browser alone, and does neither: what only serves that is told to
 * the packer as never true, and falls away. That is more than a tenth of what the first screen loads.
 */
const NEVER: [source: RegExp, was: RegExp, is: string][] = [
  [/dom\/hydration\.js$/, /export let hydrating = false;/, 'export const hydrating = false;'],
  [/dom\/hydration\.js$/, /hydrating = value;/, 'if (value) throw new Error("This page is never taken over.");'],
  // Only what the compiler's experimental option "async" allows gives something to wait for.
  [/reactivity\/async\.js$/, /if \(async\.length === 0 && pending\.length === 0\) \{[^]*?\n\}\n/, 'if (async.length + pending.length > 0) throw new Error("No part waits.");\n\tfn(deriveds);\n}\n'],
  [/(reactivity\/(sources|deriveds|batch)|dom\/blocks\/boundary|client\/runtime)\.js$/, /\b(this|batch|current_batch\?)\.is_fork\b(?! =)/g, 'false'],
  [/reactivity\/batch\.js$/, /\tis_fork = false;\n/, ''],
  // So nothing is ever counted as waited for.
  [/reactivity\/batch\.js$/, /this\.#is_deferred\(\)/g, 'false'],
  [/reactivity\/batch\.js$/, method('#is_deferred|#is_skipped|increment|decrement'), ''],
  [/dom\/blocks\/boundary\.js$/, method('#?update_pending_count|get_effect_pending'), ''],
];

export function clientOnly(): Plugin {
  return {
    name: 'parley-client-only',
    apply: 'build',
    transform(code, id) {
      if (!/svelte\/src\/internal\/client\//.test(id)) return undefined;
      let out = code;
      for (const [source, was, is] of NEVER) {
        if (!source.test(id)) continue;
        const before = out;
        out = out.replace(was, is);
        if (out === before) this.error(`Svelte's ${id} is not what it was: look at build/client.ts.`);
      }
      return out === code ? undefined : { code: out, map: null };
    },
  };
}
