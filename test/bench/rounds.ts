/** Timing that other work on the machine disturbs little: contenders take turns, and medians are compared. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Contender {
  readonly name: string;
  readonly work: () => unknown;
}

export function median(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  const middle = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
}

/** The value that `share` per cent of them do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil((share / 100) * ascending.length) - 1)];
}

/** Milliseconds that this process's threads have computed so far: other work on the machine does not lengthen them. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export async function milliseconds(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Of the processor rather than the clock: what works in this process alone is then hardly disturbed by others. */
export async function processorMilliseconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** @returns bytes that are left: objects, and what lies outside the heap, which goes only after its objects have gone */
export async function collectGarbage(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * Each contender once to warm up, then `rounds` rounds in which each has its turn.
 * @returns medians in milliseconds, in the contenders' order
 */
export async function compareInTurns(
  contenders: readonly Contender[],
  rounds: number,
  measure: (work: () => unknown) => Promise<number> = milliseconds,
): Promise<number[]> {
  for (const { work } of contenders) await work();
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { work }] of contenders.entries()) times[i].push(await measure(work));
  }
  return times.map(median);
}

/** Columns as wide as their widest cell, numbers to the right. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
