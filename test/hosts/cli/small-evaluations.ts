/** Reports of the small engine's evaluations: enough of each to see how the command line tells it. */
import { basename } from 'node:path';
import type { Request } from '../../../main/contract/api.ts';
import type {
  AdversarialReport,
  ExplanationReport,
  RecalibrationReport,
  RobustnessReport,
} from '../../../main/contract/evaluations.ts';
import type { IdentificationReport } from '../../../main/contract/identification-report.ts';
import type { StrangerReport } from '../../../main/contract/stranger-report.ts';
import type { OneShotReport } from '../../../main/contract/lab/one-shot-report.ts';

const measured = { set: 'set', writers: 2, model: 'small', seed: 1 };
const chance = { greater: 150, less: 50, signTest: 1e-9, wilcoxon: 0.0123 };
const share = (count: number, of: number) => ({ count, of, ci: [0.05, 0.75] as [number, number] });
const outcome = (genuine: number) => ({
  genuine: share(genuine, 4),
  forged: share(4 - genuine, 4),
  meanDistance: 0.2,
});

export const explanationReport: ExplanationReport = {
  ...measured,
  skipped: [],
  pairs: 200,
  removed: 0.1,
  change: { highest: 0.01, held: 0.08, random: 0.04 },
  lowers: chance,
  holds: chance,
  moves: chance,
  terms: [{ term: 'slant', deviation: 3.6, auc: 0.75 }],
};

export const robustnessReport: RobustnessReport = {
  ...measured,
  skipped: [],
  references: 5,
  genuine: 4,
  forged: 4,
  variants: [
    {
      variant: 'turned by 1°',
      harmless: true,
      moved: 0.012,
      changed: share(1, 8),
      genuineToForged: share(0, 4),
      forgedToGenuine: share(0, 0),
      flagged: share(0, 8),
    },
  ],
  carried: share(1, 4),
  carriedBy: [{ file: '001/genuine/a.png', variant: 'turned by 1°' }],
};

export const adversarialReport: AdversarialReport = {
  ...measured,
  skipped: [],
  references: 5,
  forgeries: 4,
  steps: 30,
  before: outcome(0),
  attacks: [
    {
      budget: 8,
      nearInk: true,
      onInput: outcome(4),
      asGrey: outcome(2),
      asInk: outcome(0),
      madeForInk: outcome(1),
      unknownReferences: outcome(3),
    },
  ],
};

const measure = (value: number) => ({ value, ci: [value - 1, value + 1] as [number, number] });
const tried = (cases: number, farSkilled: number) => ({
  cases,
  decided: cases,
  settled: 0,
  people: cases === 0 ? 0 : 6.5,
  farSkilled: measure(farSkilled),
  frr: measure(5),
  inconclusiveGenuine: measure(8),
  inconclusiveSkilled: measure(6),
  cllr: 0.4,
  largestRatio: 12,
});

export const recalibrationReport: RecalibrationReport = {
  ...measured,
  calibratedOn: { set: 'other', writers: 14 },
  policy: { falseAcceptance: 0.1, falseRejection: 0.1, falseIdentification: 0.01 },
  references: 5,
  repeats: 20,
  settled: 1,
  rows: [tried(0, 16), tried(30, 4)],
};

export function identificationReport({
  directory,
  references,
  probes,
  seed,
}: Request<'evaluation.identification'>): IdentificationReport {
  const common = { signatures: probes, takenBack: measure(2), unknown: measure(3) };
  return {
    set: basename(directory),
    model: 'small',
    seed,
    falseIdentification: 0.01,
    results: references.map((count) => ({
      references: count,
      people: 8,
      enrolled: { ...common, right: measure(94), wrong: measure(1) },
      strangers: { ...common, named: measure(5) },
    })),
    skipped: [],
  };
}

export function strangerReport({
  directory,
  references,
  draws,
  seed,
  writers = [],
}: Request<'evaluation.strangers'>): StrangerReport {
  const [flagged, named, mistaken] = [measure(95), measure(92), measure(1)];
  return {
    set: basename(directory),
    writers: writers.length,
    model: 'small',
    seed,
    draws,
    results: references.map((count) => ({
      references: count,
      clean: { sets: 40, flagged: measure(1.5) },
      stranger: { sets: 40, flagged, named, mistaken },
      forgery: null,
    })),
    skipped: [{ file: 'w1/genuine/1.png', why: 'blank' }],
  };
}

export function oneShotReport({ path, network, protocol, trials, seed }: Request<'evaluation.oneShot'>): OneShotReport {
  return {
    model: network ?? 'abcdef',
    set: basename(path),
    protocol: protocol === 'all' ? 'mixed' : protocol,
    results: [{ n: 20, accuracy: 0.97, ci: [0.9575, 0.9789], trials }],
    withinAlphabets: [{ n: 5, accuracy: 0.96, ci: [0.95, 0.97], trials }],
    officialRuns: { error: 0.05, ci: [0.0325, 0.076], tests: 400, perRun: [0.05, 0, 0.1] },
    comparedBy: 'local-map',
    megaflops: 51.9,
    classes: 659,
    skipped: 2,
    seed,
  };
}
