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
});
export type ErrorRecord = z.infer<typeof ErrorRecord>;

/** An expected failure, fit to be shown to a person: `message` names the cause, `nextStep` says what to do. */
export class ParaphError extends Error {
  readonly code: ErrorCode;
  readonly file: string | undefined;
  readonly nextStep: string | undefined;
  readonly detail: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: { file?: string; nextStep?: string; detail?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'ParaphError';
    this.code = code;
    this.file = more.file;
    this.nextStep = more.nextStep;
    this.detail = more.detail;
  }
}

export function isCancellation(error: unknown): boolean {
  return (
    (error instanceof ParaphError && error.code === 'cancelled') ||
    (error instanceof Error && error.name === 'AbortError')
  );
}

export function toErrorRecord(error: unknown): ErrorRecord {
  if (error instanceof ParaphError) {
    const { code, message, file, nextStep, detail } = error;
    return { code, message, file, nextStep, detail };
  }
  if (isCancellation(error)) return { code: 'cancelled', message: 'Cancelled.' };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: 'internal',
    message: 'Something unexpected went wrong inside Paraph.',
    nextStep: 'Try again. If it happens again, copy the details and report them.',
    detail,
  };
}

export function fromErrorRecord(record: ErrorRecord): ParaphError {
  return new ParaphError(record.code, record.message, record);
}
