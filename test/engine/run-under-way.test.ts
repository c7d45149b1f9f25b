import { describe, expect, it } from 'vitest';
import type { TrainingRun } from '../../main/contract/training.ts';
import type { EngineContext } from '../../main/engine/context.ts';
import type { ModelRegistry } from '../../main/engine/model-registry.ts';
import { carryOut, type RunUnderWay } from '../../main/engine/run-under-way.ts';
import type { TrainingFiles } from '../../main/engine/training-files.ts';
import { fewestWriters } from '../../main/engine/training-pictures.ts';
import { begunRun } from '../contract/begun-run.ts';

const input = { width: 2, height: 1 };
const first: TrainingRun = { ...begunRun, state: 'preparing', source: { kind: 'archive', name: 'characters.zip' } };

/** As few characters as a run needs, each drawn twice; `onLast` is called while the last of them is read. */
function carriedOut(onLast: (run: RunUnderWay) => void) {
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
    spawn: () => {
      started += 1;
      throw new Error('a trainer was started');
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
  const registry = { activeDirectory: () => 'active' } as unknown as ModelRegistry;
  const run = carryOut(first, { context, registry, files });
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
