/** Files named on the command line, as signatures for the engine. */
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import type { Region } from '../../contract/records.ts';
import type { Session } from './session.ts';

const largestFile = 100 * 2 ** 20;

export interface SignatureOptions {
  readonly page?: number;
  readonly region?: Omit<Region, 'page'>;
}

export interface Signature {
  readonly document: string;
  readonly region?: Region;
}

/** Which signature of a file is meant. */
export function addSignatureOptions(command: Command): Command {
  return command
    .option('--page <number>', 'page of the document, from 1; all of it without --region', parsePage)
    .option('--region <x,y,width,height>', 'where on the page, in pixels of the page', parseRegion);
}

/** Opens a file, works with its signature and closes it again. Errors name the file. */
export async function withSignature<T>(
  session: Session,
  file: string,
  options: SignatureOptions,
  work: (signature: Signature) => Promise<T>,
): Promise<T> {
  const bytes = await readDocument(file);
  const { document, pages } = await session.call('documents.open', { name: basename(file), bytes });
  try {
    return await work({ document, region: regionOf(file, options, pages) });
  } finally {
    // Tidying up: a failure here must not hide what came before.
    await session.call('documents.close', { document }).catch(() => undefined);
  }
}

type Pages = readonly { page: number; width: number; height: number }[];

/** Undefined for the engine's default, the whole first page. */
function regionOf(file: string, { page, region }: SignatureOptions, pages: Pages): Region | undefined {
  if (page === undefined && region === undefined) return undefined;
  const wanted = page ?? 1;
  const chosen = pages[wanted - 1];
  if (chosen === undefined) {
    throw new ParaphError('bad-input', say`There is no page ${wanted}: the document has ${pages.length}.`, { file });
  }
  return { x: 0, y: 0, width: chosen.width, height: chosen.height, ...region, page: chosen.page };
}

export async function readDocument(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (statSync(file).size > largestFile) {
      throw new ParaphError('too-large', say`The file is over the limit of 100 MiB.`, {
        file,
        nextStep: say`Save the page with the signature on its own.`,
      });
    }
    return new Uint8Array(await readFile(file));
  } catch (cause) {
    if (cause instanceof ParaphError) throw cause;
    throw new ParaphError('not-found', say`The file cannot be read.`, {
      file,
      nextStep: say`Check the name, and that you may read it.`,
      cause,
    });
  }
}

function parsePage(text: string): number {
  const page = Number(text);
  if (!Number.isInteger(page) || page < 1) throw new InvalidArgumentError('Pages count from 1.');
  return page;
}

function parseRegion(text: string): Omit<Region, 'page'> {
  const [x, y, width, height, ...rest] = text.split(',').map(Number);
  if (![x, y, width, height].every(Number.isFinite) || rest.length > 0 || width <= 0 || height <= 0) {
    throw new InvalidArgumentError('A region is four numbers: x,y,width,height.');
  }
  return { x, y, width, height };
}
