/** What the small engine answers about recalibration: enough to see how the command line tells it. */
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import type { PolicyRates } from '../../../main/contract/rates.ts';
import type { Recalibration, RecalibrationState } from '../../../main/contract/recalibration.ts';
import type { Handlers } from '../../../main/contract/api.ts';

const move = { shift: -0.62, stretch: 1.12, uncertainty: 0.21, cases: 14, people: 6, worth: 9.4 };
const adopted: Recalibration = {
  model: 'small',
  at: Date.UTC(2026, 0, 2, 3, 4),
  weights: { overruled: 1, hard: 1 },
  lessons: { confirmed: 20, hard: 4, overruled: 4, settled: 0 },
  people: 6,
  genuine: move,
  forged: move,
};
const rates = (accept: number): PolicyRates => ({
  references: 5,
  thresholds: { accept, reject: 0.2 },
  falseAcceptanceSkilled: 0.04,
  falseAcceptanceRandom: 0.001,
  falseRejection: 0.05,
  atMost: { falseAcceptanceSkilled: 0.1, falseRejection: 0.1 },
  least: { falseAcceptance: 0.05, falseRejection: 0.05 },
  inconclusiveGenuine: 0.1,
  inconclusiveSkilled: 0.1,
  reliability: [],
});

export type SmallRecalibration = Pick<RecalibrationState, 'adopted' | 'withdrawn'>;

export function smallRecalibrationHandlers(held: { recalibration: SmallRecalibration }) {
  const state = (): RecalibrationState => ({
    ...held.recalibration,
    needed: { genuine: 10, forged: 10, people: 5 },
    there: { genuine: 14, forged: 14, people: 6 },
  });
  return {
    'recalibration.state': state,
    'recalibration.preview': ({ weights }) => ({
      proposed: { ...adopted, weights },
      policy: { falseAcceptance: 0.1, falseRejection: 0.1, falseIdentification: 0.01 },
      before: [rates(0.17)],
      after: [rates(0.13)],
      refusals: [],
      compared: 40,
      flips: [{ case: 'c7', signatory: 'Somebody', before: 'genuine' as const, after: 'inconclusive' as const }],
    }),
    'recalibration.adopt': ({ weights }) => {
      if (weights.overruled === 0) throw new ParaphError('refused', say`Too few decided cases.`);
      held.recalibration = { adopted: { ...adopted, weights }, withdrawn: 2 };
      return state();
    },
    'recalibration.takeBack': () => {
      held.recalibration = { adopted: null, withdrawn: 0 };
      return state();
    },
  } satisfies Partial<Handlers>;
}
