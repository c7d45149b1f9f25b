import type { Handlers } from '../contract/api.ts';
import { checkFileSize } from '../imaging/limits.ts';
import { packModel } from '../model/model-file.ts';
import type { EngineContext } from './context.ts';
import { importModel } from './import-model.ts';
import type { ModelRegistry } from './model-registry.ts';
import { decidedCases, tallyLessons } from './decided-cases.ts';
import { findFlips, promote, rollBack } from './promotion.ts';
import { fewestWriters } from './training-pictures.ts';
import type { TrainingRuns } from './training-runs.ts';

/** Training, and the registry of models that it fills. */
export function trainingHandlers(context: EngineContext, registry: ModelRegistry, runs: TrainingRuns) {
  const { emit } = context;
  return {
    'training.start': ({ name, settings }) => runs.start({ name, settings, source: { kind: 'workspace' } }),
    'training.startOnFolder': ({ name, settings, directory }) =>
      runs.start({ name, settings, source: { kind: 'folder', directory } }),
    'training.startOnArchive': ({ name, settings, archive }) => {
      checkFileSize(archive.name, archive.bytes);
      return runs.start({ name, settings, source: { kind: 'archive', name: archive.name }, archive: archive.bytes });
    },
    'training.material': () => ({
      people: context.workspace.specimens.peopleWith(2),
      needed: fewestWriters,
      lessons: tallyLessons(decidedCases(context.workspace)),
    }),
    'training.list': () => runs.list(),
    'training.pause': ({ run }) => runs.pause(run),
    'training.resume': ({ run }) => runs.resume(run),
    'training.finish': ({ run }) => runs.finish(run),
    'training.cancel': ({ run }) => runs.cancel(run),
    'training.remove': ({ run }) => {
      runs.remove(run);
      return {};
    },
    'models.list': () => ({ rows: registry.list(), former: registry.former() }),
    'models.history': ({ model }) => registry.historyOf(model),
    'models.flips': (request, signal) => findFlips(context, registry, request, signal),
    'models.promote': (request, signal) => promote(context, registry, request, signal),
    'models.rollBack': (request, signal) => rollBack(context, registry, request, signal),
    'models.export': ({ model }) => ({ bytes: packModel(registry.directoryOf(registry.get(model).key)) }),
    'models.import': (request) => importModel(context, registry, request),
    'models.remove': ({ model }) => {
      registry.remove(model);
      emit('changed', { kind: 'models', id: model });
      return {};
    },
  } satisfies Partial<Handlers>;
}
