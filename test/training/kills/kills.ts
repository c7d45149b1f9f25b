/** Training that is killed again and again, and goes on from its checkpoint each time. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../../main/base/random.ts';

export interface KilledRun {
  /** Tiny, or Paraph's own. */
  readonly network: 'tiny' | 'two-map';
  readonly steps: number;
  readonly kills: number;
  /** File to save in and to resume from. */
  readonly checkpoint: string;
}

export interface SurvivedRun {
  /** Of weights, moments and thresholds. */
  readonly sha256: string;
  /** The step that was the last before each kill, and the first after it. */
  readonly deaths: readonly { readonly at: number; readonly resumedAt: number }[];
}

/** A checkpoint is written every 25 steps: some lives see none, some one or two, and some die while one is written. */
const longestLife = 60;

/** One process's life: its first and last step, and the hash where it came to the end. */
async function live(run: KilledRun, steps: number, delayMs: number) {
  const script = join(import.meta.dirname, 'train-or-die.ts');
  const parameters = [script, run.checkpoint, run.network, String(run.steps)];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'ignore'] });
  let [first, last, sha256] = [0, 0, ''];
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, value] = line.split(' ');
    if (word === 'sha256') sha256 = value;
    if (word !== 'step') continue;
    first ||= Number(value);
    last = Number(value);
    if (last - first + 1 === steps) void wait(delayMs).then(() => child.kill('SIGKILL'));
  }
  return { first, last, sha256 };
}

/**
 * @param random when it is killed: after how many steps, and how long into the next one
 * @throws Error when a life ends without a step, or the run ends before it was killed as often as wanted
 */
export async function trainThroughKills(run: KilledRun, random: Random): Promise<SurvivedRun> {
  const lastSteps: number[] = [];
  const deaths: SurvivedRun['deaths'][number][] = [];
  for (;;) {
    const mayLive = lastSteps.length === run.kills;
    const { first, last, sha256 } = await live(
      run,
      mayLive ? Infinity : 1 + random.below(longestLife),
      random.below(40),
    );
    if (first === 0) throw new Error('The training did not start.');
    const at = lastSteps.at(-1);
    if (at !== undefined) deaths.push({ at, resumedAt: first });
    if (sha256) {
      if (!mayLive) throw new Error(`The run ended after ${lastSteps.length} kills: give it more steps.`);
      return { sha256, deaths };
    }
    lastSteps.push(last);
  }
}
