import type { Handlers, MethodName } from '../contract/api.ts';
import type { EngineContext } from './context.ts';
import type { Report } from './operations.ts';
import { previewRecalibration, proposeRecalibration, stateOfRecalibration } from './recalibration.ts';

/** Which distances verdicts are held to: the model's own, or those that decided cases here moved. */
export function recalibrationHandlers(context: EngineContext) {
  const { workspace, model, operations, emit } = context;
  const changed = () => {
    emit('changed', { kind: 'workspace', id: null });
    emit('changed', { kind: 'models', id: null });
  };

  function lasting<T>(
    { operation }: { operation?: string | undefined },
    signal: AbortSignal,
    name: MethodName,
    work: (signal: AbortSignal, report: Report) => Promise<T>,
  ): Promise<T> {
    return operations.run(operation, signal, work, name);
  }

  return {
    'recalibration.state': () => stateOfRecalibration(context),
    'recalibration.preview': (request, signal) =>
      lasting(request, signal, 'recalibration.preview', (signal, report) =>
        previewRecalibration(context, request.weights, signal, report),
      ),
    'recalibration.adopt': (request, signal) =>
      lasting(request, signal, 'recalibration.adopt', async (signal, report) => {
        const { recalibration, lessons } = await proposeRecalibration(context, request.weights, signal, report);
        workspace.recalibrations.adopt(recalibration, lessons);
        changed();
        return stateOfRecalibration(context);
      }),
    'recalibration.takeBack': async () => {
      const { embedder } = await model.ready();
      workspace.recalibrations.takeBack(embedder.key);
      changed();
      return stateOfRecalibration(context);
    },
  } satisfies Partial<Handlers>;
}
