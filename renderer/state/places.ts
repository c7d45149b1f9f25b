/** Where somebody was in a view: what was searched, how far it was scrolled. Kept while the window is open, never stored. */
export interface Places {
  /** What the view left under this name, or what it starts with. */
  of<T extends object>(name: string, start: T): T;
  keep(name: string, state: object): void;
}

export function createPlaces(): Places {
  const kept = new Map<string, object>();
  return {
    // A view reads what it wrote itself under its own name.
    of: <T extends object>(name: string, start: T) => ({ ...start, ...(kept.get(name) as T | undefined) }),
    keep: (name, state) => void kept.set(name, { ...kept.get(name), ...state }),
  };
}
