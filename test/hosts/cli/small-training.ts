/** Training runs that end at once, and a registry in memory, for the commands about them. */
import type { Handlers } from '../../../main/contract/api.ts';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import type { GateReport, ModelRecord, PairedChange, TrainingRun } from '../../../main/contract/training.ts';

const change: PairedChange = { active: 4, candidate: 6, change: 2, interval: [0.5, 3.5], writers: 24 };
export const failedGate: GateReport = {
  against: 'a'.repeat(64),
  references: 3,
  heldOutRandom: null,
  heldOutSkilled: null,
  pinnedRandom: { ...change, candidate: 4, change: 0, interval: [-1, 1] },
  pinnedSkilled: change,
  passed: false,
  objections: ['pinned-skilled'],
};

const shipped: ModelRecord = {
  key: 'a'.repeat(64),
  name: 'Shipped',
  description: 'With the application.',
  origin: 'shipped',
  createdAt: 0,
  active: true,
  parent: null,
  run: null,
  parameters: 1_000,
  weightsHash: 'b'.repeat(64),
  trainedOnErased: false,
  lessons: { learnt: 0, withdrawn: 0 },
  gate: null,
};
const trained: ModelRecord = {
  ...shipped,
  key: 'c'.repeat(64),
  name: 'Trained',
  origin: 'trained',
  active: false,
  lessons: { learnt: 3, withdrawn: 1 },
  gate: failedGate,
};

export interface SmallTraining {
  readonly runs: Map<string, TrainingRun>;
  models: ModelRecord[];
}

export function emptyTraining(): SmallTraining {
  return { runs: new Map(), models: [trained, shipped] };
}

export function smallTrainingHandlers(state: SmallTraining) {
  const modelOf = (key: string) => {
    const model = state.models.find((each) => each.key === key);
    if (!model) throw new ParaphError('not-found', say`There is no model with this key.`);
    return model;
  };
  const turn = (id: string, next: TrainingRun['state']) => {
    const run = state.runs.get(id);
    if (!run) throw new ParaphError('not-found', say`There is no training run with this identifier.`);
    state.runs.set(id, { ...run, state: next });
    return { ...run, state: next };
  };
  const begin = (given: Pick<TrainingRun, 'name' | 'settings' | 'source'>) => {
    const run: TrainingRun = {
      ...given,
      id: `r${state.runs.size}`,
      startedAt: 0,
      state: 'finished',
      data: { hash: 'd', writers: 8, genuine: 30, forged: 2, heldOutWriters: 2, heldOutForged: 0 },
      parent: shipped.key,
      step: given.settings.steps,
      points: [],
      heldOut: [{ step: given.settings.steps, eerRandom: 1.5, eerSkilled: null }],
      remainingMs: null,
      model: trained.key,
      failure: null,
    };
    const failure = { code: 'refused', message: 'Too few writers.', nextStep: 'Enrol more people.' } as const;
    const ended: TrainingRun = given.name === 'failing' ? { ...run, state: 'failed', failure } : run;
    state.runs.set(run.id, ended);
    return ended;
  };
  return {
    'training.start': ({ name, settings }) => begin({ name, settings, source: { kind: 'workspace' } }),
    'training.startOnFolder': ({ name, settings, directory }) =>
      begin({ name, settings, source: { kind: 'folder', directory } }),
    'training.startOnArchive': ({ name, settings, archive }) =>
      begin({ name, settings, source: { kind: 'archive', name: archive.name } }),
    'training.material': () => ({ people: 4, needed: 6, lessons: { confirmed: 4, hard: 2, overruled: 1, settled: 3 } }),
    'training.list': () => [...state.runs.values()],
    'training.pause': ({ run }) => turn(run, 'paused'),
    'training.resume': ({ run }) => turn(run, 'finished'),
    'training.finish': ({ run }) => turn(run, 'finished'),
    'training.cancel': ({ run }) => turn(run, 'cancelled'),
    'training.remove': ({ run }) => {
      state.runs.delete(run);
      return {};
    },
    'models.list': () => ({ rows: state.models, former: null }),
    'models.history': ({ model }) => {
      const run = [...state.runs.values()].find((each) => each.model === modelOf(model).key);
      return run ?? null;
    },
    'models.flips': () => ({
      compared: 3,
      flips: [{ case: 'c1', signatory: 'Anna', before: 'genuine' as const, after: 'inconclusive' as const }],
    }),
    'models.promote': ({ model, insist }) => {
      if (modelOf(model).gate?.passed === false && !insist) {
        throw new ParaphError('refused', say`This model did worse than the one that answers.`);
      }
      state.models = state.models.map((each) => ({ ...each, active: each.key === model }));
      return modelOf(model);
    },
    'models.rollBack': () => modelOf(shipped.key),
    'models.export': ({ model }) => ({ bytes: new TextEncoder().encode(modelOf(model).name) }),
    'models.import': ({ name }) => ({ ...trained, name, origin: 'imported' as const }),
    'models.remove': ({ model }) => {
      modelOf(model);
      state.models = state.models.filter(({ key }) => key !== model);
      return {};
    },
  } satisfies Partial<Handlers>;
}
