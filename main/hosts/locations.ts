/** Where the parts of a checkout lie; a packaged application names its own. */
import { fileURLToPath } from 'node:url';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The shipped model: weights, manifest, card. */
export const modelFolder = fromRoot('resources/model');
/** The built interface. */
export const interfaceFolder = fromRoot('dist/renderer');
/** Set-up's step that installs TensorFlow for GPUs; a package has it too. */
export const gpuRuntimeInstaller = fromRoot('scripts/gpu-runtime.mjs');
