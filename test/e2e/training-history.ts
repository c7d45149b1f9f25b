/** A workspace in which was trained before: five runs of every outcome, and the models that came of them. */
import { createRandom } from '../../main/base/random.ts';
import { trainingPresets, type GateReport, type PairedChange, type TrainingRun } from '../../main/contract/training.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';

const shippedLike = 'f'.repeat(64);
const better: PairedChange = { active: 4.2, candidate: 3.1, change: -1.1, interval: [-2.4, -0.2], writers: 24 };
const level: PairedChange = { active: 0.8, candidate: 0.9, change: 0.1, interval: [-0.4, 0.6], writers: 20 };
const passed: GateReport = {
  ...{ against: shippedLike, references: 3, passed: true, objections: [] },
  ...{ heldOutRandom: better, heldOutSkilled: null, pinnedRandom: level, pinnedSkilled: level },
};
const failed: GateReport = {
  ...passed,
  ...{ passed: false, objections: ['held-out-skilled', 'pinned-skilled'] },
  heldOutSkilled: { active: 8.1, candidate: 11.4, change: 3.3, interval: [1.2, 5.6], writers: 24 },
};

const keyOf = (place: number) => String(place).repeat(64);

function runAt(place: number): TrainingRun {
  const random = createRandom(place);
  const states = ['finished', 'finished', 'cancelled', 'failed', 'paused'] as const;
  const state = states[place - 1];
  const [steps, step] = [150, state === 'finished' ? 150 : 60];
  const points = Array.from({ length: step }, (_, i) => ({
    step: i + 1,
    loss: 0.05 + 0.25 * Math.exp(-i / (20 + 10 * place)) + 0.03 * random.next(),
    active: 0.1 + 0.5 * Math.exp(-i / 50),
    spread: 0.9 - 0.0005 * i,
    learningRate: 2e-4 * Math.min(1, (i + 1) / 10) * (1 - i / 160),
    imagesPerSecond: 30 + random.next(),
  }));
  const heldOut = [15, 30, 45, 60].map((at) => ({
    step: at,
    eerRandom: 2 + 40 / (at * place),
    eerSkilled: place === 1 ? null : 9 - at / 20,
  }));
  return {
    ...{ id: `run-${place}`, name: `Run ${place}`, startedAt: 1_700_000_000_000 + place, state, step, points, heldOut },
    ...{ source: { kind: 'workspace' }, settings: { ...trainingPresets.adapt, steps }, parent: shippedLike },
    data: { hash: 'd', writers: 30, genuine: 150, forged: 12, heldOutWriters: 6, heldOutForged: 4 },
    remainingMs: null,
    model: state === 'finished' ? keyOf(place) : null,
    failure:
      state === 'failed'
        ? {
            code: 'refused',
            message: 'Training collapsed: every signature came out as the same point.',
            nextStep: 'Choose a larger margin, a lower learning rate or another way to mine triplets.',
          }
        : null,
  };
}

/** Models have no weights here: they can be looked at, not promoted. */
export function writeTrainingHistory(directory: string): void {
  const workspace = openWorkspace({ directory });
  for (const place of [1, 2, 3, 4, 5]) {
    const run = runAt(place);
    workspace.trainingRuns.start(run, []);
    if (run.model === null) continue;
    workspace.models.add({
      ...{ key: run.model, name: run.name, description: '', origin: 'trained', parent: shippedLike, run: run.id },
      ...{ parameters: 757_760, weightsHash: 'b'.repeat(64), gate: place === 1 ? passed : failed },
    });
  }
  workspace.close();
}
