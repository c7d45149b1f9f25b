import type { Random } from '../base/random.ts';
import type { Pen } from './trace.ts';

/** Which parts of a name are written (writer.ts). */
export const arrangements = [
  'initial and surname',
  'initials and surname',
  'both names',
  'surname',
  'initial and beginning',
] as const;
export type Arrangement = (typeof arrangements)[number];

export const flourishes = [
  'none',
  'underline',
  'returning underline',
  'encircling',
  'strike',
  'zigzag',
  'long exit',
  'deep loop',
] as const;
/** Kinds of paraph (flourish.ts). */
export type FlourishKind = (typeof flourishes)[number];

/**
 * What stays the same in everything a person signs.
 *
 * @property arrangement   which parts of the name are written
 * @property width         of the whole signature, millimetres
 * @property slant         radians to the right of upright
 * @property slope         of the baseline, radians
 * @property capitalHeight in x-heights, as are ascender, descender
 * @property letterWidth   of small letters, relative to letters.ts, and the gap after each in x-heights
 * @property bending       how round: multiplies every bend
 * @property formNoise     how far this hand's letter forms are from letters.ts, in x-heights
 * @property joining       probability that a letter is joined to the next
 * @property entryStrokes  whether a letter after a pen lift begins with its upstroke
 * @property dots          what stands over i and j
 * @property joinsCapitals whether the lines of a capital are written without lifting
 * @property legible       small letters of a word before they turn into waves
 * @property fading        how much letters flatten towards the end of a name, 0 to 1
 * @property strokeTime    seconds that a stroke of five millimetres takes
 * @property overlap       how much strokes overlap: 1 hardly, 2 a lot
 * @property spread        σ of the strokes (lognormal.ts)
 * @property pressure      at rest, 0 to 1
 * @property consistency   size of the natural variation: 0.6 steady to 1.5 variable
 */
export interface Hand {
  readonly arrangement: Arrangement;
  readonly flourish: FlourishKind;
  readonly width: number;
  readonly slant: number;
  readonly slope: number;
  readonly capitalHeight: number;
  readonly ascender: number;
  readonly descender: number;
  readonly letterWidth: number;
  readonly letterGap: number;
  readonly bending: number;
  readonly formNoise: number;
  readonly joining: number;
  readonly entryStrokes: boolean;
  readonly joinsCapitals: boolean;
  readonly dots: 'point' | 'dash' | 'none';
  readonly legible: number;
  readonly fading: number;
  readonly strokeTime: number;
  readonly overlap: number;
  readonly spread: number;
  readonly pressure: number;
  readonly consistency: number;
  readonly pen: Pen;
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random.below(from.length)];
}

/** An instrument off any desk: a ballpoint, a fine liner or a fountain pen. */
export function createPen(random: Random): Pen {
  const kind = random.next();
  if (kind < 0.6) return { width: random.between(0.32, 0.5), response: random.between(0.2, 0.4), dryness: random.between(0.25, 0.9) }; // prettier-ignore
  if (kind < 0.8) return { width: random.between(0.35, 0.65), response: random.between(0.05, 0.15), dryness: 0.05 };
  return { width: random.between(0.45, 0.7), response: random.between(0.4, 0.6), dryness: 0.1 };
}

/** A hand unlike the next: everything about it is drawn. */
export function createHand(random: Random): Hand {
  const joining = random.chance(0.6) ? random.between(0.85, 1) : random.between(0.1, 0.7);
  return {
    arrangement: pick(random, ['initial and surname', 'initial and surname', ...arrangements]),
    flourish: pick(random, flourishes),
    width: random.between(45, 70),
    slant: random.chance(0.2) ? random.between(-0.35, -0.05) : random.between(0, 0.75),
    slope: random.chance(0.35) ? random.between(0.08, 0.3) : random.between(-0.04, 0.07),
    capitalHeight: random.between(1.9, 4.4),
    ascender: random.between(0.65, 1.6),
    descender: random.between(0.7, 1.8),
    letterWidth: random.between(0.7, 1.5),
    letterGap: random.between(-0.05, 0.3),
    bending: random.between(0.35, 1.3),
    formNoise: random.between(0.05, 0.13),
    joining,
    entryStrokes: joining > 0.8,
    joinsCapitals: random.chance(0.4),
    dots: pick(random, ['point', 'point', 'dash', 'none'] as const),
    legible: random.chance(0.45) ? Infinity : random.below(5),
    fading: random.chance(0.5) ? random.between(0, 0.25) : random.between(0.25, 0.7),
    strokeTime: random.between(0.08, 0.125),
    overlap: random.between(1.25, 1.75),
    spread: random.between(0.2, 0.36),
    pressure: random.between(0.45, 0.7),
    consistency: random.between(0.6, 1.35),
    pen: createPen(random),
  };
}
