/** The grid that was measured by whoever made Paraph, on Omniglot; no picture comes with it. */
import { readFileSync } from 'node:fs';
import { LabGrid } from '../../contract/lab/grid.ts';
import { z } from '../../contract/schema.ts';

const file = new URL('../../../resources/lab/grid.json', import.meta.url);
let read: LabGrid | null = null;

export function shippedGrid(): LabGrid {
  read ??= z.parse(LabGrid, JSON.parse(readFileSync(file, 'utf8')));
  return read;
}
