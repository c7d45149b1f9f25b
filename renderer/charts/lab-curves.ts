/** Curves of the lab's networks. Pure. */
import type { LabAccuracy, LabPart } from '../../main/contract/lab/records.ts';
import type { Series } from './series.ts';

const colours = ['genuine', 'copy', 'accent', 'inconclusive'] as const;

/** A line for each n and part: one colour an n, what was learnt faint and dashed, what was never seen strong. */
export function accuracyCurves(
  accuracy: readonly LabAccuracy[],
  nameOf: (n: number, part: LabPart) => string,
): Series[] {
  const ways = [...new Set(accuracy.map(({ n }) => n))].sort((a, b) => a - b);
  return ways.flatMap((n, index) => {
    const measured = accuracy.filter((one) => one.n === n);
    const line = (part: LabPart): Series => ({
      name: nameOf(n, part),
      points: measured.map((one) => [one.step, one[part]] as const),
      colour: colours[index % colours.length],
      ...(part === 'learnt' ? { dashes: '3 3' } : {}),
    });
    return [line('unseen'), line('learnt')];
  });
}
