// Compares what is committed in dist with a build of the sources: npm run verify.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const web = new URL('..', import.meta.url).pathname;
const fresh = mkdtempSync(join(tmpdir(), 'parley-dist-'));

function files(dir) {
  const found = new Map();
  for (const e of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!e.isFile()) continue;
    const file = join(e.parentPath, e.name);
    found.set(relative(dir, file), brotliDecompressSync(readFileSync(file)));
  }
  return found;
}

try {
  execFileSync('npx', ['vite', 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error'], { cwd: web, stdio: 'inherit' });
  const [committed, built] = [files(join(web, 'dist')), files(fresh)];
  const differ = [...new Set([...committed.keys(), ...built.keys()])].filter((f) => {
    const [a, b] = [committed.get(f), built.get(f)];
    return !a || !b || !a.equals(b);
  });
  if (differ.length > 0) {
    console.error(`web/dist is not what the sources build; run make web and commit it:\n  ${differ.join('\n  ')}`);
    process.exitCode = 1;
  } else {
    console.log(`web/dist is what the sources build: ${built.size} files`);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
