/** The tables of `npm run bench` on training. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { createTrainer } from '../../../main/training/trainer.ts';
import { writeGeneratedSet } from '../../synthesis/generated-set.ts';
import { formatTable } from '../rounds.ts';
import { findPython } from './find-python.ts';
import { profileKernels } from './kernel-profile.ts';
import { measureTrainingSpeed } from './training-speed.ts';
import { measureWasm } from './wasm-speed.ts';
import { measureWhileTraining } from './while-training.ts';
import { conv4Workload, twoMapWorkload, withBatch, type Workload } from './workloads.ts';

/** Kernels that together take less than this share of a step are not listed. */
const worthNaming = 0.02;
const stepsPerRound = { [conv4Workload.name]: 4, [twoMapWorkload.name]: 1 };

async function printSpeed(threads: number, rounds: number, makePython: boolean): Promise<void> {
  const python = await findPython(makePython);
  const program = 'program' in python ? python.program : null;
  console.log(`\nTraining, images a second (${threads} threads each, in turns)`);
  const rows: string[][] = [];
  let note = 'missing' in python ? `No Python to compare with: ${python.missing}.` : '';
  let difference = 0;
  for (const workload of [conv4Workload, twoMapWorkload]) {
    const speed = await measureTrainingSpeed(workload, program, threads, rounds, stepsPerRound[workload.name]);
    const { paraph, peer } = speed;
    const wall = peer ? (paraph.perSecond / peer.perSecond).toFixed(2) : '–';
    const processor = peer ? (peer.processorMs / paraph.processorMs).toFixed(2) : '–';
    rows.push([workload.name, paraph.perSecond.toFixed(0), peer?.perSecond.toFixed(0) ?? '–', wall, processor]);
    if (!peer) continue;
    difference = Math.max(difference, peer.difference);
    note = `Python: TensorFlow ${peer.version}, a step one graph (test/bench/training/peer.py), nothing omitted; losses agree to ${difference.toExponential(0)}.`;
  }
  console.log(formatTable([['', 'Paraph', 'Python', 'ratio', 'ratio by processor time'], ...rows]));
  console.log(note);
}

function printProfile({ name, plan, set }: Workload, steps: number): void {
  const trainer = createTrainer(plan, set, 17);
  trainer.trainStep();
  const { kernels, milliseconds } = profileKernels(() => trainer.trainStep(), steps);
  trainer.dispose();
  const share = (part: number) => `${((100 * part) / milliseconds).toFixed(1)} %`;
  const row = (kernel: string, calls: string, ms: number) => [kernel, calls, ms.toFixed(1), share(ms)];
  const named = kernels.filter((kernel) => kernel.milliseconds > worthNaming * milliseconds);
  const others = kernels.filter((kernel) => !named.includes(kernel));
  const sum = (some: typeof kernels, of: 'calls' | 'milliseconds') => some.reduce((total, each) => total + each[of], 0);
  console.log(`\nWhere a step's ${milliseconds.toFixed(0)} ms of processor time go: ${name}`);
  console.log(
    formatTable([
      ['kernel', 'calls', 'ms', 'share'],
      ...named.map(({ kernel, calls, milliseconds }) => row(kernel, calls.toFixed(0), milliseconds)),
      row(`${others.length} others`, sum(others, 'calls').toFixed(0), sum(others, 'milliseconds')),
      row('outside of kernels', '', milliseconds - sum(kernels, 'milliseconds')),
    ]),
  );
}

/** @param verdicts timed in each state */
export async function printWhileTraining(verdicts: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-bench-'));
  try {
    const request = { directory: join(folder, 'set'), writers: 7, genuine: 8, forged: 0, seed: 5, dpi: 300 };
    const writers = await writeGeneratedSet(request);
    const waits = await measureWhileTraining(join(folder, 'workspace'), writers, verdicts);
    console.log(`\nFile to verdict, milliseconds (${waits.verdicts} verdicts each, in turns)`);
    const row = (name: string, { median, p95 }: typeof waits.atRest) => [name, median.toFixed(0), p95.toFixed(0)];
    const rows = [row('no training', waits.atRest), row('while a run trains', waits.training)];
    console.log(formatTable([['', 'median', 'p95'], ...rows]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** WebAssembly takes native TensorFlow's place in this process: it comes last. */
export async function printWasm(rounds: number): Promise<void> {
  const small = [
    withBatch(conv4Workload, { writers: 8, genuine: 4, forged: 0 }),
    withBatch(twoMapWorkload, { writers: 6, genuine: 3, forged: 1 }),
  ];
  const rows: string[][] = [];
  for (const workload of small) {
    const { forward, step, ofBound } = await measureWasm(workload, rounds);
    rows.push([workload.name, forward.toFixed(0), step.toFixed(0), ofBound.toFixed(2)]);
  }
  console.log('\nTraining on WebAssembly, milliseconds of processor time (bound: a step costs three forward passes)');
  console.log(formatTable([['', 'forward', 'step', 'of the bound'], ...rows]));
}

/** Against Python, and where the time goes. */
export async function printTraining(threads: number, rounds: number, makePython: boolean): Promise<void> {
  const { backend } = await loadRuntime();
  if (backend === 'wasm') {
    console.log('\nNo native TensorFlow here, so training is measured on WebAssembly alone.');
    return;
  }
  await printSpeed(threads, rounds, makePython);
  for (const workload of [conv4Workload, twoMapWorkload]) printProfile(workload, rounds);
}
