/** From settings that a person chose to the plan of a run. */
import type { TrainingSettings } from '../contract/training.ts';
import type { TowerSpec } from '../model/networks/spec.ts';
import { signatureAugmentation } from './augment.ts';
import { basePlan, type TrainingPlan } from './trainer.ts';

/** Share of the steps, and at most this many, in which the learning rate rises. */
const warmUpShare = 0.1;
const longestWarmUp = 50;

export function planOf(settings: TrainingSettings, spec: TowerSpec): TrainingPlan {
  const { steps, peak, batch, objective, augmented, start, towardsStart, distillation, decision, keptStatistics } =
    settings;
  const isNew = start === 'scratch';
  return {
    spec,
    schedule: { peak, steps, warmUpSteps: Math.min(longestWarmUp, Math.ceil(warmUpShare * steps)) },
    batch,
    objective,
    weightDecay: isNew ? basePlan.weightDecay : 0,
    towardsStart: isNew ? 0 : towardsStart,
    distillation: isNew ? 0 : distillation,
    decision: isNew ? 0 : decision,
    statistics: !isNew && keptStatistics ? 'kept' : 'batch',
    augmentation: augmented ? signatureAugmentation : null,
  };
}
