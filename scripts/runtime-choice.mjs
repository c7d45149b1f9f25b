/** Which native runtime this machine should have: a pure function of what was probed. */
import { formatBytes } from './report.mjs';
import { compilerWheels, cpuWheels, gpuWheels, tensorflowVersion } from './wheels.mjs';

/**
 * @typedef {'gpu' | 'cpu' | 'package' | 'portable'} Flavour
 *   gpu       TensorFlow's CUDA build, from its wheel
 *   cpu       TensorFlow for the processor, from its wheel
 *   package   what the binding's own installer fetches (TensorFlow 2.9)
 *   portable  WebAssembly: nothing to install
 *
 * @typedef {object} Probe
 * @property {string} platform  process.platform
 * @property {string} arch  process.arch
 * @property {'glibc' | 'musl' | null} libc  null where there is no such choice
 * @property {{ name: string, driver: string } | null} gpu  the NVIDIA GPU and its driver's version
 * @property {boolean} compiler  whether a C++ compiler was found
 * @property {number | null} freeBytes  in the cache folder; null where it could not be told
 * @property {readonly Flavour[]} cached  runtimes that the cache folder already holds
 * @property {string | null} wanted  what the user asks for in PARAPH_RUNTIME
 *
 * @typedef {object} Attempt
 * @property {Flavour} flavour
 * @property {readonly import('./wheels.mjs').Wheel[]} wheels  to fetch and unpack
 * @property {import('./wheels.mjs').Wheel | null} compiler  to fetch where the machine has none
 * @property {string} why
 * @property {string | null} advice  how to get the GPU used, or a faster runtime
 */

/** CUDA 12 runs on this branch of the driver and newer (CUDA compatibility guide). */
const oldestDriver = 525;
const again = 'then run `npm run setup`';

/** @param {Probe} probe */
const target = ({ platform, arch }) => `${platform}-${arch}`;

/** What an NVIDIA GPU comes to here: used, or the reason and the way out. @param {Probe} probe */
function judgeGpu(probe) {
  const { gpu, platform } = probe;
  if (!gpu) return { usable: false, why: 'no NVIDIA GPU was found', advice: null };
  if (platform === 'win32') {
    return {
      usable: false,
      why: `TensorFlow has had no current build for GPUs on Windows itself since 2.10 (${gpu.name} found)`,
      advice:
        'To use the GPU, install CUDA 11.2 with cuDNN 8.1, which the installed TensorFlow 2.9 looks for; or run Paraph in WSL 2, where a current TensorFlow uses it.',
    };
  }
  if (!gpuWheels[target(probe)]) {
    return { usable: false, why: `TensorFlow has no GPU build for ${target(probe)} (${gpu.name} found)`, advice: null };
  }
  if (Number.parseInt(gpu.driver, 10) < oldestDriver) {
    return {
      usable: false,
      why: `the driver ${gpu.driver} of ${gpu.name} is older than ${oldestDriver}, which CUDA 12 needs`,
      advice: `To use the GPU, update NVIDIA's driver to ${oldestDriver} or newer, ${again}.`,
    };
  }
  return { usable: true, why: `${gpu.name} was found (driver ${gpu.driver})`, advice: null };
}

/** Whether the wheel's libraries can be loaded at all. @param {Probe} probe */
const loadsWheels = (probe) => Boolean(cpuWheels[target(probe)]) && probe.libc !== 'musl';

/** The binding's makers compile for these. @param {Probe} probe */
const hasOwnInstaller = (probe) =>
  ['linux-x64', 'darwin-x64', 'darwin-arm64', 'win32-x64'].includes(target(probe)) && probe.libc !== 'musl';

/** @param {Probe} probe */
function whyNoWheel(probe) {
  if (probe.libc === 'musl') return 'TensorFlow is built for glibc, and this Linux uses musl';
  return `TensorFlow ${tensorflowVersion} has no build with a C library for ${target(probe)}`;
}

/** @param {Probe} probe @returns {Attempt[]} every way this platform knows, best first */
function allAttempts(probe) {
  const gpu = judgeGpu(probe);
  const compiler = probe.compiler ? null : (compilerWheels[target(probe)] ?? null);
  const forced = probe.wanted === 'gpu' && Boolean(gpuWheels[target(probe)]);
  /** @type {Attempt[]} */
  const attempts = [];
  if (loadsWheels(probe)) {
    if (gpu.usable || forced) {
      const why = gpu.usable ? gpu.why : 'PARAPH_RUNTIME asks for it';
      attempts.push({ flavour: 'gpu', wheels: gpuWheels[target(probe)], compiler, why, advice: null });
    }
    const wheels = [cpuWheels[target(probe)]];
    attempts.push({ flavour: 'cpu', wheels, compiler, why: gpu.why, advice: gpu.advice });
  }
  const why = loadsWheels(probe) ? gpu.why : `${whyNoWheel(probe)}; ${gpu.why}`;
  if (hasOwnInstaller(probe)) {
    attempts.push({ flavour: 'package', wheels: [], compiler: null, why, advice: gpu.advice });
  }
  attempts.push({ flavour: 'portable', wheels: [], compiler: null, why, advice: gpu.advice });
  return attempts;
}

/** Bytes on disk while an attempt is under way. @param {Attempt} attempt */
export function spaceNeeded({ wheels, compiler }) {
  const all = compiler ? [...wheels, compiler] : wheels;
  return all.reduce((sum, wheel) => sum + wheel.bytes + wheel.unpacked, 0);
}

/** @param {Attempt} attempt @param {Probe} probe */
function fits(attempt, { cached, freeBytes }) {
  return cached.includes(attempt.flavour) || freeBytes === null || freeBytes >= spaceNeeded(attempt);
}

/**
 * The ways to get a runtime, best first, each to be tried if the one before fails; the last always works.
 * @param {Probe} probe
 * @returns {{ attempts: Attempt[], skipped: string[] }} `skipped` says what was left out and why
 */
export function chooseRuntime(probe) {
  const all = allAttempts(probe);
  const from = all.findIndex(({ flavour }) => flavour === probe.wanted);
  const allowed = all
    .slice(Math.max(0, from))
    .map((attempt, i) => (i === 0 && from > 0 ? { ...attempt, why: 'PARAPH_RUNTIME asks for it' } : attempt));
  const attempts = allowed.filter((attempt) => fits(attempt, probe));
  const tooLarge = allowed
    .filter((attempt) => !fits(attempt, probe))
    .map(
      (attempt) =>
        `${names[attempt.flavour]} needs ${formatBytes(spaceNeeded(attempt))} of disk space, ${formatBytes(probe.freeBytes ?? 0)} are free`,
    );
  const absent = probe.wanted && from < 0 ? [`PARAPH_RUNTIME=${probe.wanted} is not to be had on this machine`] : [];
  return { attempts, skipped: [...absent, ...tooLarge] };
}

/** @type {Record<Flavour, string>} */
const names = {
  gpu: `native TensorFlow ${tensorflowVersion} for GPUs`,
  cpu: `native TensorFlow ${tensorflowVersion} for the processor`,
  package: "TensorFlow 2.9 from the binding's own installer",
  portable: 'portable WebAssembly',
};

/**
 * What is written down for the application (`doctor` shows it).
 * @typedef {object} RuntimeRecord
 * @property {string | null} tensorflow  its version; null for WebAssembly
 * @property {Flavour} flavour
 * @property {string} why
 * @property {string | null} advice
 */

/**
 * @param {Attempt} attempt  the one that worked
 * @param {readonly string[]} failures  why each better one did not, in order
 * @param {{ tensorflow: string | null, usesGpu: boolean }} loaded  what the loaded runtime said of itself
 * @returns {RuntimeRecord}
 */
export function describeRuntime(attempt, failures, loaded) {
  const blind = attempt.flavour === 'gpu' && !loaded.usesGpu;
  const why = [attempt.why, ...failures, ...(blind ? ['TensorFlow does not see the GPU'] : [])].join('; ');
  const fallback = failures.length > 0 ? `A better runtime could not be had; remove the cause, ${again}.` : null;
  const seeing = blind ? `Check that \`nvidia-smi\` lists the GPU for this user, ${again}.` : null;
  return { tensorflow: loaded.tensorflow, flavour: attempt.flavour, why, advice: attempt.advice ?? seeing ?? fallback };
}

/** One line for a person. @param {RuntimeRecord} record @param {string | null} gpuName */
export function runtimeLine({ tensorflow, flavour, why }, gpuName) {
  const version = tensorflow?.split('.').slice(0, 2).join('.');
  const used =
    flavour === 'portable'
      ? 'portable WebAssembly'
      : `native TensorFlow ${version}, ${flavour === 'gpu' && gpuName ? `GPU ${gpuName}` : 'CPU'}`;
  return `Runtime: ${used} (${why})`;
}
