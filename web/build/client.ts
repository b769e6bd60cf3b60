import type { Plugin } from 'vite';

/**
 * Svelte can take over a page that a server has drawn. Ours is drawn in the browser alone: what only serves the taking
 * over is told to the packer as never true, and falls away. That is a tenth of what the first screen loads.
 */
const SOURCE = /svelte\/src\/internal\/client\/dom\/hydration\.js$/;
const NEVER: [was: string, is: string][] = [
  ['export let hydrating = false;', 'export const hydrating = false;'],
  ['hydrating = value;', 'if (value) throw new Error("This page is never taken over.");'],
];

export function clientOnly(): Plugin {
  return {
    name: 'parley-client-only',
    apply: 'build',
    transform(code, id) {
      if (!SOURCE.test(id)) return undefined;
      let out = code;
      for (const [was, is] of NEVER) {
        if (!out.includes(was)) this.error(`Svelte's ${id} is not what it was: look at build/client.ts.`);
        out = out.replace(was, is);
      }
      return { code: out, map: null };
    },
  };
}
