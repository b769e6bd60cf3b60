import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { fluent } from './build/fluent.ts';

export default defineConfig({ plugins: [fluent(), svelte()], test: { environment: 'node', passWithNoTests: true, testTimeout: 120_000 } });
