import { defineConfig } from 'vitest/config';

// One browser at a time: the machines that run this have few cores.
export default defineConfig({
  test: { expect: { poll: { timeout: 60_000 } } /* a busy machine is not a failure */, environment: 'node', testTimeout: 600_000, retry: 1 /* a busy machine may miss a moment once; the second try has a server of its own */, hookTimeout: 300_000, fileParallelism: false, include: ['**/*.e2e.ts'] },
});
