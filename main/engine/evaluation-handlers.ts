/** What is measured of the active model beside its error rates; nothing of it enters the workspace. */
import type { Handlers, MethodName, Output } from '../contract/api.ts';
import { evaluateExplanation } from '../evaluation/evaluate-explanation.ts';
import { evaluateIdentification } from '../evaluation/evaluate-identification.ts';
import { evaluateRecalibration } from '../evaluation/evaluate-recalibration.ts';
import { evaluateRobustness } from '../evaluation/evaluate-robustness.ts';
import { evaluateStrangers } from '../evaluation/evaluate-strangers.ts';
import { readLabelledFolder } from '../evaluation/labelled-folder.ts';
import type { ProbeOptions } from '../evaluation/measured-files.ts';
import { openDifferentiable } from '../model/differentiable.ts';
import { evaluateAdversarial } from '../training/evaluate-adversarial.ts';
import type { EngineContext } from './context.ts';
import { prepareBy, readChosenFolder } from './evaluate.ts';
import { evaluateOneShotOn } from './lab/evaluate-one-shot.ts';

type Probing =
  | 'evaluation.recalibration'
  | 'evaluation.explanation'
  | 'evaluation.robustness'
  | 'evaluation.adversarial'
  | 'evaluation.identification'
  | 'evaluation.strangers';

interface Asked {
  readonly operation?: string | undefined;
  readonly directory: string;
  readonly seed: number;
  readonly writers?: readonly string[] | undefined;
}

export function evaluationHandlers(context: EngineContext) {
  const { model, decoder, operations } = context;

  function probing<M extends Probing>(
    name: M & MethodName,
    { operation, directory, seed, writers }: Asked,
    signal: AbortSignal,
    work: (options: ProbeOptions) => Promise<Output<M>>,
  ): Promise<Output<M>> {
    return operations.run(
      operation,
      signal,
      async (signal, onProgress) => {
        const { embedder } = await model.ready();
        const folder = await readLabelledFolder(directory, signal);
        return work({ folder, writers, embedder, decoder, seed, signal, onProgress });
      },
      name,
    );
  }

  return {
    'evaluation.recalibration': ({ calibrateOn, references, cases, settled, repeats, weights, ...asked }, signal) =>
      probing('evaluation.recalibration', asked, signal, async (options) =>
        evaluateRecalibration({
          ...options,
          prepare: prepareBy(decoder, options.embedder),
          calibrateOn: await readChosenFolder(calibrateOn, signal),
          ...{ references, cases, settled, repeats, weights },
        }),
      ),
    'evaluation.explanation': ({ pairs, ...asked }, signal) =>
      probing('evaluation.explanation', asked, signal, (options) => evaluateExplanation({ ...options, pairs })),
    'evaluation.robustness': ({ references, probes, ...asked }, signal) =>
      probing('evaluation.robustness', asked, signal, (options) =>
        evaluateRobustness({ ...options, references, probes }),
      ),
    'evaluation.identification': ({ references, probes, ...asked }, signal) =>
      probing('evaluation.identification', asked, signal, (options) =>
        evaluateIdentification({ ...options, prepare: prepareBy(decoder, options.embedder), references, probes }),
      ),
    'evaluation.strangers': ({ references, draws, ...asked }, signal) =>
      probing('evaluation.strangers', asked, signal, (options) =>
        evaluateStrangers({ ...options, prepare: prepareBy(decoder, options.embedder), references, draws }),
      ),
    'evaluation.adversarial': ({ references, probes, steps, budgets, ...asked }, signal) =>
      probing('evaluation.adversarial', asked, signal, async (options) => {
        const differentiable = openDifferentiable(model.directory());
        try {
          return await evaluateAdversarial({ ...options, model: differentiable, references, probes, steps, budgets });
        } finally {
          differentiable.dispose();
        }
      }),
    'evaluation.oneShot': (request, signal) => evaluateOneShotOn(context, request, signal),
  } satisfies Partial<Handlers>;
}
