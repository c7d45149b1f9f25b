/** A labelled set prepared for the network once, by several threads, and kept in a cache folder. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { assert } from '../base/assert.ts';
import { writeFileAtomically } from '../base/atomic-file.ts';
import { throwIfCancelled } from '../base/cancellation.ts';
import { preprocessingVersion } from '../base/preprocessing.ts';
import { Quality } from '../contract/records.ts';
import { z } from '../contract/schema.ts';
import type { OnProgress, Prepare } from '../evaluation/embedded-set.ts';
import type { LabelledFile, LabelledFolder } from '../evaluation/labelled-folder.ts';
import type { PrepareAnswer, PrepareRequest } from './prepare-worker.ts';

interface InputSize {
  readonly width: number;
  readonly height: number;
}

/** What became of each file, by the hash of its bytes. */
export type PreparedSet = ReadonlyMap<string, PrepareAnswer>;

export interface PrepareOptions {
  readonly input: InputSize;
  /** Where prepared sets are kept; null keeps nothing. */
  readonly cache: string | null;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Prepares every file of the folder, or takes from the cache what was prepared before by the same preprocessing.
 *
 * @throws ParaphError `cancelled`
 */
export async function prepareSet(folder: LabelledFolder, options: PrepareOptions): Promise<PreparedSet> {
  const files = folder.writers.flatMap(({ genuine, forged }) => [...genuine, ...forged]);
  const cached = options.cache === null ? null : readCache(cacheFile(options.cache, folder, options.input), options);
  if (cached !== null && files.every(({ hash }) => cached.has(hash))) return cached;
  const prepared = await prepareFiles(files, options);
  if (options.cache !== null) writeCache(options.cache, cacheFile(options.cache, folder, options.input), prepared);
  return prepared;
}

/** The evaluation's way to ask for a prepared signature, answered from the set. */
export function prepareFrom(set: PreparedSet, { width, height }: InputSize): Prepare {
  return (bytes) => {
    const found = set.get(createHash('sha256').update(bytes).digest('hex'));
    assert(found !== undefined, 'the file is not of the prepared set');
    const { quality, measures, coverage } = found;
    return Promise.resolve({ quality, measures, normalised: coverage && { width, height, coverage } });
  };
}

async function prepareFiles(files: readonly LabelledFile[], options: PrepareOptions): Promise<PreparedSet> {
  const prepared = new Map<string, PrepareAnswer>();
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url));
    try {
      while (next < files.length) {
        throwIfCancelled(options.signal);
        const file = files[next++];
        prepared.set(file.hash, await ask(worker, { path: file.path, ...options.input }));
        options.onProgress?.('Preparing signatures', prepared.size, files.length);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(cpus().map(work));
  return prepared;
}

function ask(worker: Worker, request: PrepareRequest): Promise<PrepareAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: PrepareAnswer) => {
      worker.off('error', reject);
      resolve(answer);
    });
    worker.postMessage(request);
  });
}

const CacheIndex = z.object({
  sha256: z.string(),
  files: z.array(
    z.object({
      hash: z.string(),
      quality: Quality,
      measures: z.object({ inkDarkness: z.number(), strokeWidth: z.number(), aspectRatio: z.number() }),
      /** Place in the file of pictures, in pictures; null where there is none. */
      picture: z.nullable(z.int()),
    }),
  ),
});

function cacheFile(cache: string, { set }: LabelledFolder, { width, height }: InputSize): string {
  return join(cache, `${set}-${width}x${height}-v${preprocessingVersion}`);
}

function writeCache(cache: string, file: string, prepared: PreparedSet): void {
  const pictures: Uint8Array[] = [];
  const digest = createHash('sha256');
  const files = [...prepared].map(([hash, { quality, measures, coverage }]) => {
    if (coverage === null) return { hash, quality, measures, picture: null };
    digest.update(coverage);
    return { hash, quality, measures, picture: pictures.push(coverage) - 1 };
  });
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  writeFileAtomically(`${file}.bin`, pictures);
  const index: z.infer<typeof CacheIndex> = { sha256: digest.digest('hex'), files };
  writeFileAtomically(`${file}.json`, new TextEncoder().encode(JSON.stringify(index)));
}

/** Null where there is no cache, or not a whole one: then the set is prepared again. */
function readCache(file: string, { input }: PrepareOptions): PreparedSet | null {
  if (!existsSync(`${file}.bin`) || !existsSync(`${file}.json`)) return null;
  const index = CacheIndex.safeParse(JSON.parse(readFileSync(`${file}.json`, 'utf8')));
  const pictures = readFileSync(`${file}.bin`);
  if (!index.success || createHash('sha256').update(pictures).digest('hex') !== index.data.sha256) return null;
  const size = input.width * input.height;
  return new Map(
    index.data.files.map(({ hash, quality, measures, picture }) => {
      const coverage = picture === null ? null : pictures.subarray(picture * size, (picture + 1) * size);
      return [hash, { quality, measures, coverage }] as const;
    }),
  );
}
