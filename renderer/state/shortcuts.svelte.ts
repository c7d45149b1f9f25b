import { untrack } from 'svelte';

/** What can be done: listed in the palette, and, where it has keys, done by them. */
export interface Shortcut {
  /** What is pressed, as the `?` page shows it: `Ctrl+K`, `g v`, `n`. */
  readonly keys?: string;
  readonly does: string;
  /** Names it for the palette's memory; only what is the same in every workspace has one. */
  readonly id?: string;
  /** Keys such as arrows, which the view takes itself: they stand on the `?` page and nowhere else. */
  readonly isToldOnly?: boolean;
  run(): void;
}

/** Whether it belongs to the view that is open, or works everywhere. */
export type Reach = 'view' | 'everywhere';

export interface ActiveShortcut extends Shortcut {
  readonly reach: Reach;
}

export interface Shortcuts {
  readonly active: readonly ActiveShortcut[];
  /** Adds what can be done until the returned function is called. */
  add(shortcuts: readonly Shortcut[], reach?: Reach): () => void;
  handle(event: KeyboardEvent): void;
}

/** How long the second key of a pair such as `g v` may take. */
const pairMs = 1_200;

/** Plain keys that work while nobody types into a field or a menu. */
export function createShortcuts(): Shortcuts {
  let active = $state.raw<readonly ActiveShortcut[]>([]);
  let first = '';
  let firstAt = 0;

  /** A view's own meaning of a key comes before the one it has everywhere. */
  function findBy(pressed: string): ActiveShortcut | undefined {
    const meant = active.filter(({ keys }) => keys === pressed);
    return meant.find(({ reach }) => reach === 'view') ?? meant[0];
  }

  function handle(event: KeyboardEvent): void {
    const pressed = keyOf(event);
    if (!pressed || event.defaultPrevented || isTaken(event.target, pressed)) return;
    const pair = event.timeStamp - firstAt < pairMs ? `${first} ${pressed}` : '';
    const found = findBy(pair) ?? findBy(pressed);
    first = found ? '' : pressed;
    firstAt = event.timeStamp;
    if (!found) return;
    event.preventDefault();
    found.run();
  }

  return {
    get active() {
      return active;
    },
    add(shortcuts, reach = 'view') {
      const added = shortcuts.map((shortcut) => ({ ...shortcut, reach }));
      // Effects add shortcuts; none of them depends on which others there are.
      active = [...untrack(() => active), ...added];
      return () => void (active = active.filter((shortcut) => !added.includes(shortcut)));
    },
    handle,
  };
}

/** `Ctrl+K`, `?`, `g`: one name for a key on every system; empty for modifiers by themselves. */
function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  if (key.length > 1 && key !== 'Enter') return '';
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return `Ctrl+${shiftKey ? 'Shift+' : ''}${name.length === 1 ? name.toUpperCase() : name}`;
  return altKey ? '' : name;
}

/** What a field does with these keys by itself comes first. */
const ownedByFields = ['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X'];

/** Whether the key belongs to a menu or dialog, to what Enter presses, or, unless it goes with Ctrl, to a field. */
function isTaken(target: EventTarget | null, pressed: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="menu"], [role="dialog"], [role="alertdialog"]')) return true;
  if (pressed === 'Enter' && target.closest('button, a[href], summary, [role="button"]')) return true;
  const leaves = pressed.startsWith('Ctrl+') && !ownedByFields.includes(pressed);
  return !leaves && target.closest('input, textarea, select') !== null;
}
