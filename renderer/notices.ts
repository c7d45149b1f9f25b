/** Short messages at the edge of the window. */
import { toast } from 'svelte-sonner';
import { isCancellation, toErrorRecord } from '../main/contract/errors.ts';
import ErrorToast from './components/ErrorToast.svelte';
import { createUndoStack, type Undoable } from './state/undo.ts';
import { texts } from './texts.ts';

/** Long enough to read and reach for "Undo". */
const undoMs = 10_000;
const done = createUndoStack();
const toasts = new WeakMap<Undoable, string | number>();

export function tell(message: string): void {
  toast.success(message);
}

/** Says something that is neither done nor gone wrong. */
export function tellNote(message: string): void {
  toast.info(message);
}

/** Says what was done and offers to undo it; Ctrl/Cmd+Z does so long after the offer is gone. */
export function tellUndoable(message: string, undo: () => Promise<void>): void {
  const undoable: Undoable = { message, undo };
  done.push(undoable);
  const action = { label: texts.undo, onClick: () => void undoOne(undoable) };
  toasts.set(undoable, toast.success(message, { duration: undoMs, action }));
}

/** Undoes what was done last in this window. */
export function undoLast(): Promise<void> {
  return undoOne();
}

async function undoOne(wanted?: Undoable): Promise<void> {
  try {
    const undone = await done.undo(wanted);
    if (undone === null) return tellNote(texts.nothingToUndo);
    toast.dismiss(toasts.get(undone));
    tell(texts.undone(undone.message));
  } catch (failure) {
    tellError(failure);
  }
}

/** Which file, why, and what next; stays until it was read. Silent about what the person cancelled. */
export function tellError(failure: unknown): void {
  if (isCancellation(failure)) return;
  const componentProps = { error: toErrorRecord(failure) };
  toast.custom(ErrorToast, { componentProps, duration: Number.POSITIVE_INFINITY });
}

/** Puts text on the clipboard and says so. */
export function copy(text: string, message: string): void {
  navigator.clipboard.writeText(text).then(() => tell(message), tellError);
}
