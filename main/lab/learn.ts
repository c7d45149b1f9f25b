/** What a network of the lab learns by, and from: the trainer's own loop does the rest. */
import type { LabSettings } from '../contract/lab/records.ts';
import { parameterSpecs } from '../model/networks/shapes.ts';
import { conv4Spec, type TowerSpec } from '../model/networks/spec.ts';
import { type Augmentation, signatureAugmentation } from '../training/augment.ts';
import type { TrainingPlan, TrainingSet } from '../training/trainer.ts';
import type { PictureSet } from './picture-set.ts';

/** What another drawing of the same would change: place by two pixels, size, slope and slant a little; no stroke widths. */
export const characterAugmentation: Augmentation = {
  ...signatureAugmentation,
  rotation: 0.1,
  scale: [0.9, 1.1],
  shear: 0.1,
  shift: 2 / 28,
  thicker: { chance: 0, most: 0 },
  thinner: { chance: 0, most: 0 },
  intensity: [1, 1],
};

/** Share of the steps, and at most this many, in which the learning rate rises. */
const warmUpShare = 0.05;
const longestWarmUp = 50;

export type LearnSettings = Omit<LabSettings, 'set'>;

/** Settings that a person chose, as the trainer takes them. */
export function labPlan(settings: LearnSettings): TrainingPlan {
  const { objective, size, steps, peak, batch, augmented } = settings;
  return {
    spec: conv4Spec(size),
    schedule: { peak, steps, warmUpSteps: Math.min(longestWarmUp, Math.ceil(warmUpShare * steps)) },
    batch: { writers: batch.classes, genuine: batch.pictures, forged: 0 },
    weightDecay: 1e-4,
    towardsStart: 0,
    distillation: 0,
    decision: 0,
    statistics: 'batch',
    augmentation: augmented ? characterAugmentation : null,
    objective,
  };
}

/** Four quarters, the picture as it is first. */
const quarters = 4;

/** The classes that may be learnt from, each a writer whom nobody forged; with quarter turns each as four classes. */
export function learningSet({ side, coverage, classes }: PictureSet, rotations: boolean): TrainingSet {
  const learnt = classes.filter(({ part, pictures }) => part === 'learnt' && pictures.length >= 2);
  const places = learnt.flatMap(({ pictures }) => pictures);
  const turns = rotations ? quarters : 1;
  const pixels = side * side;
  const all = new Uint8Array(turns * places.length * pixels);
  places.forEach((place, index) => all.set(coverage.subarray(place * pixels, (place + 1) * pixels), index * pixels));
  for (let turn = 1; turn < turns; turn++) {
    const before = all.subarray((turn - 1) * places.length * pixels, turn * places.length * pixels);
    all.set(turnedByQuarter(before, side), turn * places.length * pixels);
  }
  const writers = Array.from({ length: turns }, (_, turn) => {
    let next = turn * places.length;
    return learnt.map(({ pictures }) => ({ genuine: pictures.map(() => next++), forged: [] }));
  });
  return { width: side, height: side, coverage: all, writers: writers.flat() };
}

/** Every picture turned clockwise by 90°. @param coverage squares, one after the other */
export function turnedByQuarter(coverage: Uint8Array, side: number): Uint8Array {
  const turned = new Uint8Array(coverage.length);
  for (let start = 0; start < coverage.length; start += side * side) {
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) turned[start + x * side + side - 1 - y] = coverage[start + y * side + x];
    }
  }
  return turned;
}

/** What the tower consists of, without the optimiser's moments. */
export function towerParameters(
  spec: TowerSpec,
  numbers: ReadonlyMap<string, Float32Array>,
): Map<string, Float32Array> {
  return new Map(
    parameterSpecs(spec).flatMap(({ name }) => {
      const values = numbers.get(name);
      return values ? [[name, values] as const] : [];
    }),
  );
}
