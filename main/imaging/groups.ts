/** Things linked two by two, and the groups that come of it. */
export interface Groups<T> {
  link(a: T, b: T): void;
  /** How many belong to the group of this one, itself included. */
  sizeOf(item: T): number;
  /** `items` by group, in their own order. */
  gather(items: readonly T[]): T[][];
}

/** Union–find: the smaller tree goes under the larger one's root, so that no path grows beyond log₂ of the size. */
export function createGroups<T>(): Groups<T> {
  const parent = new Map<T, T>();
  const size = new Map<T, number>();
  const rootOf = (item: T): T => {
    let root = item;
    for (let above = parent.get(root); above !== undefined; above = parent.get(root)) root = above;
    return root;
  };
  const sizeOf = (item: T): number => size.get(rootOf(item)) ?? 1;
  return {
    link(a, b) {
      const total = sizeOf(a) + sizeOf(b);
      const [larger, smaller] = sizeOf(a) >= sizeOf(b) ? [rootOf(a), rootOf(b)] : [rootOf(b), rootOf(a)];
      if (larger === smaller) return;
      parent.set(smaller, larger);
      size.set(larger, total);
    },
    sizeOf,
    gather: (items) => [...Map.groupBy(items, rootOf).values()],
  };
}
