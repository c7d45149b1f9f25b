import { describe, expect, it } from 'vitest';
import { EvidenceFigures, VerdictFigures } from '../../main/contract/verification-report.ts';
import { evidenceFigures, verdictFigures } from '../../main/evaluation/verdict-figures.ts';
import type { VerificationScores } from '../../main/evaluation/verification-trials.ts';

const writer = (name: string, genuine: number[], skilled: number[]): VerificationScores => ({
  writer: name,
  genuine,
  skilled,
  random: [3, 4],
});
/** Genuine up to 1, forged above 2. */
const thresholds = { accept: 1, reject: 2 };
const scores = [writer('a', [0, 0.5, 1, 1.5], [0.5, 1.5, 2.5, 3]), writer('b', [0.2, 1.2, 2.5, 3], [])];

describe('verdictFigures', () => {
  const figures = verdictFigures(scores, thresholds, 1);

  it('count what is left to a person, and errors among the rest, in percent', () => {
    expect(VerdictFigures.safeParse(figures).success).toBe(true);
    // Genuine: 2 of 8 between; 2 of the 6 decided called forged. Forgeries: 1 of 4 between; 1 of 3 called genuine.
    expect(figures.inconclusiveGenuine.value).toBe(25);
    expect(figures.inconclusiveSkilled?.value).toBe(25);
    expect(figures.inconclusive?.value).toBe(25);
    expect(figures.wrongGenuine?.value).toBeCloseTo(100 / 3, 9);
    expect(figures.wrongSkilled?.value).toBeCloseTo(100 / 3, 9);
  });

  it('have intervals over writers, the same for the same seed', () => {
    expect(figures.wrongGenuine?.ci).toEqual([0, expect.closeTo(200 / 3, 9)]);
    expect(verdictFigures(scores, thresholds, 1)).toEqual(figures);
  });

  it('count what lies near once turned as inconclusive where it would be forged, apart from unlike material', () => {
    const limited: VerificationScores = {
      ...writer('a', [0, 3, 1.5, 3], [0.5, 2.5, 3, 4]),
      limits: { genuine: [null, 'askew', null, null], skilled: [null, 'askew', 'unlike', null] },
    };
    const figures = verdictFigures([limited], thresholds, 1);
    expect([figures.askewGenuine?.value, figures.askewSkilled?.value]).toEqual([25, 25]);
    expect([figures.takenBackGenuine?.value, figures.takenBackSkilled?.value]).toEqual([0, 25]);
    expect([figures.inconclusiveGenuine.value, figures.inconclusiveSkilled?.value]).toEqual([50, 50]);
    expect(figures.wrongGenuine?.value).toBe(50);
  });

  it('count what is taken back for unlike material as inconclusive, a flawed picture only where it accuses', () => {
    const limited: VerificationScores = {
      ...writer('a', [0, 0.5, 1.5, 3], [0.5, 2.5, 3, 4]),
      limits: { genuine: ['unlike', 'flawed', 'unlike', 'flawed'], skilled: [null, 'unlike', 'flawed', null] },
    };
    const figures = verdictFigures([limited], thresholds, 1);
    // Genuine: the first and the last lose their word, the third had none. Forgeries: two of the three called forged lose it.
    expect(figures.takenBackGenuine?.value).toBe(50);
    expect(figures.takenBackSkilled?.value).toBe(50);
    expect(figures.inconclusiveGenuine.value).toBe(75);
    expect(figures.inconclusiveSkilled?.value).toBe(50);
    expect(figures.wrongGenuine?.value).toBe(0);
    expect(figures.wrongSkilled?.value).toBe(50);
    expect(figures.askewSkilled?.value).toBe(0);
    expect(verdictFigures(scores, thresholds, 1).takenBackGenuine).toBeUndefined();
  });

  it('leave out what nobody has', () => {
    const figures = verdictFigures([writer('b', [1.5], [])], thresholds, 1);
    expect(figures).toMatchObject({ inconclusive: null, inconclusiveSkilled: null, wrongSkilled: null });
    // Nothing was decided, so no decision was wrong.
    expect(figures.wrongGenuine).toBeNull();
    expect(figures.inconclusiveGenuine.value).toBe(100);
  });
});

describe('evidenceFigures', () => {
  const line = { offset: 1.5, slope: 1, cap: 1 };

  it('have costs, reliability and a trade-off, by the contract', () => {
    const figures = evidenceFigures(scores, 'skilled', line, 1);
    expect(EvidenceFigures.safeParse(figures).success).toBe(true);
    expect(figures?.cllrMin.value).toBeLessThanOrEqual(figures?.cllr.value ?? NaN);
    expect(figures?.det.at(-1)).toEqual([100, 0]);
    expect(figures?.reliability.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
  });

  it('draw at most a hundred points, the first and the last among them', () => {
    const many = [
      writer(
        'a',
        Array.from({ length: 400 }, (_, i) => i / 400),
        Array.from({ length: 400 }, (_, i) => 0.3 + i / 400),
      ),
    ];
    const det = evidenceFigures(many, 'skilled', line, 1)?.det ?? [];
    expect(det).toHaveLength(100);
    expect(det[0]).toEqual([0, 99.75]);
    expect(det.at(-1)).toEqual([100, 0]);
  });

  it('are null against an alternative that nobody has', () => {
    expect(evidenceFigures([scores[1]], 'skilled', line, 1)).toBeNull();
  });
});
