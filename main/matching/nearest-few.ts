/**
 * The `count`-th smallest of many values, without sorting them: few of them ever come among the smallest so far.
 * @returns the largest where there are fewer
 */
export function nearestFew(values: Float32Array, count: number): number {
  const smallest = new Float32Array(Math.min(count, values.length)).fill(Infinity);
  const last = smallest.length - 1;
  for (const value of values) if (value < smallest[last]) insert(smallest, value);
  return last < 0 ? 0 : smallest[last];
}

/** Into ascending values; the last one goes. */
function insert(ascending: Float32Array, value: number): void {
  let at = ascending.length - 1;
  for (; at > 0 && ascending[at - 1] > value; at--) ascending[at] = ascending[at - 1];
  ascending[at] = value;
}
