import type { Candidate } from './handwriting.ts';

/**
 * Log-odds that a candidate is a signature: logistic regression on the boxes of 120 scanned business letters (98
 * signatures), with the best overlap of candidate and box as its aim. Signatures are wider than high, thin, of few long
 * strokes, free of print, off the page's edge and below its middle.
 *
 * @param page height and width of the page in pixels
 */
export function signatureLikeness(candidate: Candidate, page: { width: number; height: number }): number {
  const { bounds, density } = candidate;
  const width = Math.log(candidate.width);
  const height = Math.log(candidate.height);
  const middle = (bounds.top + bounds.bottom) / 2 / page.height;
  const margin = Math.min(bounds.left, bounds.top, page.width - bounds.right, page.height - bounds.bottom);
  return (
    -20.314 +
    6.426 * width -
    0.848 * width ** 2 +
    4.548 * height -
    1.251 * height ** 2 -
    0.015 * density -
    30.986 * density ** 2 +
    1.815 * candidate.largestStroke +
    0.373 * Math.log(1 + candidate.print) +
    0.005 * Math.log(candidate.longestStroke) -
    4.145 * (margin < 0.01 * page.width ? 1 : 0) +
    14.939 * middle -
    12.476 * middle ** 2
  );
}
