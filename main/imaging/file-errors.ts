/** What can be wrong with a file of a stranger, said so that a person knows what to do. */
import { ParaphError } from '../contract/errors.ts';
import { say, type Phrase } from '../contract/phrase.ts';

export function unsupportedFormat(file: string, looksLike: Phrase | null): ParaphError {
  const what = looksLike
    ? say`This is ${looksLike}, which Paraph does not read.`
    : say`This is no picture or PDF that Paraph reads.`;
  return new ParaphError('unsupported-format', what, { file, nextStep: say`Save it as PNG, JPEG, TIFF, WebP or PDF.` });
}

export function damagedFile(file: string, cause: unknown): ParaphError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ParaphError('damaged-file', say`The file is damaged or incomplete: it cannot be read to its end.`, {
    file,
    nextStep: say`Scan or save the document again.`,
    detail,
    cause,
  });
}

export function protectedFile(file: string): ParaphError {
  return new ParaphError('refused', say`The PDF is protected by a password.`, {
    file,
    nextStep: say`Save a copy without the password, or scan the printed page.`,
  });
}

export function tooLarge(file: string, what: Phrase, nextStep: Phrase): ParaphError {
  return new ParaphError('too-large', what, { file, nextStep });
}

export function noSuchPage(file: string, page: number, pages: number): ParaphError {
  const count = pages === 1 ? say`one page` : say`${pages} pages`;
  return new ParaphError('bad-input', say`There is no page ${page + 1}: the document has ${count}.`, {
    file,
    nextStep: say`Choose one of its pages.`,
  });
}
