/** How distance and verdict move when a scan goes another way: resolution, rotation, noise, lines, cuts. */
import { relative } from 'node:path';
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createRandom } from '../base/random.ts';
import { mean } from '../base/vectors.ts';
import type { RobustnessReport } from '../contract/evaluations.ts';
import type { Quality } from '../contract/records.ts';
import { variantNames, variants, type VariantName } from '../imaging/variants.ts';
import { drawWriters } from './drawn-writers.ts';
import { type LabelledFile, readLabelled } from './labelled-folder.ts';
import {
  chosenFolder,
  createJudge,
  gatheringSkipped,
  type Judge,
  type Judged,
  type ProbeOptions,
  readProbe,
  readProbes,
  requireCalibration,
} from './measured-files.ts';
import { shareOf, shareThat } from './shares.ts';

/** @property probes genuine signatures and forgeries of each writer, at the most */
export interface RobustnessOptions extends ProbeOptions {
  readonly references: number;
  readonly probes: number;
}

type Verdict = Pick<Judged, 'word'> & { readonly distance: number | null; readonly quality: Quality['reasons'] };

/** One signature as it came, and what was said of it in each variant. */
interface Observed {
  readonly file: string;
  readonly before: Judged;
  readonly after: ReadonlyMap<VariantName, Verdict>;
}

/** @throws ParaphError `refused` without calibration; `bad-input`, `not-found`, `cancelled` */
export async function evaluateRobustness(asked: RobustnessOptions): Promise<RobustnessReport> {
  const { options, skipped } = gatheringSkipped(asked);
  const calibration = requireCalibration(options.embedder);
  const folder = chosenFolder(options);
  const writers = drawWriters(folder, options, createRandom(options.seed));
  const genuine: Observed[] = [];
  const forged: Observed[] = [];
  for (const [done, writer] of writers.entries()) {
    options.onProgress?.('Varying signatures', done, writers.length);
    const judge = createJudge(options.embedder, await readProbes(options, writer.references), calibration);
    for (const file of writer.genuine) genuine.push(...(await observe(options, file, judge)));
    for (const file of writer.forged) forged.push(...(await observe(options, file, judge)));
  }
  return {
    set: folder.set,
    skipped: skipped(),
    writers: writers.length,
    model: options.embedder.key,
    seed: options.seed,
    references: options.references,
    genuine: genuine.length,
    forged: forged.length,
    variants: variantNames.map((name) => summarise(name, [...genuine, ...forged])),
    ...carriedAmong([...genuine, ...forged]),
  };
}

/** Nothing for a file that cannot be compared as it is. */
async function observe(options: RobustnessOptions, file: LabelledFile, judge: Judge): Promise<Observed[]> {
  throwIfCancelled(options.signal);
  const { embedder, decoder, folder, seed } = options;
  const unchanged = await readProbe(options, file);
  if (!unchanged) return [];
  const document = await readLabelled(folder, file);
  const prepared = await Promise.all(
    variantNames.map((variant) => decoder.prepareVariant({ ...document, variant, seed, input: embedder.input })),
  );
  const varied = prepared.map(({ quality, normalised }) =>
    quality.usable && normalised ? { quality, normalised } : null,
  );
  const [before, ...judged] = judge([unchanged, ...varied.filter((one) => one !== null)]);
  const after = new Map<VariantName, Verdict>();
  variantNames.forEach((name, i) => {
    const { reasons } = prepared[i].quality;
    const then = varied[i] ? judged.splice(0, 1)[0] : { word: 'inconclusive' as const, distance: null };
    after.set(name, { ...then, quality: reasons });
  });
  await breathe();
  return [{ file: relative(folder.directory, file.path), before, after }];
}

function summarise(variant: VariantName, observed: readonly Observed[]): RobustnessReport['variants'][number] {
  const pairs = observed.flatMap(({ before, after }) => {
    const then = after.get(variant);
    return then ? [{ before, then }] : [];
  });
  const moves = pairs.flatMap(({ before, then }) =>
    then.distance === null ? [] : [Math.abs(then.distance - before.distance)],
  );
  const were = (word: Judged['word']) => pairs.filter(({ before }) => before.word === word);
  return {
    variant,
    harmless: variants[variant].harmless,
    moved: moves.length === 0 ? null : mean(moves),
    changed: shareThat(pairs, ({ before, then }) => before.word !== then.word),
    genuineToForged: shareThat(were('genuine'), ({ then }) => then.word === 'forged'),
    forgedToGenuine: shareThat(were('forged'), ({ then }) => then.word === 'genuine'),
    flagged: shareThat(pairs, ({ then }) => then.quality.length > 0),
  };
}

/** What must not be: signatures that a change which leaves the writing alone carries from genuine to forged. */
function carriedAmong(observed: readonly Observed[]): Pick<RobustnessReport, 'carried' | 'carriedBy'> {
  const genuine = observed.filter(({ before }) => before.word === 'genuine');
  const carriedBy = genuine.flatMap(({ file, after }) =>
    variantNames
      .filter((variant) => variants[variant].harmless && after.get(variant)?.word === 'forged')
      .map((variant) => ({ file, variant })),
  );
  return { carried: shareOf(new Set(carriedBy.map(({ file }) => file)).size, genuine.length), carriedBy };
}
