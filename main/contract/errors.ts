import { Phrase, say, verbatim, wordsOf } from './phrase.ts';
import { z } from './schema.ts';

/** What can be expected to go wrong. Anything else is a bug and travels as `internal`. */
export const ErrorCode = z.enum([
  'bad-input',
  'unsupported-format',
  'damaged-file',
  'too-large',
  'not-found',
  'already-exists',
  'refused',
  'locked',
  'wrong-passphrase',
  'workspace-in-use',
  'newer-schema',
  'damaged-workspace',
  'storage-full',
  'model-missing',
  'model-damaged',
  'out-of-memory',
  'cancelled',
  'deadline',
  'engine-lost',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** How an error crosses a process boundary: what happened, to which file, and what to do next. */
export const ErrorRecord = z.object({
  code: ErrorCode,
  message: z.string(),
  file: z.optional(z.string()),
  nextStep: z.optional(z.string()),
  detail: z.optional(z.string()),
  /** `message` and `nextStep` as phrases, for whoever shows them in another language than English. */
  said: z.optional(z.object({ message: Phrase, nextStep: z.optional(Phrase) })),
});
export type ErrorRecord = z.infer<typeof ErrorRecord>;

/** An expected failure, fit to be shown to a person: the message names the cause, the next step says what to do. */
export class ParaphError extends Error {
  readonly code: ErrorCode;
  readonly file: string | undefined;
  readonly nextStep: string | undefined;
  readonly detail: string | undefined;
  readonly said: { readonly message: Phrase; readonly nextStep: Phrase | undefined };

  constructor(
    code: ErrorCode,
    message: Phrase,
    more: { file?: string; nextStep?: Phrase; detail?: string; cause?: unknown } = {},
  ) {
    super(wordsOf(message), { cause: more.cause });
    this.name = 'ParaphError';
    this.code = code;
    this.file = more.file;
    this.nextStep = more.nextStep && wordsOf(more.nextStep);
    this.detail = more.detail;
    this.said = { message, nextStep: more.nextStep };
  }
}

export function isCancellation(error: unknown): boolean {
  return (
    (error instanceof ParaphError && error.code === 'cancelled') ||
    (error instanceof Error && error.name === 'AbortError')
  );
}

export function toErrorRecord(error: unknown): ErrorRecord {
  const { code, message, file, nextStep, detail, said } = asParaphError(error);
  return { code, message, file, nextStep, detail, said };
}

function asParaphError(error: unknown): ParaphError {
  if (error instanceof ParaphError) return error;
  if (isCancellation(error)) return new ParaphError('cancelled', say`Cancelled.`);
  return new ParaphError('internal', say`Something unexpected went wrong inside Paraph.`, {
    nextStep: say`Try again. If it happens again, copy the details and report them.`,
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}

export function fromErrorRecord({ code, message, nextStep, said, ...more }: ErrorRecord): ParaphError {
  return new ParaphError(code, said?.message ?? verbatim(message), {
    ...more,
    nextStep: said?.nextStep ?? (nextStep === undefined ? undefined : verbatim(nextStep)),
  });
}
