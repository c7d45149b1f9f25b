import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';
import renderer from './vite.config.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  main: {
    build: {
      outDir: 'dist/electron',
      // The packaged archive holds no packages: everything but Electron itself is in the bundle.
      externalizeDeps: false,
      lib: { entry: path('electron/main.ts'), formats: ['es'], fileName: () => 'main.js' },
    },
  },
  preload: {
    build: {
      outDir: 'dist/preload',
      // A sandboxed preload script is one CommonJS file that requires nothing but `electron`.
      externalizeDeps: false,
      lib: { entry: path('electron/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    },
  },
  renderer: {
    ...renderer,
    build: { ...renderer.build, outDir: path('dist/renderer'), rollupOptions: { input: path('renderer/index.html') } },
  },
});
