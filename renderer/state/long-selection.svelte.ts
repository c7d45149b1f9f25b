/** Which rows of a long list are chosen. Rows that were never fetched can be chosen too: their identifiers are asked for. */
export interface LongSelection {
  readonly ids: ReadonlySet<string>;
  /** Chooses or leaves one; the next `extend` reaches from it. */
  toggle(index: number, id: string): void;
  /** Chooses everything between the row chosen last and this one. */
  extend(index: number, id: string): Promise<void>;
  all(): Promise<void>;
  clear(): void;
}

/** @param fetchIds the identifiers of the whole list, in its order */
export function createLongSelection(fetchIds: () => Promise<readonly string[]>): LongSelection {
  let ids = $state.raw<ReadonlySet<string>>(new Set());
  let anchor: number | null = null;

  return {
    get ids() {
      return ids;
    },
    toggle(index, id) {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      ids = next;
      anchor = index;
    },
    async extend(index, id) {
      if (anchor === null) return this.toggle(index, id);
      const [first, last] = [Math.min(anchor, index), Math.max(anchor, index)];
      const all = await fetchIds();
      ids = new Set([...ids, ...all.slice(first, last + 1)]);
      anchor = index;
    },
    async all() {
      ids = new Set(await fetchIds());
    },
    clear() {
      ids = new Set();
      anchor = null;
    },
  };
}
