/** What a comparison is worth as evidence: a likelihood ratio, and the words forensic practice has for it. */
import { z, Count } from './schema.ts';

/** The account that is set against "this person wrote it". */
export const Alternative = z.enum(['skilled', 'random']);
export type Alternative = z.infer<typeof Alternative>;

/** Common logarithm of the ratio: above 0 the person is supported, below 0 the alternative. */
const Weight = z.object({
  log10: z.number(),
  /** No larger than this either way, however near or far: as much as the calibration's writers bear out. */
  cap: z.number().check(z.nonnegative()),
});

/**
 * How many times more probable such a distance is if the person wrote it than if
 * – `skilled`: a skilled forger did, who had seen the person's signature. Said unless the other is named: it claims less.
 * – `random`: somebody else did, signing in their own way.
 *
 * A likelihood ratio is no probability of a forgery: that takes what else is known of the case.
 */
export const LikelihoodRatio = z.object({
  skilled: Weight,
  random: Weight,
  /** Of the calibration that it rests on. */
  writers: Count,
});
export type LikelihoodRatio = z.infer<typeof LikelihoodRatio>;

/** At equal prior odds: what was expected on average, what share of the weight was genuine, and how much it weighs. */
export const ReliabilityBin = z.object({
  expected: z.number(),
  genuine: z.number(),
  weight: z.number().check(z.nonnegative()),
});
export type ReliabilityBin = z.infer<typeof ReliabilityBin>;

/** Words for ranges of likelihood ratios, as forensic institutes of Europe use them, each from its ratio on. */
export const strengths = [
  ['none', 1],
  ['limited', 2],
  ['moderate', 10],
  ['moderately-strong', 100],
  ['strong', 1_000],
  ['very-strong', 10_000],
] as const;
export type Strength = (typeof strengths)[number][0];

/** @property favours null where the evidence supports neither */
export interface Statement {
  readonly strength: Strength;
  readonly favours: 'signatory' | 'alternative' | null;
  /** As large as it gets: more writers to calibrate on might have shown more. */
  readonly isCapped: boolean;
}

/** Rounding of a logarithm must not turn a ratio of 10 into one of 9.999…. */
const rounding = 1e-9;

export function statementOf({ log10, cap }: LikelihoodRatio[Alternative]): Statement {
  const size = Math.abs(log10) + rounding;
  const strength = strengths.findLast(([, from]) => size >= Math.log10(from))?.[0] ?? 'none';
  const favours = strength === 'none' ? null : log10 > 0 ? 'signatory' : 'alternative';
  return { strength, favours, isCapped: size >= cap };
}

/** The ratio itself, at least 1, whichever side it favours. */
export function ratioOf({ log10 }: LikelihoodRatio[Alternative]): number {
  return 10 ** Math.abs(log10);
}
