export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Chooses one or lets go of it; with `extend` all from the one touched last likewise. */
  toggle(id: string, extend: boolean): void;
  /** Chooses every one; when all are chosen already, none. */
  toggleAll(): void;
  clear(): void;
}

/** What somebody chose of things shown in an order; what is no longer shown is no longer chosen. */
export function createSelection(order: () => readonly string[]): Selection {
  let chosen = $state.raw<ReadonlySet<string>>(new Set());
  let touched: string | null = null;
  const ids = $derived(new Set(order().filter((id) => chosen.has(id))));

  function stretch(to: string): readonly string[] {
    const shown = order();
    const [a, b] = [shown.indexOf(touched ?? to), shown.indexOf(to)];
    return a < 0 || b < 0 ? [to] : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
  }

  return {
    get ids() {
      return ids;
    },
    toggle(id, extend) {
      const next = new Set(ids);
      const isChosen = !next.has(id);
      for (const one of extend ? stretch(id) : [id]) {
        if (isChosen) next.add(one);
        else next.delete(one);
      }
      touched = id;
      chosen = next;
    },
    toggleAll() {
      const shown = order();
      chosen = new Set(ids.size === shown.length ? [] : shown);
    },
    clear() {
      chosen = new Set();
      touched = null;
    },
  };
}
