import { z, Rate } from './schema.ts';

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
  /** Shares left to a person: of genuine signatures, and of skilled forgeries. */
  inconclusiveGenuine: Rate,
  inconclusiveSkilled: Rate,
});
export type PolicyRates = z.infer<typeof PolicyRates>;
