import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gpuRuntimeEnvironment, gpuRuntimePlace } from '../../main/hosts/gpu-runtime.ts';
import { temporaryFolder } from './small-engine.ts';

/** An application compiled for one version, and a place where a runtime of another or the same is installed. */
function installed(ours: string | null, theirs: string, marker = true) {
  const root = temporaryFolder('gpu-runtime');
  const deps = join(root, 'application/node_modules/@tensorflow/tfjs-node-gpu/deps');
  mkdirSync(deps, { recursive: true });
  writeFileSync(join(deps, 'paraph-runtime.json'), JSON.stringify({ tensorflow: ours }));
  const folder = join(root, 'place', `tensorflow-${theirs}-gpu-${process.platform}-${process.arch}`);
  mkdirSync(folder, { recursive: true });
  if (marker) writeFileSync(join(folder, 'complete.json'), '{}');
  return { main: join(root, 'application/main'), place: join(root, 'place'), folder };
}

describe('TensorFlow for GPUs beside the application', () => {
  it('lies beside the workspace, so that a copy of that stays small', () => {
    expect(gpuRuntimePlace('linux', {}, '/home/a')).toBe('/home/a/.local/share/paraph-runtime');
    expect(gpuRuntimePlace('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/paraph-runtime');
  });

  it('goes before the application’s own, and before what the user has', () => {
    const { main, place, folder } = installed('2.21.0', '2.21.0');
    const libraries = join(folder, 'tensorflow');
    expect(gpuRuntimeEnvironment(main, {}, place)).toEqual({ PARAPH_GPU_RUNTIME: folder, LD_LIBRARY_PATH: libraries });
    const own = gpuRuntimeEnvironment(main, { LD_LIBRARY_PATH: '/own', PARAPH_RUNTIME: 'gpu' }, place);
    expect(own['LD_LIBRARY_PATH']).toBe(`${libraries}${delimiter}/own`);
  });

  it('is left alone where it is not for this application, not whole, not wanted or not there', () => {
    const other = installed('2.22.0', '2.21.0');
    const portable = installed(null, '2.21.0');
    const half = installed('2.21.0', '2.21.0', false);
    const whole = installed('2.21.0', '2.21.0');
    for (const { main, place } of [other, portable, half]) expect(gpuRuntimeEnvironment(main, {}, place)).toEqual({});
    expect(gpuRuntimeEnvironment(whole.main, { PARAPH_RUNTIME: 'cpu' }, whole.place)).toEqual({});
    expect(gpuRuntimeEnvironment(whole.main, {}, '/no/such/place')).toEqual({});
  });
});
