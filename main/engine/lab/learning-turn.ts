/** One thing learns in the lab at a time, be it a network by itself or a grid of them. */
import { ParaphError } from '../../contract/errors.ts';
import { type Phrase, say } from '../../contract/phrase.ts';

export interface LearningTurn {
  /** @throws ParaphError `refused` while something learns */
  requireFree(): void;
  /** @param name of what learns, for whoever is refused meanwhile @returns ends the turn @throws ParaphError `refused` */
  take(name: string | Phrase): () => void;
}

export function createLearningTurn(): LearningTurn {
  let holder: string | Phrase | null = null;
  function requireFree(): void {
    if (holder === null) return;
    throw new ParaphError('refused', say`Something else is learning in the lab: ${holder}.`, {
      nextStep: say`Pause or cancel it first.`,
    });
  }
  return {
    requireFree,
    take(name) {
      requireFree();
      holder = name;
      return () => {
        holder = null;
      };
    },
  };
}
