/** What people made of a verdict. A case keeps every step, each with who, when and why. */
import { isCopied } from './copies.ts';
import { z, Id, Instant, Name, Text } from './schema.ts';

/**
 * How somebody decided: the verdict is right, or wrong, or it was left open and the truth became known otherwise. Confirming an
 * inconclusive verdict says that it cannot be told.
 */
export const DecidedOutcome = z.enum(['confirmed', 'overruled', 'settled-genuine', 'settled-forged']);
export type DecidedOutcome = z.infer<typeof DecidedOutcome>;

/** A step that somebody may take; `withdrawn` undoes the last one that still stands. */
export const StepOutcome = z.enum([...DecidedOutcome.options, 'sent-on', 'withdrawn']);
export type StepOutcome = z.infer<typeof StepOutcome>;

export const Step = z.object({ outcome: StepOutcome, by: Name, why: Text, at: Instant });
export type Step = z.infer<typeof Step>;

/** Where a case stands: nobody decided, a second reviewer was asked, or somebody decided. */
export const CaseState = z.enum(['open', 'sent-on', ...DecidedOutcome.options]);
export type CaseState = z.infer<typeof CaseState>;

/** What a person knows better than the gallery: this signature is, or is not, somebody's. */
export const Correction = z.object({
  signatory: Id,
  /** The name as it was then. */
  name: z.string(),
  says: z.enum(['same', 'different', 'withdrawn']),
  by: Name,
  why: Text,
  at: Instant,
});
export type Correction = z.infer<typeof Correction>;

/** The step that stands after all of them: each `withdrawn` takes back the one before it that still stood. */
export function standingStep(history: readonly Step[]): Step | null {
  const standing: Step[] = [];
  for (const step of history) {
    if (step.outcome === 'withdrawn') standing.pop();
    else standing.push(step);
  }
  return standing.at(-1) ?? null;
}

export function stateOf(history: readonly Step[]): CaseState {
  const outcome = standingStep(history)?.outcome ?? 'open';
  return outcome === 'withdrawn' ? 'open' : outcome;
}

export function isDecision(step: Step | null): step is Step & { outcome: DecidedOutcome } {
  return step !== null && step.outcome !== 'sent-on' && step.outcome !== 'withdrawn';
}

/** What a case was settled as: whether the signature was genuine; null where it was decided in another way. */
export function settledAs(outcome: StepOutcome): boolean | null {
  if (outcome === 'settled-genuine') return true;
  return outcome === 'settled-forged' ? false : null;
}

interface Decided {
  readonly kind: 'verify' | 'identify';
  readonly decision: { readonly word: string };
  readonly flags: readonly string[];
}

/** Whether a comparison left open what somebody may come to know: there is nothing to overrule then, but something to settle. */
export function leftOpen(record: Decided): boolean {
  return record.kind === 'verify' && record.decision.word === 'inconclusive' && !isCopied(record);
}

/** The correction that stands for each person spoken of; withdrawn ones are left out. */
export function standingCorrections(corrections: readonly Correction[]): readonly Correction[] {
  const last = new Map(corrections.map((correction) => [correction.signatory, correction]));
  return [...last.values()].filter(({ says }) => says !== 'withdrawn');
}

/** What a case says of people's decisions before anybody took one. */
export function undecided(): { state: CaseState; disposition: null; history: Step[]; corrections: Correction[] } {
  return { state: 'open', disposition: null, history: [], corrections: [] };
}
