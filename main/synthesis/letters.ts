/**
 * Letters as a hand plans them: points to aim at, and how to bend on the way. They are drawn by overlapping strokes
 * (lognormal.ts), which round every corner, so these are aims and not outlines.
 */

/** [x, y, bend]: where to, and by how many radians to turn on the way there, counter-clockwise positive. */
export type Aim = readonly [x: number, y: number, bend: number];

/**
 * @property advance where the next letter begins
 * @property aims    the body of the letter
 * @property later   what is added when the word is written: dots and bars, each beginning at its first aim
 */
export interface Letter {
  readonly advance: number;
  readonly aims: readonly Aim[];
  readonly later: readonly (readonly Aim[])[];
}

function letter(advance: number, aims: readonly Aim[], ...later: (readonly Aim[])[]): Letter {
  return { advance, aims, later };
}

const bowl: readonly Aim[] = [
  [0.85, 0.92, -0.5],
  [0.12, 0.5, 1.5],
  [0.45, -0.02, 1.1],
];
const descendingLoop: readonly Aim[] = [
  [0.72, -1.1, -0.3],
  [0.36, -0.9, -1.7],
  [1.2, 0.2, -0.5],
];
const dot: readonly Aim[] = [
  [0.46, 1.62, 0],
  [0.52, 1.55, 0],
];

/** Small letters. Unit: the x-height. They begin near (0, 0.2), the baseline is y = 0, ascenders reach 2.2, descenders −1.1. */
export const smallLetters: Readonly<Record<string, Letter>> = {
  a: letter(1.25, [...bowl, [0.92, 1, 0.9], [0.86, 0.04, 0.3], [1.25, 0.25, 1]]),
  b: letter(1.1, [[0.5, 2.2, 0.7], [0.28, 0.04, 0.4], [0.85, 0.5, 1.6], [0.45, 0.95, 1.2], [1.1, 0.82, 1]]), // prettier-ignore
  c: letter(0.95, [[0.72, 0.9, -0.5], [0.12, 0.45, 1.6], [0.45, -0.02, 1.1], [0.95, 0.3, 0.7]]), // prettier-ignore
  d: letter(1.25, [...bowl, [0.98, 2.1, 0.5], [0.86, 0.04, 0.3], [1.25, 0.25, 1]]),
  e: letter(0.95, [[0.62, 0.68, 0.5], [0.38, 1.02, 1.4], [0.1, 0.42, 1.1], [0.5, -0.02, 1.3], [0.95, 0.3, 0.7]]), // prettier-ignore
  f: letter(0.95, [[0.6, 2.2, 0.9], [0.26, -1, 0.2], [0.5, 0.15, 1.2], [0.95, 0.3, -0.5]]), // prettier-ignore
  g: letter(1.2, [...bowl, [0.92, 1, 0.9], ...descendingLoop]),
  h: letter(1.2, [[0.5, 2.2, 0.7], [0.28, 0, 0.3], [0.74, 1, -1], [0.82, 0.02, -0.5], [1.2, 0.25, 1]]), // prettier-ignore
  i: letter(
    0.8,
    [
      [0.4, 1, 0.2],
      [0.4, 0.04, 0.4],
      [0.8, 0.25, 1],
    ],
    dot,
  ),
  j: letter(0.75, [[0.5, 1, 0.2], [0.3, -1.1, -0.2], [-0.05, -0.9, -1.7], [0.75, 0.25, -0.5]], dot), // prettier-ignore
  k: letter(1.15, [[0.5, 2.2, 0.7], [0.28, 0, 0.3], [0.76, 0.98, -1.1], [0.36, 0.5, -1.6], [0.85, 0, 0.3], [1.15, 0.25, 0.8]]), // prettier-ignore
  l: letter(0.8, [
    [0.55, 2.2, 0.9],
    [0.34, 0.06, 0.6],
    [0.8, 0.25, 1],
  ]),
  m: letter(1.85, [[0.3, 1, -0.7], [0.34, 0, -0.2], [0.8, 1, -1], [0.86, 0, -0.4], [1.32, 1, -1], [1.44, 0.02, -0.4], [1.85, 0.25, 1]]), // prettier-ignore
  n: letter(1.3, [[0.3, 1, -0.7], [0.34, 0, -0.2], [0.8, 1, -1], [0.9, 0.02, -0.4], [1.3, 0.25, 1]]), // prettier-ignore
  o: letter(1.1, [[0.62, 0.95, -0.5], [0.1, 0.5, 1.5], [0.45, -0.02, 1.2], [0.86, 0.5, 1.2], [0.48, 1.02, 1.3], [1.1, 0.82, 1.2]]), // prettier-ignore
  p: letter(1.2, [[0.35, 1, 0.1], [0.22, -1.1, 0], [0.46, 0.96, -0.4], [0.92, 0.5, -1.2], [0.42, 0.02, -1.3], [1.2, 0.25, 1]]), // prettier-ignore
  r: letter(1, [[0.28, 1.08, 0.3], [0.62, 0.84, 0.6], [0.62, 0.04, -0.6], [1, 0.25, 1]]), // prettier-ignore
  s: letter(0.95, [[0.5, 1.08, 0.2], [0.56, 0.1, -1.7], [0.18, 0.1, -1.2], [0.95, 0.25, 0.8]]), // prettier-ignore
  t: letter(0.8, [[0.45, 1.7, 0.2], [0.4, 0.04, 0.4], [0.8, 0.25, 1]], [[0.05, 1.12, 0], [0.95, 1.24, -0.1]]), // prettier-ignore
  u: letter(1.25, [[0.26, 1, 0.2], [0.42, 0, 0.7], [0.86, 1, 0.9], [0.86, 0.04, 0.2], [1.25, 0.25, 1]]), // prettier-ignore
  v: letter(1.15, [[0.2, 1, -0.3], [0.5, 0, -0.1], [0.88, 1, 0.4], [1.15, 0.85, 0.9]]), // prettier-ignore
  w: letter(1.6, [[0.2, 1, -0.3], [0.42, 0, 0.4], [0.76, 0.95, 0.8], [0.94, 0, 0.4], [1.3, 1, 0.8], [1.6, 0.85, 0.9]]), // prettier-ignore
  y: letter(1.2, [[0.26, 1, 0.2], [0.42, 0.06, 0.7], [0.88, 1, 0.9], ...descendingLoop]), // prettier-ignore
  z: letter(1, [[0.15, 0.92, -0.4], [0.72, 0.95, -0.2], [0.16, 0.04, 0.1], [1, 0.14, 0.3]]), // prettier-ignore
};

/** What a hurried hand makes of a letter: one wave. Same frame as the small letters. */
export const hurriedWave: Letter = letter(0.62, [
  [0.28, 0.85, -0.25],
  [0.42, 0.08, 0.3],
  [0.62, 0.3, 0.6],
]);
