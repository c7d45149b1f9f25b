/** A labelled set as the network sees it: every signature prepared, measured and embedded once. */
import { relative } from 'node:path';
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import type { Embedding } from '../base/embedding.ts';
import { once } from '../base/once.ts';
import { type ErrorCode, ParaphError } from '../contract/errors.ts';
import type { Quality } from '../contract/records.ts';
import type { Traits } from '../contract/traits.ts';
import type { Measures, PreparedSignature } from '../imaging/decoder-api.ts';
import { traitsOf } from '../imaging/traits.ts';
import { turnedEmbeddings } from '../matching/turned-distance.ts';
import type { Embedder } from '../model/embedder.ts';
import { type LabelledFile, type LabelledFolder, readLabelled } from './labelled-folder.ts';

export interface Embedded {
  readonly embedding: Embedding;
  /** What kind of figure it is; absent where nobody looked. */
  readonly traits?: Traits | undefined;
  /** What is amiss with the picture although it can be used; absent where nobody looked. */
  readonly flaws?: Quality['reasons'] | undefined;
  /** The signature laid a little askew, each way: embedded when first asked for. Absent where nobody can ask. */
  readonly turned?: (() => readonly Embedded[]) | undefined;
}

/** @property measures trivial features of the picture: what a comparison must not rest on */
export interface EmbeddedSignature extends Embedded {
  readonly measures: Measures;
}

export interface EmbeddedWriter<S extends Embedded = EmbeddedSignature> {
  readonly name: string;
  readonly genuine: readonly S[];
  readonly forged: readonly S[];
}

export interface SkippedFile {
  readonly file: string;
  readonly why: string;
}

/** @property skipped files without a usable signature: counted nowhere, told in the report */
export interface EmbeddedSet {
  readonly set: string;
  readonly model: string;
  readonly writers: readonly EmbeddedWriter[];
  readonly skipped: readonly SkippedFile[];
}

/** Called often while long work goes on; `total` is null where it cannot be told. */
export type OnProgress = (stage: string, done: number, total: number | null) => void;

/** Prepares the first page of a file as one signature, for the network's input. */
export type Prepare = (
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
) => Promise<Pick<PreparedSignature, 'quality' | 'normalised' | 'measures'>>;

export interface EmbedSetOptions {
  readonly folder: LabelledFolder;
  readonly embedder: Pick<Embedder, 'key' | 'embed'>;
  readonly prepare: Prepare;
  /** Whether signatures may be asked for as they would be askew: the embedder then has to outlive the set. */
  readonly turning?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

type Usable = Pick<PreparedSignature, 'measures'> & {
  readonly flaws: Quality['reasons'];
  readonly normalised: NonNullable<PreparedSignature['normalised']>;
};
type Prepared = { readonly file: LabelledFile } & ({ readonly usable: Usable } | { readonly why: string });

const batchSize = 32;

/** What is wrong with one file; anything else stops the evaluation. */
export const fileErrors: ReadonlySet<ErrorCode> = new Set([
  'bad-input',
  'unsupported-format',
  'damaged-file',
  'too-large',
  'deadline',
]);

/**
 * Embeds every file of a folder. One that cannot be read or holds no usable signature is skipped.
 *
 * @throws ParaphError `cancelled`, and what the decoder or the model throw beyond errors of a single file
 */
export async function embedSet(options: EmbedSetOptions): Promise<EmbeddedSet> {
  const { folder, embedder } = options;
  const files = folder.writers.flatMap(({ genuine, forged }) => [...genuine, ...forged]);
  const embedded = new Map<LabelledFile, EmbeddedSignature>();
  const skipped: SkippedFile[] = [];

  let next = prepareBatch(options, files.slice(0, batchSize));
  for (let start = 0; start < files.length; start += batchSize) {
    const batch = await next;
    // The decoder, a process of its own, goes on with the next files while the network is busy with these.
    next = prepareBatch(options, files.slice(start + batchSize, start + 2 * batchSize));
    next.catch(() => {}); // awaited in the next round, unless this one fails first
    for (const item of batch) {
      if ('why' in item) skipped.push({ file: relative(folder.directory, item.file.path), why: item.why });
    }
    embedBatch(batch, options, embedded);
    options.onProgress?.('Reading signatures', start + batch.length, files.length);
    await breathe();
  }

  const keep = (labelled: readonly LabelledFile[]) =>
    labelled.map((file) => embedded.get(file)).filter((signature) => signature !== undefined);
  const writers = folder.writers.map(({ name, genuine, forged }) => ({
    name,
    genuine: keep(genuine),
    forged: keep(forged),
  }));
  return { set: folder.set, model: embedder.key, writers, skipped };
}

function embedBatch(
  batch: readonly Prepared[],
  { embedder, turning }: Pick<EmbedSetOptions, 'embedder' | 'turning'>,
  embedded: Map<LabelledFile, EmbeddedSignature>,
): void {
  const usable = batch.filter((item) => 'usable' in item);
  if (usable.length === 0) return;
  const embeddings = embedder.embed(usable.map((item) => item.usable.normalised));
  usable.forEach(({ file, usable: { measures, normalised, flaws } }, i) => {
    embedded.set(file, {
      embedding: embeddings[i],
      measures,
      traits: traitsOf(normalised) ?? undefined,
      flaws,
      turned: turning ? once(() => turnedBy(embedder, normalised)) : undefined,
    });
  });
}

const turnedBy = (embedder: Pick<Embedder, 'embed'>, normalised: Usable['normalised']): Embedded[] =>
  turnedEmbeddings(normalised, (images) => embedder.embed(images)).map((embedding) => ({ embedding }));

async function prepareBatch(options: EmbedSetOptions, files: readonly LabelledFile[]): Promise<Prepared[]> {
  const batch: Prepared[] = [];
  for (const file of files) {
    throwIfCancelled(options.signal);
    batch.push({ file, ...(await prepareOne(options, file)) });
  }
  return batch;
}

async function prepareOne(
  { folder, prepare }: EmbedSetOptions,
  file: LabelledFile,
): Promise<{ usable: Usable } | { why: string }> {
  try {
    const { name, bytes } = await readLabelled(folder, file);
    const { quality, normalised, measures } = await prepare(bytes, name);
    if (!quality.usable || !normalised) return { why: quality.reasons.join(', ') || 'no usable signature' };
    return { usable: { normalised, measures, flaws: quality.reasons } };
  } catch (error) {
    if (error instanceof ParaphError && fileErrors.has(error.code)) return { why: error.message };
    throw error;
  }
}
