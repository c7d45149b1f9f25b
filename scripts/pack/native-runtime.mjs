/** TensorFlow for the processor, laid into the packaged engine so that the binding finds it wherever the package lies. */
import { chmod, cp, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeJson } from '../files.mjs';
import { bindingPackage } from '../places.mjs';
import { exists } from '../probe.mjs';
import { run } from '../processes.mjs';
import { SetUpError, say } from '../report.mjs';
import { ensureCached } from '../runtime-cache.mjs';
import { cpuWheels, tensorflowVersion } from '../wheels.mjs';

const library = /\.(so(\.\d+)*|dylib|dll)$/;

/** Takes the symbols that nothing but a debugger reads: a quarter of TensorFlow. @param {string} file */
async function strip(file) {
  const before = (await stat(file)).size;
  const finished = await run('strip', ['--strip-unneeded', file]);
  if (finished.code !== 0)
    say(`  ${file.split('/').at(-1)} keeps its symbols (${before} bytes): there is no \`strip\``);
}

/** The libraries of the wheel beside the binding that was compiled for this checkout. @param {string} target @param {string} engine */
async function layWheel(target, engine) {
  const cached = join(await ensureCached('cpu', [cpuWheels[target]]), 'tensorflow');
  const runtime = join(engine, 'deps', 'runtime', 'tensorflow');
  await cp(cached, runtime, {
    recursive: true,
    dereference: true,
    filter: (path) => path === cached || library.test(path),
  });
  if (process.platform !== 'linux') return;
  for (const name of ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2']) {
    // A wheel's files are read-only to others and may be to their owner.
    await chmod(join(runtime, name), 0o644);
    await strip(join(runtime, name));
  }
}

/** What the binding's own installer fetched. @param {string} engine */
async function layOwnInstallation(engine) {
  await mkdir(join(engine, 'deps'), { recursive: true });
  await cp(join(bindingPackage, 'deps', 'lib'), join(engine, 'deps', 'lib'), { recursive: true, dereference: true });
}

/**
 * Lays the runtime into the packaged copy of the binding's package.
 * @param {string} engine  that copy's folder
 * @throws {SetUpError} where this checkout computes on WebAssembly: its packages would be several times slower
 */
export async function layRuntime(engine) {
  const target = `${process.platform}-${process.arch}`;
  const binding = join(bindingPackage, 'lib', 'napi-v8');
  if (!(await exists(join(binding, 'tfjs_binding.node')))) {
    throw new SetUpError(
      'there is no native TensorFlow to pack.',
      'Run `npm run setup`, which says why, then pack again.',
    );
  }
  await cp(binding, join(engine, 'lib', 'napi-v8'), { recursive: true, dereference: true });
  const fromWheel = await exists(join(bindingPackage, 'deps', 'runtime'));
  if (fromWheel) await layWheel(target, engine);
  else await layOwnInstallation(engine);
  await writeJson(join(engine, 'deps', 'paraph-runtime.json'), {
    tensorflow: fromWheel ? tensorflowVersion : '2.9.1',
    flavour: 'cpu',
    why: 'it comes with Paraph',
    advice: null,
    origin: 'package',
  });
}
