/** How well copies are told from signatures written anew, on a folder of labelled signatures. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createRandom, type Random } from '../base/random.ts';
import { ParaphError } from '../contract/errors.ts';
import { CopyKind, type FlaggedPair, type ReplayReport } from '../contract/replay-report.ts';
import { decodeCentreLine } from '../imaging/centre-line.ts';
import type { DecoderApi } from '../imaging/decoder-api.ts';
import { coincidenceOf, isCopy, readLine, type Coincidence, type ReadLine } from '../imaging/replay.ts';
import type { Reproduction } from '../imaging/reproduce.ts';
import { fileErrors, type OnProgress } from './embedded-set.ts';
import { type LabelledFile, type LabelledFolder, type LabelledWriter, readLabelled } from './labelled-folder.ts';

export interface ReplayOptions {
  readonly folder: LabelledFolder;
  readonly decoder: Pick<DecoderApi, 'prepare' | 'reproduce' | 'overlap'>;
  /** Genuine signatures of each writer that are copied, once in every way; all without it. */
  readonly copied?: number | undefined;
  /** Of which are copied and how: equal seeds give equal reports, times aside. */
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Pictures with so much of their ink on the very same pixels are of one signing: others of one hand share two fifths at most. */
const storedTwice = 0.7;

/** How a copy of each kind is made; null is the file itself. */
const reproductions: Readonly<Record<CopyKind, (random: Random) => Reproduction | null>> = {
  file: () => null,
  pixels: (random) => ({ margin: 5 + random.below(30) }),
  scaled: (random) => ({ scale: scaleOf(random) }),
  turned: (random) => ({ degrees: random.between(-5, 5) }),
  jpeg: (random) => ({ quality: qualityOf(random) }),
  binarised: (random) => ({ binarise: random.between(0.35, 0.65) }),
  together: (random) => ({
    scale: scaleOf(random),
    degrees: random.between(-5, 5),
    binarise: random.chance(0.5) ? random.between(0.35, 0.65) : undefined,
    quality: qualityOf(random),
  }),
};

/** As often half as twice the size. */
const scaleOf = (random: Random) => 2 ** random.between(-1, 1);
const qualityOf = (random: Random) => 50 + random.below(46);

interface ReadFile {
  readonly file: LabelledFile;
  readonly line: ReadLine;
}

interface Tally {
  readonly report: ReplayReport;
  compared: number;
  milliseconds: number;
}

/**
 * Copies are held against what they were made of; every genuine signature of a writer against every other, and against
 * the forgeries. Files without a usable signature are skipped.
 *
 * @throws ParaphError `cancelled`, `bad-input` for a file that cannot be read, and what the decoder throws beyond errors of a single file
 */
export async function evaluateReplay(options: ReplayOptions): Promise<ReplayReport> {
  const { folder, seed, signal, onProgress } = options;
  const random = createRandom(seed);
  const tally: Tally = {
    compared: 0,
    milliseconds: 0,
    report: {
      set: folder.set,
      writers: folder.writers.length,
      seed,
      copies: CopyKind.options.map((kind) => ({ kind, tried: 0, flagged: 0 })),
      genuine: { pairs: 0, flagged: 0, storedTwice: 0 },
      skilled: { pairs: 0, flagged: 0 },
      flagged: [],
      milliseconds: 0,
      skipped: [],
    },
  };
  for (const [index, writer] of folder.writers.entries()) {
    throwIfCancelled(signal);
    onProgress?.('Looking for copies', index, folder.writers.length);
    await evaluateWriter(options, tally, writer, random.fork());
    await breathe();
  }
  return { ...tally.report, milliseconds: tally.milliseconds / Math.max(1, tally.compared) };
}

async function evaluateWriter(options: ReplayOptions, tally: Tally, writer: LabelledWriter, random: Random) {
  const genuine = await readAll(options, tally, writer.genuine);
  const forged = await readAll(options, tally, writer.forged);
  for (const [index, one] of genuine.entries()) {
    for (const other of genuine.slice(0, index)) await countGenuine(options, tally, one, other);
  }
  for (const forgery of forged) {
    for (const { line } of genuine) {
      tally.report.skilled.pairs++;
      if (compare(tally, forgery.line, line) !== null) tally.report.skilled.flagged++;
    }
  }
  for (const original of random.sample(genuine, options.copied ?? genuine.length)) {
    for (const counts of tally.report.copies) {
      throwIfCancelled(options.signal);
      counts.tried++;
      const copy = await copyOf(options, original, reproductions[counts.kind](random));
      if (copy !== null && compare(tally, copy, original.line) !== null) counts.flagged++;
    }
  }
}

async function countGenuine(options: ReplayOptions, tally: Tally, one: ReadFile, other: ReadFile): Promise<void> {
  const { genuine, flagged } = tally.report;
  genuine.pairs++;
  const coincidence = compare(tally, one.line, other.line);
  if (coincidence === null) return;
  const found = await describe(options, one.file, other.file, coincidence);
  genuine.flagged++;
  if (found.overlap >= storedTwice) genuine.storedTwice++;
  flagged.push(found);
}

async function describe(
  { folder, decoder }: ReplayOptions,
  one: LabelledFile,
  other: LabelledFile,
  { gap, share }: Coincidence,
): Promise<FlaggedPair> {
  const { name, bytes } = await readLabelled(folder, one);
  const against = await readLabelled(folder, other);
  const { overlap } = await decoder.overlap({ name, bytes, other: against.bytes });
  return { one: name, other: against.name, gap: 100 * gap, share, overlap };
}

async function readAll(options: ReplayOptions, tally: Tally, files: readonly LabelledFile[]): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  for (const file of files) {
    throwIfCancelled(options.signal);
    const { name, bytes } = await readLabelled(options.folder, file);
    const found = await lineOf(options, name, bytes);
    if ('line' in found) read.push({ file, line: found.line });
    else tally.report.skipped.push({ file: name, why: found.why });
  }
  return read;
}

async function copyOf(options: ReplayOptions, { file }: ReadFile, how: Reproduction | null): Promise<ReadLine | null> {
  const { name, bytes } = await readLabelled(options.folder, file);
  const copied = how && (await options.decoder.reproduce({ name, bytes, how })).picture;
  const found = await lineOf(options, name, copied ?? bytes);
  return 'line' in found ? found.line : null;
}

/** The network's input is made on the way and not used. */
const input = { width: 256, height: 128 };

async function lineOf(
  { decoder }: ReplayOptions,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ line: ReadLine } | { why: string }> {
  try {
    const { quality, centreLine } = await decoder.prepare({ name, bytes, region: null, input });
    if (!quality.usable || centreLine === null) return { why: quality.reasons.join(', ') || 'no usable signature' };
    return { line: readLine(decodeCentreLine(centreLine)) };
  } catch (error) {
    if (error instanceof ParaphError && fileErrors.has(error.code)) return { why: error.message };
    throw error;
  }
}

/** Null where the two are no copies of one another. */
function compare(tally: Tally, one: ReadLine, other: ReadLine): Coincidence | null {
  const start = performance.now();
  const coincidence = coincidenceOf(one, other);
  tally.milliseconds += performance.now() - start;
  tally.compared++;
  return coincidence !== null && isCopy(coincidence) ? coincidence : null;
}
