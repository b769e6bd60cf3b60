import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** English, by which every language is completed: its first half is asked for with the page. */
function words(bundle: Rolldown.OutputBundle): string[] {
  return Object.values(bundle).filter((f) => f.type === 'chunk' && f.moduleIds.some((m) => m.endsWith('/en.ftl?first'))).map((f) => '/' + f.fileName);
}

/**
 * Builds `src/sw.ts` into one classic script at the root, which knows the page's files by name and by version, and has
 * the page ask for its first words before it runs.
 */
export function offline(): Plugin {
  return {
    name: 'parley-offline',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => words(bundle ?? {}).map((href) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href }, injectTo: 'head' as const })),
    },
    async generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((n) => n.startsWith('assets/')).sort().map((n) => '/' + n);
      const page = bundle['index.html'];
      if (page?.type !== 'asset') this.error('There is no index.html.');
      const first = [...new Set([...String(page.source).matchAll(/"(\/assets\/[^"]+)"/g)].map((m) => m[1]!))];
      if (!first[0]?.endsWith('.js')) this.error('The page does not begin with its script.');
      const around = ['/favicon.svg', '/manifest.webmanifest'];
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: await compile([...files, ...around], [...first, ...around], String(page.source)) });
    },
  };
}

async function compile(files: string[], first: string[], page: string): Promise<string> {
  const version = createHash('sha256').update([...files, page].join('\n')).digest('hex').slice(0, 12);
  const root = resolve(import.meta.dirname, '..');
  const out = await build({
    root, configFile: false, logLevel: 'error', publicDir: false,
    define: { FILES: JSON.stringify(files), FIRST: JSON.stringify(first), VERSION: JSON.stringify(version) },
    build: { write: false, target: 'es2022', lib: { entry: resolve(root, 'src/sw.ts'), formats: ['iife'], name: 'sw', fileName: () => 'sw.js' } },
  });
  const [built] = Array.isArray(out) ? out : [out];
  if (!built || !('output' in built)) throw new Error('The service worker was not built.');
  return built.output[0].code;
}
