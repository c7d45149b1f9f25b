/** Whoever of the lab learns from specimens of this workspace begins anew when one of them is removed or erased. */
import { ParaphError, type ErrorRecord, toErrorRecord } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { findWorkspaceSet } from './workspace-set.ts';

/** Why it stands still. */
export function whyAnew(): ErrorRecord {
  return toErrorRecord(
    new ParaphError(
      'refused',
      say`Specimens that this learnt from were removed, so what it had learnt was thrown away.`,
      {
        nextStep: say`Go on: it begins anew with the specimens that are here.`,
      },
    ),
  );
}

/** Notes what it is going to learn from. @returns whose specimens they are */
export function noteLessons(workspace: Workspace, learner: string, set: string): string[] {
  if (set !== 'workspace') return [];
  const specimens = specimensOf(workspace);
  workspace.labLessons.note(
    learner,
    specimens.map(({ id }) => id),
  );
  return [...new Set(specimens.map(({ signatory }) => signatory))];
}

/**
 * Notes at once, before pictures are handed over to a process, and once more when they have been, since somebody may have been
 * enrolled in between.
 *
 * @returns to be called with all news of this process: with the first it has its pictures
 */
export function noteTwice(note: () => void): () => void {
  let isHandedOver = false;
  note();
  return () => {
    if (!isHandedOver) note();
    isHandedOver = true;
  };
}

/** Whether it has learnt from other specimens than those that are here now. */
export function learntFromOthers(workspace: Workspace, learner: string): boolean {
  const noted = workspace.labLessons.of(learner);
  if (noted.length === 0) return false;
  const here = new Set(specimensOf(workspace).map(({ id }) => id));
  return noted.length !== here.size || noted.some((id) => !here.has(id));
}

const specimensOf = (workspace: Workspace) => findWorkspaceSet(workspace).ways.flatMap(({ specimens }) => specimens);
