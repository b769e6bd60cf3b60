import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { firstChunk } from './build/chunks.ts';
import { clientOnly } from './build/client.ts';
import { compress } from './build/compress.ts';
import { fluent } from './build/fluent.ts';
import { offline } from './build/offline.ts';

export default defineConfig({
  plugins: [fluent(), svelte(), clientOnly(), offline(), compress()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    minify: 'terser', // two per cent smaller than the bundler's own, which the list's first view needs
    terserOptions: { module: true, ecma: 2020, compress: { passes: 2, pure_getters: false } }, // effects read getters for what they depend on
    assetsInlineLimit: 0, // nothing as data: URIs, which the policy forbids
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: { input: { index: 'index.html' },
      treeshake: { moduleSideEffects: [{ test: /svelte\/src\/internal\/(client|shared)\//, sideEffects: false }] }, // Svelte's parts do nothing by being loaded
      // The names of all files stand in the first: each letter less is fifty bytes of it.
      output: { entryFileNames: 'assets/[name]-[hash:7].js', chunkFileNames: 'assets/[name]-[hash:7].js', assetFileNames: 'assets/[name]-[hash:7][extname]', codeSplitting: { groups: [
      // Of Svelte, what only rooms use that come later.
      { name: 'forms', priority: 1, includeDependenciesRecursively: false, test: /svelte\/src\/internal\/(client\/dom\/elements\/(actions|attachments|style|bindings\/(input|props|size|universal|window))|shared\/clone)\.js$/ },
      { name: firstChunk('src/main.ts'), debugName: 'page' },
      // What follows and proves the record comes in one answer, after the page.
      { name: 'record', test: /src\/(lib\/((RecordBadge|record)\.svelte|after|place|stream|offline)|proof\/(bytes|note|tree))\./ },
    ] } } },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/log': 'http://127.0.0.1:8080', '/tiles': 'http://127.0.0.1:8080' } },
});
