/** An engine of its own for a test file, with real processes; its folder goes when it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { methods, type Input, type MethodName, type Output, type Request } from '../../../main/contract/api.ts';
import { z } from '../../../main/contract/schema.ts';
import { createEngine, type Engine, type EngineOptions } from '../../../main/engine/create-engine.ts';
import type { WorkerProcess } from '../../../main/engine/spawn.ts';
import { createSpawn } from '../../../main/hosts/spawn.ts';
import { openWorkspace, type Workspace } from '../../../main/storage/workspace.ts';

const modelDirectory = fileURLToPath(new URL('../../../resources/model', import.meta.url));
const never = new AbortController().signal;

export function useLabEngine(emit: EngineOptions['emit']) {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-lab-'));
  const directory = join(folder, 'workspace');
  const processes: WorkerProcess[] = [];
  const spawn = createSpawn(process.execPath);
  let engine: Engine;

  async function start(): Promise<void> {
    engine = await createEngine({
      ...{ directory, modelDirectory, emit, version: 'test' },
      spawn: (role) => {
        const worker = spawn(role);
        if (role === 'lab') processes.push(worker);
        return worker;
      },
    });
  }

  beforeAll(start);
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  return {
    folder,
    /** Of the lab, in the order they were started. */
    processes,
    /** Ends the engine and begins another on the same workspace. @param between what happens to it meanwhile */
    async restart(between?: (workspace: Workspace) => void): Promise<void> {
      await engine.close();
      if (between) {
        const workspace = openWorkspace({ directory });
        between(workspace);
        workspace.close();
      }
      await start();
    },
    async call<M extends MethodName>(name: M, input: Input<M>, signal = never): Promise<Output<M>> {
      const handler = engine.handlers[name] as (request: Request<M>, signal: AbortSignal) => Promise<Output<M>>;
      const answer = await handler(z.parse(methods[name].input, input) as Request<M>, signal);
      return z.parse(methods[name].output, answer) as Output<M>;
    },
  };
}
