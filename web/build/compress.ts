import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

/** Replaces every built file by its brotli form, which is all that the binary carries. */
export function compress(): Plugin {
  let out = '';
  return {
    name: 'parley-compress',
    apply: 'build',
    configResolved(config) {
      if (!config.build.ssr) out = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (!statSync(file).isFile() || file.endsWith('.br')) continue;
        const data = readFileSync(file);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
        writeFileSync(file + '.br', brotliCompressSync(data, { params }));
        rmSync(file);
      }
    },
  };
}
