/** A training run on disk: weights, optimiser, random state and step in one file, written whole or not at all. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomically } from '../base/atomic-file.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { z } from '../contract/schema.ts';
import { readTensors, writeTensors } from '../model/safetensors.ts';
import type { TrainingState } from './trainer.ts';

const word = z.int().check(z.gte(0), z.lte(0xffffffff));
const Cursor = z.object({
  /** Tells runs apart: a checkpoint of another plan or set is not resumed. */
  run: z.string(),
  step: z.int().check(z.nonnegative()),
  random: z.tuple([word, word, word, word]),
});

/** @param run what plan, set and seed this is, in a word that changes with them */
export function saveCheckpoint(path: string, run: string, { step, random, numbers }: TrainingState): void {
  const tensors = new Map([...numbers].map(([name, values]) => [name, { shape: [values.length], values }] as const));
  const cursor = JSON.stringify({ run, step, random });
  writeFileAtomically(path, writeTensors({ tensors, metadata: { cursor } }));
}

/**
 * The state to resume from; null when there is none, or it belongs to another run.
 *
 * @throws ParaphError `model-damaged` when the file is not a whole checkpoint
 */
export function loadCheckpoint(path: string, run: string): TrainingState | null {
  if (!existsSync(path)) return null;
  const { tensors, metadata } = readTensors(readFileSync(path));
  const cursor = Cursor.safeParse(parseJson(metadata['cursor'] ?? ''));
  if (!cursor.success) {
    throw new ParaphError('model-damaged', say`The checkpoint does not say where training was.`, {
      file: path,
      nextStep: say`Delete it and train anew.`,
    });
  }
  if (cursor.data.run !== run) return null;
  const numbers = new Map([...tensors].map(([name, { values }]) => [name, values] as const));
  return { step: cursor.data.step, random: cursor.data.random, numbers };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
