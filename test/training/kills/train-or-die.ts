/**
 * Run by kills.ts, which kills it: trains on from the checkpoint named on the command line, says each step that was done,
 * and in the end the SHA-256 of weights, moments and thresholds.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { twoMapSpec } from '../../../main/model/networks/spec.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { train } from '../../../main/training/train.ts';
import { basePlan, type TrainingPlan } from '../../../main/training/trainer.ts';
import { oneBatch } from '../../bench/training/workloads.ts';
import { tinySpec } from '../../model/tiny-spec.ts';

const [checkpoint, network, steps] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const plan: TrainingPlan = {
  ...basePlan,
  spec: network === 'two-map' ? twoMapSpec : tinySpec,
  batch: { writers: 3, genuine: 2, forged: 1 },
  schedule: { peak: 1e-3, warmUpSteps: 5, steps: Number(steps) },
};
// More writers than a batch takes, so that what is drawn depends on the state of chance.
const set = oneBatch({ ...plan, batch: { writers: 6, genuine: 3, forged: 1 } });

await loadRuntime();
const { numbers } = await train({ plan, set, seed: 5, checkpoint, onStep: ({ step }) => say(`step ${step}`) });
const hash = createHash('sha256');
for (const name of [...numbers.keys()].sort()) hash.update(name).update(numbers.get(name) ?? new Float32Array());
say(`sha256 ${hash.digest('hex')}`);
