/** Calls about models and what rests on them. */
import { method, nothing } from './method.ts';
import { ModelDescription } from './models.ts';
import { PolicyRates, PolicyRefusal } from './rates.ts';
import { Policy, RecalibrationMark } from './records.ts';
import { z, Count, Id } from './schema.ts';

export const modelMethods = {
  'models.active': method(
    'The model that answers, with its card and figures.',
    'models, models --card',
    nothing,
    ModelDescription,
  ),
  'models.embed': method(
    'Embeds with the active model every specimen that only another one has embedded.',
    'models --embed',
    z.object({ operation: z.optional(Id) }),
    z.object({ embedded: Count }),
    { deadline: 0 },
  ),
  'policy.rates': method(
    'What a policy comes to on the calibration writers, for each number of references.',
    'policy --rates',
    Policy,
    z.object({
      population: z.string(),
      writers: Count,
      recalibrated: z.optional(RecalibrationMark),
      rows: z.array(PolicyRates),
      /** Empty where the data bear the policy out; else it cannot be saved. */
      refusals: z.array(PolicyRefusal),
    }),
  ),
} as const;
