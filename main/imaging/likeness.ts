import type { Candidate } from './handwriting.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Wider than this times its height, a page is a cheque or a slip, not a letter. */
const slipShape = 1.5;

/** Signatures on letters stand below the middle, left or right. */
function placeOnLetter({ bounds }: Candidate, page: Size): number {
  const middle = (bounds.top + bounds.bottom) / 2 / page.height;
  return 14.939 * middle - 12.476 * middle ** 2;
}

/**
 * Everything on a cheque is written by hand, but it is signed in the lower right corner. Set by eye on 16 cheques, to
 * outweigh what makes a name or a sum look like a signature.
 */
function placeOnSlip({ bounds }: Candidate, page: Size): number {
  const across = (bounds.left + bounds.right) / 2 / page.width;
  const down = (bounds.top + bounds.bottom) / 2 / page.height;
  return 4 + 8 * (across - 0.75) + 8 * (down - 0.5);
}

/**
 * Log-odds that a candidate is a signature: logistic regression on the boxes of 120 scanned business letters (98
 * signatures), with the best overlap of candidate and box as its aim. Signatures are wider than high, thin, of few long
 * strokes, free of print, off the page's edge.
 *
 * @param page size of the page in pixels
 */
export function signatureLikeness(candidate: Candidate, page: Size): number {
  const { bounds, density } = candidate;
  const width = Math.log(candidate.width);
  const height = Math.log(candidate.height);
  const margin = Math.min(bounds.left, bounds.top, page.width - bounds.right, page.height - bounds.bottom);
  const place = page.width > slipShape * page.height ? placeOnSlip : placeOnLetter;
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
    place(candidate, page)
  );
}
