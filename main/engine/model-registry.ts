/** Where models lie, what is known of each, and which one answers. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { isOver, type ModelHistory, type ModelRecord, type TrainingRun } from '../contract/training.ts';
import { thinnedTo } from '../contract/training-news.ts';
import { describeModel } from '../model/describe.ts';
import type { KeptModel, NewModel } from '../storage/models.ts';
import type { Workspace } from '../storage/workspace.ts';
import { createWithdrawnCount } from './decided-cases.ts';

export interface ModelRegistry {
  /** Newest first, the shipped one last. */
  list(): ModelRecord[];
  /** @throws ParaphError `not-found` */
  get(key: string): ModelRecord;
  /** What is kept of a model, without looking through the cases it learnt from; null for one that is not here. */
  find(key: string): KeptModel | null;
  /** The folder of a model, whether it is there or not. */
  directoryOf(key: string): string;
  /** The folder of the model that answers. */
  activeDirectory(): string;
  activeKey(): string;
  /** Which model a rollback returns to; null where there is none. */
  former(): string | null;
  /** How it was trained here; null where it was not, or nobody kept it. @throws ParaphError `not-found` */
  historyOf(key: string): ModelHistory | null;
  add(model: NewModel): ModelRecord;
  activate(key: string): void;
  rollBack(): void;
  /** @throws ParaphError `refused` for the shipped model, the one that answers and one that a run has yet to go on from; `not-found` */
  remove(key: string): void;
}

export function createModelRegistry(workspace: Workspace, shippedDirectory: string): ModelRegistry {
  let shipped: KeptModel | null = null;
  const shippedRecord = () => (shipped ??= describeShipped(shippedDirectory));
  const isShipped = (key: string) => key === shippedRecord().key;
  const activeKey = () => workspace.models.active() ?? shippedRecord().key;
  const marked = (record: KeptModel, withdrawn = createWithdrawnCount(workspace)): ModelRecord => {
    const learnt = workspace.models.lessonsOf(record.key);
    const lessons = { learnt: learnt.length, withdrawn: withdrawn(learnt) };
    return { ...record, active: record.key === activeKey(), lessons };
  };
  const find = (key: string) => (isShipped(key) ? shippedRecord() : workspace.models.find(key));
  const required = (key: string) => {
    const found = find(key);
    if (found === null) throw unknown(key);
    return found;
  };
  const folder = (key: string) => {
    // A key from outside must not lead out of the folder.
    if (!/^[0-9a-f]{64}$/.test(key)) throw unknown(key);
    return join(workspace.status().directory, 'models', key);
  };

  const registry: ModelRegistry = {
    list: () => {
      const withdrawn = createWithdrawnCount(workspace);
      return [...workspace.models.list(), shippedRecord()].map((record) => marked(record, withdrawn));
    },
    get: (key) => marked(required(key)),
    find,
    directoryOf: (key) => (isShipped(key) ? shippedDirectory : folder(key)),
    activeDirectory: () => {
      const key = workspace.models.active();
      return key === null ? shippedDirectory : folder(key);
    },
    activeKey,
    former: () => {
      const [last] = workspace.models.former();
      return last === undefined ? null : (last ?? shippedRecord().key);
    },
    historyOf: (key) => {
      const { run } = required(key);
      const kept = workspace.models.historyOf(key);
      if (kept !== null || run === null) return kept;
      // Models from before it was kept with them: as long as their run is there.
      const found = workspace.trainingRuns.list().find(({ id }) => id === run);
      return found === undefined ? null : historyOf(found);
    },
    add: (model) => {
      workspace.models.add(model);
      return registry.get(model.key);
    },
    activate: (key) => workspace.models.activate(isShipped(key) ? null : key),
    rollBack: () => void workspace.models.rollBack(),
    remove: (key) => {
      if (isShipped(key)) throw new ParaphError('refused', say`The model that came with Paraph stays.`);
      if (key === activeKey()) {
        throw new ParaphError('refused', say`This model answers; it cannot be removed.`, {
          nextStep: say`Let another model answer first.`,
        });
      }
      const learner = workspace.trainingRuns.list().find(({ parent, state }) => parent === key && !isOver(state));
      if (learner !== undefined) {
        throw new ParaphError(
          'refused',
          say`“${learner.name}” began with this model and is not over; it could not go on.`,
          {
            nextStep: say`Let that run finish, or cancel it first.`,
          },
        );
      }
      workspace.models.remove(key);
      if (existsSync(folder(key))) rmSync(folder(key), { recursive: true });
    },
  };
  return registry;
}

const keptPoints = 400;

/** What of a run stays with its model. */
export function historyOf({
  id,
  name,
  startedAt,
  source,
  settings,
  data,
  step,
  points,
  heldOut,
}: TrainingRun): ModelHistory {
  return { id, name, startedAt, source, settings, data, step, points: thinnedTo(points, keptPoints), heldOut };
}

function describeShipped(directory: string): KeptModel {
  const { key, name, description, network, weights } = describeModel(directory);
  return {
    key,
    name,
    description,
    origin: 'shipped',
    createdAt: 0,
    parent: null,
    run: null,
    parameters: network.parameters,
    weightsHash: weights.sha256,
    trainedOnErased: false,
    gate: null,
  };
}

function unknown(key: string): ParaphError {
  return new ParaphError('not-found', say`There is no model with this key.`, {
    nextStep: say`Look the key up in the list of models.`,
    detail: key.slice(0, 100),
  });
}
