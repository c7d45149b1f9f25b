/** The parameters that did best on the writers kept apart, on disk beside the checkpoint, so that a kill does not lose them. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { writeFileAtomically } from '../base/atomic-file.ts';
import { z } from '../contract/schema.ts';
import { readTensors, writeTensors } from '../model/safetensors.ts';

const Mark = z.object({ step: z.int(), error: z.number() });

export interface BestSoFar {
  /** Keeps the parameters if their error is no larger than that of those kept. */
  offer(parameters: ReadonlyMap<string, Float32Array>, step: number, error: number): void;
  /** Null before the first offer. */
  best(): { parameters: ReadonlyMap<string, Float32Array>; step: number; error: number } | null;
  forget(): void;
}

export function keepBest(file: string): BestSoFar {
  const best: BestSoFar['best'] = () => {
    if (!existsSync(file)) return null;
    const { tensors, metadata } = readTensors(readFileSync(file));
    const mark = Mark.parse(JSON.parse(metadata['mark'] ?? '{}'));
    return { ...mark, parameters: new Map([...tensors].map(([name, { values }]) => [name, values] as const)) };
  };
  let least = best()?.error ?? Infinity;
  return {
    best,
    offer: (parameters, step, error) => {
      if (error > least) return;
      least = error;
      const tensors = new Map(
        [...parameters].map(([name, values]) => [name, { shape: [values.length], values }] as const),
      );
      writeFileAtomically(file, writeTensors({ tensors, metadata: { mark: JSON.stringify({ step, error }) } }));
    },
    forget: () => rmSync(file, { force: true }),
  };
}
