/** The training step in TensorFlow's own Python (peer.py), asked line by line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from '../../../main/contract/schema.ts';
import { writeTensors, type NamedArray } from '../../../main/model/safetensors.ts';
import { trainingWindows } from '../../../main/training/losses/loss.ts';
import { parameterSpecs } from '../../../main/model/networks/shapes.ts';
import type { Workload } from './workloads.ts';

const script = fileURLToPath(new URL('peer.py', import.meta.url));
const Started = z.object({ version: z.string() });
const Agreed = z.object({ losses: z.array(z.number()) });
const Trained = z.object({ processor_seconds: z.number(), loss: z.number() });

export interface PythonPeer {
  /** Of TensorFlow. */
  readonly version: string;
  /** Losses of steps on the same batch from the same weights, without dropout and augmentation. */
  losses(steps: number): Promise<readonly number[]>;
  /** Trains as in a run. @returns milliseconds of processor time, of all threads */
  train(steps: number): Promise<number>;
  end(): Promise<void>;
}

function writeStart(folder: string, { plan, set }: Workload, parameters: ReadonlyMap<string, Float32Array>): void {
  const { width, height, coverage, writers } = set;
  const images = {
    shape: [writers.length * (plan.batch.genuine + plan.batch.forged), height, width, 1],
    values: Float32Array.from(coverage, (ink) => ink / 255),
  };
  const tensors = new Map<string, NamedArray>([['images', images]]);
  for (const { name, shape } of parameterSpecs(plan.spec)) {
    const values = parameters.get(name);
    if (values) tensors.set(name, { shape, values });
  }
  writeFileSync(join(folder, 'start.safetensors'), writeTensors({ tensors, metadata: {} }));
  writeFileSync(join(folder, 'plan.json'), JSON.stringify({ ...plan, windows: trainingWindows }));
}

/**
 * @param folder     of its own, for what Python is to read
 * @param parameters by name, to begin with
 */
export async function startPeer(
  python: string,
  threads: number,
  folder: string,
  workload: Workload,
  parameters: ReadonlyMap<string, Float32Array>,
): Promise<PythonPeer> {
  writeStart(folder, workload, parameters);
  const child = spawn(python, [script, folder, String(threads)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { value, done } = await answers.next();
    if (done) throw new Error('The training in Python ended early.');
    return JSON.parse(String(value));
  };
  const ask = (command: string, steps: number) => {
    child.stdin.write(`${command} ${steps}\n`);
    return answer();
  };
  const { version } = z.parse(Started, await answer());
  return {
    version,
    losses: async (steps) => z.parse(Agreed, await ask('agree', steps)).losses,
    train: async (steps) => 1000 * z.parse(Trained, await ask('train', steps)).processor_seconds,
    end: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
