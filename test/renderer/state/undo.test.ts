import { describe, expect, it } from 'vitest';
import { createUndoStack } from '../../../renderer/state/undo.ts';

function filled() {
  const undone: string[] = [];
  const stack = createUndoStack();
  const make = (message: string) => ({ message, undo: () => Promise.resolve(void undone.push(message)) });
  const [one, two, three] = ['one', 'two', 'three'].map(make);
  for (const undoable of [one, two, three]) stack.push(undoable);
  return { undone, stack, two, make };
}

describe('undoing', () => {
  it('goes back from the last, or takes one out of the middle, each once', async () => {
    const { undone, stack, two } = filled();
    await stack.undo(two);
    await stack.undo(two);
    await stack.undo();
    await stack.undo();
    expect(undone).toEqual(['two', 'three', 'one']);
    expect(await stack.undo()).toBeNull();
  });

  it('does not undo twice what is being undone, and passes on why it failed', async () => {
    const { undone, stack, make } = filled();
    await Promise.all([stack.undo(), stack.undo()]);
    expect(undone).toEqual(['three', 'two']);
    stack.push({ ...make('bad'), undo: () => Promise.reject(new Error('gone')) });
    await expect(stack.undo()).rejects.toThrow('gone');
    await stack.undo();
    expect(undone).toEqual(['three', 'two', 'one']);
  });
});
