/** Short messages at the edge of the window. */
import { toast } from 'svelte-sonner';
import { isCancellation, toErrorRecord, type ErrorRecord } from '../main/contract/errors.ts';
import { errorWords } from './sentences.ts';
import { texts } from './texts.ts';

/** Long enough to read and reach for "Undo". */
const undoMs = 10_000;

export function tell(message: string): void {
  toast.success(message);
}

/** Says what was done and offers to undo it; what goes wrong while undoing is told too. */
export function tellUndoable(message: string, undo: () => Promise<void>): void {
  const action = { label: texts.undo, onClick: () => void undo().catch(tellError) };
  toast.success(message, { duration: undoMs, action });
}

/** Which file, why, and what next; the details can be copied. Silent about what the person cancelled. */
export function tellError(failure: unknown): void {
  if (isCancellation(failure)) return;
  const error = toErrorRecord(failure);
  const { message, nextStep } = errorWords(error);
  const file = error.file ? `${texts.error.file(error.file)} ` : '';
  toast.error(texts.error.titles[error.code], {
    description: `${file}${message} ${nextStep ?? ''}`,
    duration: undoMs,
    action: { label: texts.error.copy, onClick: () => copyError(error) },
  });
}

export function copyError(error: ErrorRecord): void {
  copy(JSON.stringify(error, null, 2), texts.error.copied);
}

/** Puts text on the clipboard and says so. */
export function copy(text: string, done: string): void {
  navigator.clipboard.writeText(text).then(() => tell(done), tellError);
}
