import { duplexPair } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { serve } from '../../main/base/rpc.ts';
import { createStreamPort } from '../../main/base/stream-port.ts';
import type { TrainingRun } from '../../main/contract/training.ts';
import type { EngineContext } from '../../main/engine/context.ts';
import type { ModelRegistry } from '../../main/engine/model-registry.ts';
import { carryOut, type RunUnderWay } from '../../main/engine/run-under-way.ts';
import type { TrainingFiles } from '../../main/engine/training-files.ts';
import type { Spawn } from '../../main/engine/spawn.ts';
import { fewestWriters } from '../../main/engine/training-pictures.ts';
import type { TrainRequest } from '../../main/training/trainer-api.ts';
import { begunRun } from '../contract/begun-run.ts';

const input = { width: 2, height: 1 };
const first: TrainingRun = { ...begunRun, state: 'preparing', source: { kind: 'archive', name: 'characters.zip' } };

const noTrainer: Spawn = () => {
  throw new Error('a trainer was started');
};

/** As few characters as a run needs, each drawn twice; `onLast` is called while the last of them is read. */
function carriedOut(onLast: (run: RunUnderWay) => void, spawn: Spawn = noTrainer, begun = first) {
  const states: TrainingRun['state'][] = [];
  let started = 0;
  let drawn = 0;
  const context = {
    workspace: {
      trainingRuns: {
        archiveOf: () => new Uint8Array(),
        learnsFrom: () => undefined,
        update: ({ state }: TrainingRun) => states.push(state),
      },
    },
    model: { ready: () => Promise.resolve({ embedder: { input } }) },
    decoder: {
      characters: () =>
        Promise.resolve({ characters: Array.from({ length: fewestWriters }, () => ({ drawings: [] })) }),
      drawings: () => {
        drawn += 1;
        if (drawn === fewestWriters) onLast(run);
        return Promise.resolve({ coverage: Uint8Array.of(drawn, 0, 0, drawn) });
      },
    },
    spawn: (role: Parameters<Spawn>[0]) => {
      started += 1;
      return spawn(role);
    },
    emit: () => undefined,
    logger: { warn: () => undefined },
    now: () => 0,
  } as unknown as EngineContext;
  const files = {
    forget: () => undefined,
    candidateOf: () => 'candidate',
    checkpointOf: () => 'checkpoint',
  } as unknown as TrainingFiles;
  const registry = {
    activeDirectory: () => 'folder of the active model',
    directoryOf: (key: string) => `folder of ${key}`,
  } as unknown as ModelRegistry;
  const run = carryOut(begun, { context, registry, files });
  return run.over.then(() => ({ states, started, state: run.record().state }));
}

describe('a run whose signatures are being read', () => {
  it('is over when it is cancelled at the last of them, and no trainer is started', async () => {
    const { states, started } = await carriedOut((run) => run.cancel());
    expect({ states, started }).toEqual({ states: ['cancelled'], started: 0 });
  });

  it('starts no trainer when its engine is closed, and is left to be resumed', async () => {
    const { states, started, state } = await carriedOut((run) => run.abandon());
    expect({ states, started, state }).toEqual({ states: [], started: 0, state: 'preparing' });
  });
});

describe('a run that goes on', () => {
  /** The folder of the model that the trainer is told of; it pauses at once. */
  async function modelOf(parent: string | null): Promise<string> {
    const told: TrainRequest[] = [];
    const spawn = () => {
      const [near, far] = duplexPair();
      serve(createStreamPort(far), (method, input) => {
        if (method === 'train') told.push(input as TrainRequest);
        return { paused: true };
      });
      return { port: createStreamPort(near), pid: undefined, kill: () => near.destroy() };
    };
    const { state } = await carriedOut(() => undefined, spawn, { ...first, parent });
    expect(state).toBe('paused');
    expect(told).toHaveLength(1);
    return told[0].activeDirectory;
  }

  it('goes on from the model it began with, whichever answers by now', async () => {
    expect(await modelOf('the model before')).toBe('folder of the model before');
    expect(await modelOf(null)).toBe('folder of the active model');
  });
});
