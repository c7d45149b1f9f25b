import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest';
import { createShortcuts } from '../../../renderer/state/shortcuts.svelte.ts';

/** As much of a key's event as is looked at; nothing has the focus. */
function press(key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return { key, timeStamp: 0, target: null, preventDefault: () => undefined, ...more } as unknown as KeyboardEvent;
}

beforeAll(() => vi.stubGlobal('HTMLElement', class {}));
afterAll(() => vi.unstubAllGlobals());

describe('shortcuts', () => {
  it('mean in a view what the view says, and elsewhere what they mean everywhere', () => {
    const shortcuts = createShortcuts();
    const done: string[] = [];
    const undo = (whose: string) => ({ keys: 'Ctrl+Z', does: whose, run: () => void done.push(whose) });
    shortcuts.add([undo('everywhere')], 'everywhere');
    const leave = shortcuts.add([undo('view')]);
    shortcuts.handle(press('z', { ctrlKey: true }));
    leave();
    shortcuts.handle(press('z', { metaKey: true }));
    expect(done).toEqual(['view', 'everywhere']);
  });

  it('leave Enter to what it presses', () => {
    const shortcuts = createShortcuts();
    let runs = 0;
    shortcuts.add([{ keys: 'Enter', does: 'open', run: () => void (runs += 1) }]);
    const target = Object.assign(new HTMLElement(), {
      closest: (what: string) => (what.includes('button') ? {} : null),
    });
    shortcuts.handle(press('Enter', { target }));
    expect(runs).toBe(0);
    shortcuts.handle(press('Enter'));
    expect(runs).toBe(1);
  });
});
