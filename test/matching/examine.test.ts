import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { mean } from '../../main/base/vectors.ts';
import { terms, type HandMeasures, type Term } from '../../main/contract/explanation.ts';
import { examineTerms, reasonsOf } from '../../main/matching/examine.ts';
import { usualVariation } from '../../main/matching/usual-variation.ts';

const usual: Record<Term, number> = {
  slant: 10,
  width: 60,
  height: 20,
  proportion: 3,
  baselineAngle: 2,
  baselineBend: -1,
  pieces: 4,
  loops: 3,
  lineLength: 3,
  strokeWidth: 1.5,
  strokeVariation: 30,
  tremor: 8,
};
const hand = (changes: Partial<HandMeasures> = {}): HandMeasures => ({ ...usual, ...changes });
const findingOf = (term: Term, here: HandMeasures, specimens: readonly HandMeasures[]) => {
  const found = examineTerms(here, specimens).find((finding) => finding.term === term);
  if (!found) throw new Error('every term is examined');
  return found;
};

describe('examineTerms', () => {
  it('finds a hand like itself, term by term', () => {
    const findings = examineTerms(hand(), [hand(), hand(), hand()]);
    expect(findings.map(({ term }) => term)).toEqual([...terms]);
    for (const { judgement, deviations } of findings) {
      expect(judgement).toBe('alike');
      expect(deviations).toBeCloseTo(0, 9);
    }
  });

  it('sets a difference against the spread of these specimens', () => {
    const narrow = [9.8, 10, 10.2, 10.1, 9.9, 10, 9.8, 10.2].map((slant) => hand({ slant }));
    const wide = [0, 20, 3, 17, 10, 8, 15, 7].map((slant) => hand({ slant }));
    const here = hand({ slant: 20 });
    const [fromNarrow, fromWide] = [findingOf('slant', here, narrow), findingOf('slant', here, wide)];
    expect(fromNarrow.judgement).toBe('far-off');
    expect(fromWide.judgement).toBe('usual');
    expect(fromWide.specimens).toMatchObject({ count: 8, mean: 10 });
    expect(fromNarrow.deviations).toBeGreaterThan(0);
  });

  it('takes the population’s spread for a single specimen, and the wider for being alone', () => {
    const { specimens } = findingOf('slant', hand(), [hand()]);
    expect(specimens?.spread).toBeCloseTo(usualVariation.slant * Math.SQRT2, 6);
    const { specimens: many } = findingOf('slant', hand(), [hand(), hand(), hand()]);
    expect(many?.spread).toBeLessThan(specimens?.spread ?? 0);
  });

  it('leaves without judgement what one of the sides lacks', () => {
    const unmeasured = findingOf('width', hand({ width: null }), [hand()]);
    expect(unmeasured).toMatchObject({ here: null, deviations: null, judgement: null, specimens: { count: 1 } });
    expect(findingOf('width', hand(), [hand({ width: null })])).toMatchObject({ specimens: null, judgement: null });
    expect(findingOf('width', hand(), [hand({ width: null }), hand()]).specimens?.count).toBe(1);
  });

  it('judges sizes by their ratio: half and double lie alike far off', () => {
    const [half, double] = [30, 120].map(
      (width) => findingOf('width', hand({ width }), [hand(), hand()]).deviations ?? 0,
    );
    expect(half).toBeCloseTo(-double, 6);
  });

  it('calls about one genuine measure in twenty unlike, whatever the number of specimens', () => {
    const random = createRandom(9);
    for (const count of [1, 3, 10]) {
      const flagged = Array.from({ length: 3_000 }, () => {
        const draw = () => hand({ slant: 10 + usualVariation.slant * random.normal() });
        const { judgement } = findingOf('slant', draw(), Array.from({ length: count }, draw));
        return judgement === 'unlike' || judgement === 'far-off' ? 1 : 0;
      });
      expect(mean(flagged)).toBeGreaterThan(0.02);
      expect(mean(flagged)).toBeLessThan(0.08);
    }
  });
});

describe('reasonsOf', () => {
  it('tells the most unlike terms first, and what agrees, no more than three of each', () => {
    const here = hand({ slant: 60, tremor: 30, strokeWidth: 6, loops: 30, proportion: 3.1 });
    const findings = examineTerms(here, [hand(), hand(), hand()]);
    const { differs, agrees } = reasonsOf(findings);
    const strength = (term: Term) => Math.abs(findings.find((one) => one.term === term)?.deviations ?? 0);
    expect(differs).toHaveLength(3);
    expect(differs.map(strength)).toEqual(differs.map(strength).sort((a, b) => b - a));
    expect(agrees).toEqual(['width', 'height', 'proportion']);
  });
});
