/** What a run leaves on disk: its checkpoint, the best weights so far, and the candidate before it has a key. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface TrainingFiles {
  /** Made when it is not there. */
  checkpointOf(run: string): string;
  candidateOf(run: string): string;
  /** Moves the candidate to where models of its key lie. */
  settle(run: string, directory: string): void;
  forget(run: string): void;
}

/**
 * @param workspace says where the workspace's folder is
 * @param folder    within it
 */
export function createTrainingFiles(workspace: () => string, folder = 'training'): TrainingFiles {
  // Runs are named by us, but a name must never lead out of the folder.
  const plain = (run: string) => createHash('sha256').update(run).digest('hex').slice(0, 24);
  const checkpoint = (run: string) => join(workspace(), folder, `${plain(run)}.checkpoint`);
  const candidate = (run: string) => join(workspace(), folder, `${plain(run)}.candidate`);
  return {
    checkpointOf: (run) => {
      mkdirSync(join(workspace(), folder), { recursive: true, mode: 0o700 });
      return checkpoint(run);
    },
    candidateOf: candidate,
    settle: (run, directory) => {
      mkdirSync(join(workspace(), 'models'), { recursive: true, mode: 0o700 });
      if (existsSync(directory)) rmSync(candidate(run), { recursive: true });
      else renameSync(candidate(run), directory);
    },
    forget: (run) => {
      for (const file of [checkpoint(run), `${checkpoint(run)}.best`]) rmSync(file, { force: true });
      rmSync(candidate(run), { recursive: true, force: true });
    },
  };
}
