/** What can be wrong with a file of a stranger, said so that a person knows what to do. */
import { ParaphError } from '../contract/errors.ts';

export function unsupportedFormat(file: string, looksLike: string | null): ParaphError {
  const what = looksLike
    ? `This is ${looksLike}, which Paraph does not read.`
    : 'This is no picture or PDF that Paraph reads.';
  return new ParaphError('unsupported-format', what, { file, nextStep: 'Save it as PNG, JPEG, TIFF, WebP or PDF.' });
}

export function damagedFile(file: string, cause: unknown): ParaphError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ParaphError('damaged-file', 'The file is damaged or incomplete: it cannot be read to its end.', {
    file,
    nextStep: 'Scan or save the document again.',
    detail,
    cause,
  });
}

export function protectedFile(file: string): ParaphError {
  return new ParaphError('refused', 'The PDF is protected by a password.', {
    file,
    nextStep: 'Save a copy without the password, or scan the printed page.',
  });
}

export function tooLarge(file: string, what: string, nextStep: string): ParaphError {
  return new ParaphError('too-large', what, { file, nextStep });
}

export function noSuchPage(file: string, page: number, pages: number): ParaphError {
  const count = pages === 1 ? 'one page' : `${pages} pages`;
  return new ParaphError('bad-input', `There is no page ${page + 1}: the document has ${count}.`, {
    file,
    nextStep: 'Choose one of its pages.',
  });
}
