import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { licenceNotices } from './scripts/pack/notices-plugin.mjs';

/** Builds the interface that every host serves: plain files, nothing inlined, so that a strict content policy holds. */
export default defineConfig({
  root: fileURLToPath(new URL('./renderer', import.meta.url)),
  base: './',
  plugins: [tailwindcss(), svelte({ configFile: '../svelte.config.js' }), licenceNotices()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
