/** A Python that has TensorFlow: the one named, one on the path, or, where asked for, one of its own in the cache. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../../scripts/places.mjs';
import { reasonForFailure, run } from '../../../scripts/processes.mjs';
import { tensorflowVersion } from '../../../scripts/wheels.mjs';

/** Loading TensorFlow for the first time reads some hundred megabytes. */
const patienceMs = 120_000;
const downloadMs = 1_200_000;

export type FoundPython = { readonly program: string } | { readonly missing: string };

async function hasTensorflow(program: string): Promise<boolean> {
  return (await run(program, ['-c', 'import tensorflow'], { timeoutMs: patienceMs })).code === 0;
}

/** @param make installs TensorFlow into a virtual environment in the cache folder when no Python has it (274 MB) */
export async function findPython(make: boolean): Promise<FoundPython> {
  const named = process.env['PARAPH_PYTHON'];
  if (named) {
    return (await hasTensorflow(named))
      ? { program: named }
      : { missing: `PARAPH_PYTHON (${named}) does not import tensorflow` };
  }
  const own = ownPython();
  const candidates = [...(existsSync(own) ? [own] : []), 'python3', 'python'];
  for (const program of candidates) if (await hasTensorflow(program)) return { program };
  return make
    ? makePython(own)
    : { missing: 'no Python here imports tensorflow: set PARAPH_PYTHON, or --make-python installs one into the cache' };
}

const ownFolder = () => join(cacheFolder(), `python-tensorflow-${tensorflowVersion}`);

function ownPython(): string {
  return process.platform === 'win32' ? join(ownFolder(), 'Scripts', 'python.exe') : join(ownFolder(), 'bin', 'python');
}

async function makePython(own: string): Promise<FoundPython> {
  const project = process.platform === 'linux' && process.arch === 'x64' ? 'tensorflow-cpu' : 'tensorflow';
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ['python3', ['-m', 'venv', ownFolder()]],
    [own, ['-m', 'pip', 'install', '--quiet', `${project}==${tensorflowVersion}`]],
  ];
  for (const [program, parameters] of commands) {
    const finished = await run(program, parameters, { timeoutMs: downloadMs });
    if (finished.code !== 0) return { missing: `a Python could not be made: ${reasonForFailure(finished)}` };
  }
  return (await hasTensorflow(own))
    ? { program: own }
    : { missing: 'the Python that was made does not import tensorflow' };
}
