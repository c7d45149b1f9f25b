/** Binds an unpacked TensorFlow to Node: links where the package looks for it, and its two C++ files compiled. */
import { mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryName } from './files.mjs';
import { bindingPackage, modules } from './places.mjs';
import { findCompiler } from './probe.mjs';
import { reasonForFailure, run } from './processes.mjs';
import { say } from './report.mjs';
import { ensureCached } from './runtime-cache.mjs';

const onMac = process.platform === 'darwin';
/** The libraries under the names they were linked with. */
const libraries = onMac
  ? ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib']
  : ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
/** What else the package and its tools call them. */
const aliases = onMac
  ? [
      ['libtensorflow.2.dylib', libraries[0]],
      ['libtensorflow.dylib', libraries[0]],
      ['libtensorflow_framework.dylib', libraries[1]],
    ]
  : [
      ['libtensorflow.so', libraries[0]],
      ['libtensorflow.so.2', libraries[0]],
      ['libtensorflow_framework.so', libraries[1]],
    ];

/**
 * Where the binding looks for its libraries, from its own place: in a checkout a link to the unpacked runtime, in a packaged
 * application the runtime itself. Either may be moved, and holds no path of the machine it was made on.
 */
const runtimeFromBinding = '../../deps/runtime/tensorflow';

/** A RUNPATH rather than an RPATH: LD_LIBRARY_PATH goes before it. */
const libraryPath = onMac
  ? [`-Wl,-rpath,@loader_path/${runtimeFromBinding}`]
  : ['-Wl,--enable-new-dtags', `-Wl,-rpath,$ORIGIN/${runtimeFromBinding}`];

/** @param {string} tensorflow  the folder that holds the libraries and `include` */
async function linkLibraries(tensorflow) {
  const deps = join(bindingPackage, 'deps');
  await rm(deps, { recursive: true, force: true });
  await mkdir(join(deps, 'lib'), { recursive: true });
  await symlink(dirname(tensorflow), join(deps, 'runtime'));
  await symlink(join(tensorflow, 'include'), join(deps, 'include'));
  for (const library of libraries) await symlink(join(tensorflow, library), join(deps, 'lib', library));
  for (const [alias, library] of aliases) await symlink(join(tensorflow, library), join(deps, 'lib', alias));
}

/**
 * The compiler's parameters. The library path written into the binding leads to the unpacked folder itself: from there the
 * CUDA build finds NVIDIA's libraries beside it, as in a Python installation.
 * @param {string} tensorflow
 * @param {readonly string[]} sources
 * @param {string} output
 */
export function compilerParameters(tensorflow, sources, output) {
  const shared = onMac ? ['-bundle', '-undefined', 'dynamic_lookup'] : ['-shared', '-fPIC'];
  const includes = [join(modules, 'node-api-headers', 'include'), bindingPackage, join(tensorflow, 'include')];
  return [
    ...['-std=c++17', '-O2', '-DNAPI_VERSION=8', ...shared],
    // Messages name the source file: by its place in the package, not on this machine.
    `-ffile-prefix-map=${bindingPackage}=tfjs-node-gpu`,
    ...includes.flatMap((folder) => ['-I', folder]),
    ...sources,
    ...libraries.map((library) => join(tensorflow, library)),
    ...libraryPath,
    ...['-o', output],
  ];
}

/** @param {import('./wheels.mjs').Wheel | null} wheel  a compiler to fetch where the machine has none */
async function compilerCommand(wheel) {
  const found = await findCompiler();
  if (found) return { program: found, before: /** @type {string[]} */ ([]) };
  if (!wheel) throw new Error('no C++ compiler was found');
  say('  no C++ compiler was found: fetching Zig, which prepares its C++ library for a minute or two the first time');
  return { program: join(await ensureCached('compiler', [wheel]), 'ziglang', 'zig'), before: ['c++'] };
}

/**
 * Links and compiles, the binding last and at once.
 * @param {string} tensorflow
 * @param {import('./wheels.mjs').Wheel | null} compiler
 * @throws {Error} where it does not compile
 */
export async function bind(tensorflow, compiler) {
  const folder = join(bindingPackage, 'lib', 'napi-v8');
  const binding = join(folder, 'tfjs_binding.node');
  const names = (await readdir(join(bindingPackage, 'binding'))).filter((name) => name.endsWith('.cc'));
  const sources = names.map((name) => join(bindingPackage, 'binding', name));
  const { program, before } = await compilerCommand(compiler);
  await mkdir(folder, { recursive: true });
  const parameters = compilerParameters(tensorflow, sources, temporaryName(binding));
  const finished = await run(program, [...before, ...parameters]);
  if (finished.code !== 0) throw new Error(`the binding did not compile: ${reasonForFailure(finished)}`);
  await linkLibraries(tensorflow);
  await rename(temporaryName(binding), binding);
}
