/** A signature's measures against those of the specimens, each with the spread that is to be expected of it. */
import { deviation, mean } from '../base/vectors.ts';
import { terms } from '../contract/explanation.ts';
import type { Explanation, HandMeasures, Term, TermFinding, TermJudgement } from '../contract/explanation.ts';
import { termScales, transforms, usualVariation } from './usual-variation.ts';

/** As many degrees of freedom the population's spread counts for: a few specimens show their own only roughly. */
const populationFreedom = 4;

/** Judges each term; one that either side lacks is told without a judgement. */
export function examineTerms(here: HandMeasures, specimens: readonly HandMeasures[]): TermFinding[] {
  return terms.map((term) => {
    const known = specimens.map((measures) => measures[term]).filter((value) => value !== null);
    return examineTerm(term, here[term], known);
  });
}

function examineTerm(term: Term, here: number | null, known: readonly number[]): TermFinding {
  if (known.length === 0) return { term, here, specimens: null, deviations: null, judgement: null };
  const { to, back, width } = transforms[termScales[term]];
  const values = known.map(to);
  const [centre, spread] = [mean(values), expectedSpread(term, values)];
  const deviations = here === null ? null : (to(here) - centre) / spread;
  return {
    term,
    here,
    specimens: { count: known.length, mean: back(centre), spread: width(centre, spread) },
    deviations,
    judgement: deviations === null ? null : judge(Math.abs(deviations)),
  };
}

/**
 * How far one more signature of this hand is to be expected from the mean of k: s·√(1 + 1/k), with s² drawn towards the
 * population's as if that were known from `populationFreedom` + 1 signatures.
 */
function expectedSpread(term: Term, values: readonly number[]): number {
  const freedom = values.length - 1;
  const own = freedom === 0 ? 0 : deviation(values) ** 2;
  const variance = (freedom * own + populationFreedom * usualVariation[term] ** 2) / (freedom + populationFreedom);
  return Math.sqrt(variance * (1 + 1 / values.length));
}

function judge(deviations: number): TermJudgement {
  if (deviations <= 1) return 'alike';
  if (deviations <= 2) return 'usual';
  return deviations <= 3 ? 'unlike' : 'far-off';
}

/** A sentence holds no more of either kind. */
const mostReasons = 3;

/** Which terms are told as reasons: the most unlike first, and of those that agree the first in the usual order. */
export function reasonsOf(findings: readonly TermFinding[]): Pick<Explanation, 'differs' | 'agrees'> {
  const size = ({ deviations }: TermFinding) => Math.abs(deviations ?? 0);
  const apart = findings.filter(({ judgement }) => judgement === 'unlike' || judgement === 'far-off');
  const alike = findings.filter(({ judgement }) => judgement === 'alike');
  const first = (some: readonly TermFinding[]) => some.slice(0, mostReasons).map(({ term }) => term);
  return { differs: first([...apart].sort((a, b) => size(b) - size(a))), agrees: first(alike) };
}
