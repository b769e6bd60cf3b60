import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { firstChunk } from './build/chunks.ts';
import { compress } from './build/compress.ts';
import { fluent } from './build/fluent.ts';
import { offline } from './build/offline.ts';

export default defineConfig({
  plugins: [fluent(), svelte(), offline(), compress()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    minify: 'terser', // two per cent smaller than the bundler's own, which the list's first view needs
    terserOptions: { module: true, ecma: 2020, compress: { passes: 2, pure_getters: false } }, // effects read getters for what they depend on
    assetsInlineLimit: 0, // nothing as data: URIs, which the policy forbids
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: { input: { index: 'index.html' }, output: { codeSplitting: { groups: [
      { name: firstChunk('src/main.ts'), debugName: 'page' },
      // What proves the record comes in one answer, after the page.
      { name: 'record', test: /src\/(lib\/(RecordBadge|record)\.svelte|proof\/(bytes|note|tree)\.)/ },
    ] } } },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/log': 'http://127.0.0.1:8080', '/tiles': 'http://127.0.0.1:8080' } },
});
