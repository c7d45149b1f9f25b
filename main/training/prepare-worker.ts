/** A thread that prepares signatures for training: takes files, answers with what the network would see. */
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { readBytes } from '../base/read-bytes.ts';
import { ParaphError } from '../contract/errors.ts';
import type { Quality } from '../contract/records.ts';
import type { Measures } from '../imaging/decoder-api.ts';
import { prepareFile } from '../imaging/prepare.ts';

export interface PrepareRequest {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** `coverage` is null where there is nothing to learn from. */
export interface PrepareAnswer {
  readonly quality: Quality;
  readonly measures: Measures;
  readonly coverage: Uint8Array | null;
}

const unreadable: PrepareAnswer = {
  quality: { usable: false, reasons: ['blank'], inkPixels: 0, width: 0, height: 0 },
  measures: { inkDarkness: 0, strokeWidth: 0, aspectRatio: 0 },
  coverage: null,
};

async function answer({ path, width, height }: PrepareRequest): Promise<PrepareAnswer> {
  try {
    const prepared = await prepareFile(await readBytes(path), basename(path), { width, height });
    const { quality, measures, normalised } = prepared;
    return { quality, measures, coverage: quality.usable ? (normalised?.coverage ?? null) : null };
  } catch (error) {
    if (error instanceof ParaphError) return unreadable;
    throw error;
  }
}

parentPort?.on('message', (request: PrepareRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
