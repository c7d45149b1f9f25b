import { ReliabilityBin } from './likelihood.ts';
import { z, Count, Rate } from './schema.ts';

/** What a policy comes to with so many references, on the writers the model was calibrated on. */
export const PolicyRates = z.object({
  references: z.int().check(z.positive()),
  /** Genuine at or below `accept`, forged above `reject`, in adjusted distance. */
  thresholds: z.object({ accept: z.number(), reject: z.number() }),
  /** Shares of skilled forgeries and of other people's signatures called genuine. */
  falseAcceptanceSkilled: Rate,
  falseAcceptanceRandom: Rate,
  /** Share of genuine signatures called forged. */
  falseRejection: Rate,
  /** What the two may be at most among other writers, with 95 % confidence: what the policy is held to. */
  atMost: z.object({ falseAcceptanceSkilled: Rate, falseRejection: Rate }),
  /** The smallest rates that this many references bear out. */
  least: z.object({ falseAcceptance: Rate, falseRejection: Rate }),
  /** Shares left to a person: of genuine signatures, and of skilled forgeries. */
  inconclusiveGenuine: Rate,
  inconclusiveSkilled: Rate,
  /** What likelihood ratios against a skilled forger promise on these writers, beside what was so. */
  reliability: z.array(ReliabilityBin),
});
export type PolicyRates = z.infer<typeof PolicyRates>;

/** An error rate that is asked for and that the calibration's writers cannot bear out. */
export const PolicyRefusal = z.object({
  rate: z.enum(['falseAcceptance', 'falseRejection']),
  asked: Rate,
  /** The smallest that can be asked for, and the number of references that keeps it from being smaller. */
  least: Rate,
  references: z.int().check(z.positive()),
  writers: Count,
});
export type PolicyRefusal = z.infer<typeof PolicyRefusal>;
