/** Every result of a grid as a table to be saved: a row a network, part and n. RFC 4180. */
import type { LabGrid } from '../../main/contract/lab/grid.ts';

export type GridColumns = Readonly<
  Record<'loss' | 'size' | 'seed' | 'part' | 'n' | 'accuracy' | 'low' | 'high' | 'trials', string>
>;

export function gridTable({ cells }: LabGrid, names: GridColumns): string {
  const { loss, size, seed, part, n, accuracy, low, high, trials } = names;
  const head = [loss, size, seed, part, n, accuracy, low, high, trials].map(
    (name) => `"${name.replaceAll('"', '""')}"`,
  );
  const rows = cells.flatMap((cell) =>
    (['learnt', 'unseen'] as const).flatMap((of) =>
      cell[of].map((result) => [
        ...[cell.loss, cell.size, cell.seed, of],
        ...[result.n, result.accuracy, ...result.ci, result.trials],
      ]),
    ),
  );
  return [head, ...rows].map((cellsOfRow) => cellsOfRow.join(',')).join('\r\n') + '\r\n';
}
