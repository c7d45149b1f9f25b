/** What an examiner would say of a signature, measured: descriptions of the ink. None of it decides a verdict. */
import { z, Count, Rate } from './schema.ts';

/**
 * The examiner's terms, in the order in which they are told. Sizes are in millimetres, where the scan tells its
 * resolution; everything else is measured against the signature's own size, so that it does not hang on the resolution.
 */
export const terms = [
  /** Of the strokes within 60° of upright, their mean angle from it in degrees: positive to the right. */
  'slant',
  /** Of the ink's box, in millimetres. */
  'width',
  'height',
  /** Width over height. */
  'proportion',
  /** Of a line along the feet of the writing, in degrees: positive where it rises. */
  'baselineAngle',
  /** How far those feet sag below that line in the middle, in percent of the width: negative where they arch. */
  'baselineBend',
  /** Connected pieces of ink: one more than the pen was lifted at the least. */
  'pieces',
  /** Areas that the line closes round. */
  'loops',
  /** Length of the line over the width. */
  'lineLength',
  /** Mean width of the line, in percent of the signature's size √(width × height). */
  'strokeWidth',
  /** Standard deviation of the line's width, in percent of its mean. */
  'strokeVariation',
  /** How far the line's direction strays from its smoothed self, in degrees: unsteadiness. */
  'tremor',
] as const;
export const Term = z.enum(terms);
export type Term = z.infer<typeof Term>;

/** Null where it cannot be measured. */
export const HandMeasures = z.record(Term, z.nullable(z.number()));
export type HandMeasures = z.infer<typeof HandMeasures>;

/** How a measure lies to those of the specimens: within one, two, three standard deviations, or beyond. */
export const TermJudgement = z.enum(['alike', 'usual', 'unlike', 'far-off']);
export type TermJudgement = z.infer<typeof TermJudgement>;

export const TermFinding = z.object({
  term: Term,
  /** Of the questioned signature. */
  here: z.nullable(z.number()),
  /** Of the specimens that could be measured: their mean, and how far one more of this hand usually lies from it. */
  specimens: z.nullable(z.object({ count: Count, mean: z.number(), spread: z.number().check(z.positive()) })),
  /** How many such deviations the questioned signature lies off; null where either side is missing. */
  deviations: z.nullable(z.number()),
  judgement: z.nullable(TermJudgement),
});
export type TermFinding = z.infer<typeof TermFinding>;

/** One of nine parts of the ink, as one looks at it. */
export const StrongestPlace = z.object({
  row: z.enum(['top', 'middle', 'bottom']),
  column: z.enum(['left', 'middle', 'right']),
  /** Its share of δ = distance² / 2, mean over the specimens, and of the ink. */
  share: Rate,
  ink: Rate,
});
export type StrongestPlace = z.infer<typeof StrongestPlace>;

export const Explanation = z.object({
  /** The model whose map tells the place: the one in use, not always that of an older case. */
  model: z.string(),
  /** The specimens of the case that are still there. */
  specimens: Count,
  terms: z.array(TermFinding),
  /** Where most of the distance comes from beyond what is usual; null where no place stands out. */
  place: z.nullable(StrongestPlace),
  /** The reasons, strongest first: in which terms it differs, and in which it agrees. */
  differs: z.array(Term),
  agrees: z.array(Term),
});
export type Explanation = z.infer<typeof Explanation>;

/** Unit and digits after the point that a measure is told with. */
export const termUnits: Readonly<Record<Term, { readonly unit: string; readonly digits: number }>> = {
  slant: { unit: '°', digits: 0 },
  width: { unit: ' mm', digits: 1 },
  height: { unit: ' mm', digits: 1 },
  proportion: { unit: '', digits: 2 },
  baselineAngle: { unit: '°', digits: 1 },
  baselineBend: { unit: ' %', digits: 1 },
  pieces: { unit: '', digits: 0 },
  loops: { unit: '', digits: 0 },
  lineLength: { unit: '', digits: 2 },
  strokeWidth: { unit: ' %', digits: 2 },
  strokeVariation: { unit: ' %', digits: 0 },
  tremor: { unit: '°', digits: 1 },
};
