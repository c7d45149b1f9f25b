/** Writers of a folder with specimens drawn to be enrolled and signatures to be questioned. */
import type { Random } from '../base/random.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { LabelledFile, LabelledFolder } from './labelled-folder.ts';

/** @property others as many further genuine signatures, where there are so many: those that an attacker may have */
export interface DrawnWriter {
  readonly name: string;
  readonly references: readonly LabelledFile[];
  readonly genuine: readonly LabelledFile[];
  readonly forged: readonly LabelledFile[];
  readonly others: readonly LabelledFile[];
}

/**
 * @param references how many specimens each writer is enrolled with
 * @param probes     how many genuine and how many forged signatures of each are questioned, at the most
 * @throws ParaphError `bad-input` where no writer has enough
 */
export function drawWriters(
  { writers, directory }: LabelledFolder,
  { references, probes }: { references: number; probes: number },
  random: Random,
): DrawnWriter[] {
  const drawn = writers
    .filter(({ genuine }) => genuine.length > references)
    .map(({ name, genuine, forged }) => {
      const order = random.shuffled(genuine);
      return {
        name,
        references: order.slice(0, references),
        genuine: order.slice(references, references + probes),
        forged: random.sample(forged, probes),
        others: order.slice(references + probes, 2 * references + probes),
      };
    });
  if (drawn.length > 0) return drawn;
  throw new ParaphError('bad-input', say`No writer of the set has more than ${references} genuine signatures.`, {
    file: directory,
    nextStep: say`Ask for fewer references.`,
  });
}
