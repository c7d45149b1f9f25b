import type { Handlers } from '../contract/api.ts';
import { policyRates, policyRefusals } from '../matching/policy-rates.ts';
import { recalibrate } from '../matching/recalibrate.ts';
import { describeModel } from '../model/describe.ts';
import type { EngineContext } from './context.ts';
import { markOf } from './recalibrated.ts';

/** The model that answers, what rests on it, and what a policy makes of it. */
export function modelHandlers({ workspace, model, references, operations, emit }: EngineContext) {
  return {
    'models.active': () => {
      const description = describeModel(model.directory());
      const by = workspace.recalibrations.of(description.key);
      const specimens = workspace.counts().specimens;
      const missing = workspace.embeddings.missing(description.key).length;
      return {
        ...description,
        calibration: by && description.calibration ? recalibrate(description.calibration, by) : description.calibration,
        recalibrated: markOf(by),
        references: { specimens, embedded: specimens - missing },
      };
    },
    'models.embed': ({ operation }, signal) =>
      operations.run(
        operation,
        signal,
        async (signal, report) => {
          const { embedder } = await model.ready();
          const embedded = await references.update(embedder, signal, report);
          emit('changed', { kind: 'specimens', id: null });
          return { embedded };
        },
        'models.embed',
      ),
    'policy.rates': async (policy) => {
      const { calibration, recalibration } = await model.ready();
      const { population, writers } = calibration;
      return {
        population,
        writers,
        recalibrated: markOf(recalibration),
        rows: policyRates(calibration, policy),
        refusals: policyRefusals(calibration, policy),
      };
    },
  } satisfies Partial<Handlers>;
}
