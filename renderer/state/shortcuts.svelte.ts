import { untrack } from 'svelte';

/** A key of a view, with what it does; `keys` is what the `?` page shows and what is pressed. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
  run(): void;
}

export interface Shortcuts {
  readonly active: readonly Shortcut[];
  /** Adds shortcuts until the returned function is called. */
  add(shortcuts: readonly Shortcut[]): () => void;
  handle(event: KeyboardEvent): void;
}

/** How long the second key of a pair such as `g v` may take. */
const pairMs = 1_200;

/** Plain keys that work while nobody types into a field or a menu. */
export function createShortcuts(): Shortcuts {
  let active = $state.raw<readonly Shortcut[]>([]);
  let first = '';
  let firstAt = 0;

  function handle(event: KeyboardEvent): void {
    const pressed = keyOf(event);
    if (!pressed || event.defaultPrevented || isTaken(event.target, pressed)) return;
    const pair = event.timeStamp - firstAt < pairMs ? `${first} ${pressed}` : '';
    const found = active.find(({ keys }) => keys === pair) ?? active.find(({ keys }) => keys === pressed);
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
    add(shortcuts) {
      // Effects add shortcuts; none of them depends on which others there are.
      active = [...untrack(() => active), ...shortcuts];
      return () => void (active = active.filter((shortcut) => !shortcuts.includes(shortcut)));
    },
    handle,
  };
}

/** `Ctrl+K`, `?`, `g`: one name for a key on every system; empty for modifiers by themselves. */
function keyOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  if (key.length > 1 && key !== 'Enter') return '';
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return `Ctrl+${name.length === 1 ? name.toUpperCase() : name}`;
  return altKey ? '' : name;
}

/** Whether the key belongs to a menu or dialog, or, unless it goes with Ctrl, to a field. */
function isTaken(target: EventTarget | null, pressed: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="menu"], [role="dialog"], [role="alertdialog"]')) return true;
  return !pressed.startsWith('Ctrl+') && target.closest('input, textarea, select') !== null;
}
