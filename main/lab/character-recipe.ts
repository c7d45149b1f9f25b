/** How the network of characters that comes with the application is made; chosen on alphabets of `images_background` alone. */
import { createRandom } from '../base/random.ts';
import { characterSpec } from '../model/networks/spec.ts';
import type { TrainingPlan } from '../training/trainer.ts';
import { characterAugmentation } from './learn.ts';
import type { PictureSet } from './picture-set.ts';

export const characterPlan: TrainingPlan = {
  spec: characterSpec(),
  schedule: { peak: 1e-3, warmUpSteps: 50, steps: 3_600 },
  batch: { writers: 48, genuine: 2, forged: 0 },
  weightDecay: 1e-4,
  towardsStart: 0,
  distillation: 0,
  decision: 0,
  statistics: 'batch',
  augmentation: characterAugmentation,
  objective: { kind: 'neighbours', embedding: 10, maps: 20 },
};

const developmentAlphabets = 6;

/**
 * The classes to learn from alone, some of their alphabets kept apart as unseen: what a recipe is chosen on, so that nothing
 * is ever chosen on the set's own unseen classes.
 */
export function developmentSplit(set: PictureSet): PictureSet {
  const learnt = set.classes.filter(({ part }) => part === 'learnt');
  const alphabets = [...new Set(learnt.map(({ group }) => group))].sort();
  const apart = new Set(createRandom(5).sample(alphabets, developmentAlphabets));
  const classes = learnt.map((one) => ({ ...one, part: apart.has(one.group) ? ('unseen' as const) : one.part }));
  return { ...set, classes, officialRuns: [] };
}
