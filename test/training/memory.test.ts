import { beforeAll, expect, it } from 'vitest';
import { conv4Spec } from '../../main/model/networks/spec.ts';
import { tf } from '../../main/model/ops.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { train } from '../../main/training/train.ts';
import { basePlan, type TrainingPlan } from '../../main/training/trainer.ts';
import { collectGarbage } from '../bench/rounds.ts';
import { oneBatch } from '../bench/training/workloads.ts';
import { tinySpec } from '../model/tiny-spec.ts';

beforeAll(() => loadRuntime());

const epochs = 50;
const batch = { writers: 3, genuine: 3, forged: 1 };
/** An epoch shows each writer once on average. */
const stepsAnEpoch = 2;
const steps = epochs * stepsAnEpoch;
const plan: TrainingPlan = { ...basePlan, spec: tinySpec, batch, schedule: { peak: 1e-3, warmUpSteps: 5, steps } };

/** [at the end of each epoch] */
async function watch(watched: TrainingPlan, look: () => number): Promise<number[]> {
  const set = oneBatch({ ...watched, batch: { ...batch, writers: stepsAnEpoch * batch.writers } });
  const seen: number[] = [];
  const onStep = ({ step }: { step: number }) => {
    if (step % stepsAnEpoch === 0) seen.push(look());
  };
  await train({ plan: watched, set, seed: 9, checkpoint: null, onStep });
  return seen;
}

const mean = (some: readonly number[]) => some.reduce((sum, value) => sum + value, 0) / some.length;

it('holds as many tensors after fifty epochs as after one, two maps and augmentation included', async () => {
  const tensors = await watch(plan, () => tf.memory().numTensors);
  expect(tensors).toHaveLength(epochs);
  expect(new Set(tensors).size).toBe(1);
});

it('takes no more of the machine’s memory in the last ten of fifty epochs than in the second ten', async () => {
  // A step of this network makes some 15 MB of tensors: a tenth of them left behind would come to 90 MB by then. The
  // allocator's own steps are up to some 30 MB, after which it stays where it is.
  const resident = await watch({ ...plan, spec: conv4Spec() }, () => {
    void collectGarbage(); // its first round runs at once, which is enough here
    return process.memoryUsage.rss() / 2 ** 20;
  });
  expect(mean(resident.slice(40))).toBeLessThan(mean(resident.slice(10, 20)) + 64);
});
