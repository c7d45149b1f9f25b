/** How much one hand varies from one signature to the next, in each of the examiner's terms. */
import type { Term } from '../contract/explanation.ts';

/** On which scale a measure varies alike whatever its size: as it is, in proportion to itself, or as counts do. */
type Scale = 'plain' | 'ratio' | 'count';

export const termScales: Readonly<Record<Term, Scale>> = {
  slant: 'plain',
  width: 'ratio',
  height: 'ratio',
  proportion: 'ratio',
  baselineAngle: 'plain',
  baselineBend: 'plain',
  pieces: 'count',
  loops: 'count',
  lineLength: 'ratio',
  strokeWidth: 'ratio',
  strokeVariation: 'ratio',
  tremor: 'ratio',
};

interface Transform {
  readonly to: (value: number) => number;
  readonly back: (value: number) => number;
  /** Width on the measure's own scale of a small step on this one. */
  readonly width: (at: number, step: number) => number;
}

/** Keeps a logarithm finite: no term on this scale is ever so small. */
const least = 1e-3;

export const transforms: Readonly<Record<Scale, Transform>> = {
  plain: { to: (value) => value, back: (value) => value, width: (_at, step) => step },
  ratio: {
    to: (value) => Math.log(Math.max(least, value)),
    back: Math.exp,
    width: (at, step) => Math.exp(at) * step,
  },
  // The square root steadies the variance of counts (Bartlett 1936).
  count: { to: Math.sqrt, back: (value) => value ** 2, width: (at, step) => 2 * Math.max(0.5, at) * step },
};

/**
 * Standard deviation between the signatures of one hand, on the term's scale: root mean square over the development
 * writers and fourteen training writers of either public set, twelve signatures each. `paraph evaluate explanation`
 * measures it again on a folder.
 */
export const usualVariation: Readonly<Record<Term, number>> = {
  slant: 3.6,
  width: 0.085,
  height: 0.1,
  proportion: 0.11,
  baselineAngle: 2.9,
  baselineBend: 3.4,
  pieces: 0.4,
  loops: 0.42,
  lineLength: 0.1,
  strokeWidth: 0.094,
  strokeVariation: 0.103,
  tremor: 0.12,
};
