/** Training on WebAssembly against what its own forward pass allows: a step costs about three of them. */
import { createRandom } from '../../../main/base/random.ts';
import { buildTower } from '../../../main/model/networks/tower.ts';
import { scoped } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { createTrainer, imagesOf } from '../../../main/training/trainer.ts';
import { median, processorTime } from '../rounds.ts';
import type { Workload } from './workloads.ts';

/** Forward, gradient of the input, gradient of the filter: as many multiplications each. */
const passesAStep = 3;

export interface WasmSpeed {
  /** Milliseconds of processor time: it has one thread, so on a machine at rest that is the time it takes. */
  readonly forward: number;
  readonly step: number;
  /** 1 where a step costs three forward passes. */
  readonly ofBound: number;
}

export async function measureWasm({ plan, set }: Workload, rounds: number): Promise<WasmSpeed> {
  // tfjs learns its gradients when the native package is asked for, be its binding there or not.
  await loadRuntime();
  await loadRuntime('wasm');
  const random = createRandom(3);
  const tower = buildTower(plan.spec, random);
  const trainer = createTrainer(plan, set, 3);
  const every = set.writers.flatMap(({ genuine, forged }) => [...genuine, ...forged]);
  const forwardOnce = () =>
    scoped(() => {
      tower.trainingForward(imagesOf(set, every), random).global.dataSync();
    });
  const timed = (work: () => unknown) => {
    const begun = processorTime();
    work();
    return processorTime() - begun;
  };
  const [forwards, steps]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    forwards.push(timed(forwardOnce));
    steps.push(timed(() => trainer.trainStep()));
  }
  // The first of each warms up.
  const [forward, step] = [median(forwards.slice(1)), median(steps.slice(1))];
  tower.dispose();
  trainer.dispose();
  return { forward, step, ofBound: (passesAStep * forward) / step };
}
