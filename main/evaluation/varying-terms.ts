/** How the examiner's terms vary within a hand, and how well each alone would tell a skilled forgery. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import type { Random } from '../base/random.ts';
import { deviation, mean } from '../base/vectors.ts';
import type { ExplanationReport } from '../contract/evaluations.ts';
import { terms, type HandMeasures, type Term } from '../contract/explanation.ts';
import { termScales, transforms } from '../matching/usual-variation.ts';
import { type LabelledFile, type LabelledFolder, readLabelled } from './labelled-folder.ts';
import type { ProbeOptions } from './measured-files.ts';

/** Signatures of each kind that are measured of a writer. */
const measuredOfEach = 8;

interface MeasuredWriter {
  readonly genuine: readonly HandMeasures[];
  readonly forged: readonly HandMeasures[];
}

export async function varyingTerms(
  options: ProbeOptions,
  folder: LabelledFolder,
  random: Random,
): Promise<ExplanationReport['terms']> {
  const measured: MeasuredWriter[] = [];
  for (const { genuine, forged } of folder.writers) {
    throwIfCancelled(options.signal);
    options.onProgress?.('Measuring signatures', measured.length, folder.writers.length);
    measured.push({
      genuine: await describeFiles(options, folder, random.sample(genuine, measuredOfEach)),
      forged: await describeFiles(options, folder, random.sample(forged, measuredOfEach)),
    });
    await breathe();
  }
  return terms.map((term) => ({ term, ...varying(term, measured) }));
}

async function describeFiles(
  { decoder, embedder }: ProbeOptions,
  folder: LabelledFolder,
  files: readonly LabelledFile[],
): Promise<HandMeasures[]> {
  const described = await Promise.all(
    files.map(async (file) => {
      const { name, bytes } = await readLabelled(folder, file);
      const { quality, cleaned, placement } = await decoder.prepare({
        name,
        bytes,
        region: null,
        input: embedder.input,
      });
      return quality.usable ? decoder.describe({ name, bytes: cleaned, placement }) : null;
    }),
  );
  return described.filter((measures) => measures !== null);
}

/** Null where the set does not tell: sizes without a resolution, or nobody with three signatures. */
function varying(term: Term, measured: readonly MeasuredWriter[]): { deviation: number | null; auc: number | null } {
  const { to } = transforms[termScales[term]];
  const valuesOf = (some: readonly HandMeasures[]) =>
    some
      .map((measures) => measures[term])
      .filter((value) => value !== null)
      .map(to);
  const variances: number[] = [];
  const genuine: number[] = [];
  const forged: number[] = [];
  for (const writer of measured) {
    const own = valuesOf(writer.genuine);
    if (own.length < 3) continue;
    variances.push(deviation(own) ** 2);
    own.forEach((value, i) => genuine.push(Math.abs(value - mean(own.filter((_, other) => other !== i)))));
    for (const value of valuesOf(writer.forged)) forged.push(Math.abs(value - mean(own)));
  }
  return {
    deviation: variances.length === 0 ? null : Math.sqrt(mean(variances)),
    auc: genuine.length === 0 || forged.length === 0 ? null : areaUnderCurve(genuine, forged),
  };
}

/** How often a value of the second list is the larger (Mann and Whitney 1947). */
function areaUnderCurve(lower: readonly number[], higher: readonly number[]): number {
  let sum = 0;
  for (const high of higher) for (const low of lower) sum += high > low ? 1 : high === low ? 0.5 : 0;
  return sum / (lower.length * higher.length);
}
