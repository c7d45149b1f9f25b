/** A calibration for a candidate: found anew where its writers have forgeries enough, else carried over from its parent. */
import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { fitCalibration } from '../evaluation/fit-calibration.ts';
import { createAdjustedScorer } from '../evaluation/scorers.ts';
import { fitSpreadModel } from '../evaluation/spread-model.ts';
import { scoreVerification, type VerificationScores } from '../evaluation/verification-trials.ts';
import type { SpreadModel } from '../matching/compare.ts';
import { type PairedWriters, referencesFor } from './gate.ts';
import { transferCalibration } from './transfer-calibration.ts';

export interface ThresholdSources {
  readonly heldOut: PairedWriters;
  readonly pinned: PairedWriters;
  /** Calibration of the model that the candidate was retrained from; null from scratch. */
  readonly former: Calibration | null;
  /** Where the writers kept apart come from, as a person would say it. */
  readonly population: string;
  readonly signal?: AbortSignal | undefined;
}

/** Thresholds from fewer writers with real forgeries would be an accident of who they are. */
const fewestForgedWriters = 10;
const draws = 5;
const seed = 1;

/** Null where neither way is open: such a candidate cannot decide. @throws ParaphError `cancelled` */
export async function findThresholds(sources: ThresholdSources): Promise<Calibration | null> {
  const { heldOut, former, population, signal } = sources;
  const forgedWriters = heldOut.candidate.filter(({ forged }) => forged.length > 0).length;
  try {
    if (forgedWriters >= fewestForgedWriters) {
      return await fitCalibration([{ writers: heldOut.candidate }], { population, draws, seed, signal });
    }
    return former && (await carryOver(former, sources));
  } catch (error) {
    const expected = error instanceof ParaphError && (error.code === 'refused' || error.code === 'bad-input');
    if (!expected) throw error;
    return null;
  }
}

async function carryOver(former: Calibration, { heldOut, pinned, signal }: ThresholdSources): Promise<Calibration> {
  const both = {
    active: [...heldOut.active, ...pinned.active],
    candidate: [...heldOut.candidate, ...pinned.candidate],
  };
  const [before, after] = [await fitSpreadModel(both.active, signal), await fitSpreadModel(both.candidate, signal)];
  const spread = {
    ...former,
    populationSpread: (former.populationSpread * after.populationSpread) / before.populationSpread,
  };
  const distances = async (side: keyof PairedWriters, model: SpreadModel) => {
    const perSet = [heldOut[side], pinned[side]].map((writers) => {
      const references = [referencesFor(writers)];
      const createScorer = () => createAdjustedScorer(model);
      return scoreVerification(writers, { references, draws, seed, createScorer, signal });
    });
    return (await Promise.all(perSet)).flatMap((scores) => [...scores.values()].flat().flatMap(everyDistance));
  };
  const paired = { former: await distances('active', former), retrained: await distances('candidate', spread) };
  return transferCalibration(former, paired, spread.populationSpread);
}

function everyDistance({ genuine, random, skilled }: VerificationScores): number[] {
  return [...genuine, ...random, ...skilled];
}
