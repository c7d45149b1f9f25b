/** Connected components of ink (8-neighbours), found on runs: horizontal stretches of ink within a row. */
import type { InkImage } from '../base/rasters.ts';

/** Bounds in pixels; `right` and `bottom` are the first column and row beyond. */
export interface Component {
  area: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** How many runs it is made of; area / runs is its mean run length. */
  runs: number;
}

/** @property component index into `components` of each run */
export interface Labelling {
  readonly components: readonly Component[];
  readonly runs: Runs;
  readonly component: Int32Array;
}

/** Run i covers columns start[i] ≤ x < end[i] of row[i]; ordered by row, then column. */
interface Runs {
  readonly count: number;
  readonly row: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index of the first run of each row, and one more: `count`. */
  readonly rowStart: Int32Array;
}

/** Visits the runs of a picture by row, then column. */
export function forEachRun(
  { width, height, ink }: InkImage,
  visit: (row: number, start: number, end: number) => void,
): void {
  for (let row = 0, begin = 0; row < height; row++, begin += width) {
    for (let x = 0; x < width; x++) {
      if (ink[begin + x] === 0) continue;
      const start = x;
      while (x < width && ink[begin + x] === 1) x++;
      visit(row, start, x);
    }
  }
}

function findRuns(image: InkImage): Runs {
  const rows: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const rowStart = new Int32Array(image.height + 1);
  forEachRun(image, (row, start, end) => {
    rows.push(row);
    starts.push(start);
    ends.push(end);
    rowStart[row + 1] = rows.length;
  });
  for (let row = 0; row < image.height; row++) rowStart[row + 1] = Math.max(rowStart[row], rowStart[row + 1]);
  return {
    count: rows.length,
    row: Int32Array.from(rows),
    start: Int32Array.from(starts),
    end: Int32Array.from(ends),
    rowStart,
  };
}

function rootOf(parent: Int32Array, run: number): number {
  while (parent[run] !== run) {
    parent[run] = parent[parent[run]];
    run = parent[run];
  }
  return run;
}

/** Joins two trees under the earlier run, so that components come out in reading order. */
function join(parent: Int32Array, a: number, b: number): void {
  const first = rootOf(parent, a);
  const second = rootOf(parent, b);
  if (first < second) parent[second] = first;
  else parent[first] = second;
}

/** Joins the runs of row y with those of the row above that touch them, corners included. */
function joinRows(runs: Runs, parent: Int32Array, y: number): void {
  const { start, end, rowStart } = runs;
  let above = rowStart[y - 1];
  let below = rowStart[y];
  while (above < rowStart[y] && below < rowStart[y + 1]) {
    if (start[above] <= end[below] && start[below] <= end[above]) join(parent, above, below);
    if (end[above] < end[below]) above++;
    else below++;
  }
}

function emptyComponent(runs: Runs, run: number): Component {
  return { area: 0, left: runs.start[run], top: runs.row[run], right: 0, bottom: 0, runs: 0 };
}

function include(component: Component, runs: Runs, run: number): void {
  component.area += runs.end[run] - runs.start[run];
  component.left = Math.min(component.left, runs.start[run]);
  component.right = Math.max(component.right, runs.end[run]);
  component.bottom = runs.row[run] + 1;
  component.runs++;
}

export function labelComponents(image: InkImage): Labelling {
  const runs = findRuns(image);
  const parent = Int32Array.from({ length: runs.count }, (_, run) => run);
  for (let y = 1; y < image.height; y++) joinRows(runs, parent, y);
  const components: Component[] = [];
  const component = new Int32Array(runs.count);
  for (let run = 0; run < runs.count; run++) {
    const root = rootOf(parent, run);
    if (root === run) component[run] = components.push(emptyComponent(runs, run)) - 1;
    else component[run] = component[root];
    include(components[component[run]], runs, run);
  }
  return { components, runs, component };
}

/** A picture of only those components that `keep` accepts. */
export function keepComponents(
  image: InkImage,
  labelling: Labelling,
  keep: (component: Component) => boolean,
): InkImage {
  const kept = labelling.components.map(keep);
  const ink = new Uint8Array(image.ink.length);
  const { count, row, start, end } = labelling.runs;
  for (let run = 0; run < count; run++) {
    if (kept[labelling.component[run]])
      ink.fill(1, row[run] * image.width + start[run], row[run] * image.width + end[run]);
  }
  return { width: image.width, height: image.height, ink };
}
