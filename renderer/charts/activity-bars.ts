/** The cases of some days as bars, each cut by verdict. Pure. */
import type { Activity } from '../../main/contract/activity.ts';
import type { CaseWord } from '../../main/contract/case-query.ts';
import type { Tone } from '../verdict.ts';

export const barTones = ['genuine', 'inconclusive', 'forged', 'unknown'] as const satisfies readonly Tone[];
export type BarTone = (typeof barTones)[number];

const toneOf: Readonly<Record<CaseWord, BarTone>> = {
  genuine: 'genuine',
  identified: 'genuine',
  inconclusive: 'inconclusive',
  forged: 'forged',
  unknown: 'unknown',
};

export interface Bar {
  readonly start: number;
  readonly total: number;
  readonly counts: Readonly<Record<BarTone, number>>;
}

export function barsOf(days: Activity['days']): Bar[] {
  return days.map(({ start, counts }) => {
    const bar = { genuine: 0, inconclusive: 0, forged: 0, unknown: 0 };
    for (const [word, tone] of Object.entries(toneOf)) bar[tone] += counts[word as CaseWord];
    return { start, counts: bar, total: Object.values(bar).reduce((sum, count) => sum + count, 0) };
  });
}

/** Over all days. */
export function totalsOf(bars: readonly Bar[]): Record<BarTone, number> {
  const totals = { genuine: 0, inconclusive: 0, forged: 0, unknown: 0 };
  for (const { counts } of bars) for (const tone of barTones) totals[tone] += counts[tone];
  return totals;
}
