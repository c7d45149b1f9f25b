/** Where a comparison is unlike anything a calibration was measured on, so that its rates say nothing of it. */
import { quantile } from '../base/vectors.ts';
import type { Calibration } from '../contract/calibration.ts';
import type { Evidence, IdentifyDecision, Quality, VerifyDecision } from '../contract/records.ts';
import { traitNames, type Traits, type TraitRanges, type Unlikeness } from '../contract/traits.ts';
import type { Compared } from './identify.ts';
import { setRowFor, type SetSize } from './set-errors.ts';

type Of = Unlikeness['of'];

/** Traits that lie outside their range. */
function beyond(traits: Traits, ranges: TraitRanges, of: Of): Unlikeness[] {
  return traitNames.flatMap((what): Unlikeness[] => {
    const { low, high } = ranges[what];
    if (traits[what] < low) return [{ what, of, side: 'low' }];
    return traits[what] > high ? [{ what, of, side: 'high' }] : [];
  });
}

/**
 * What of a set of specimens is unlike the calibration's: its specimens' traits in the median, or that they differ more
 * among themselves than those of anybody in it.
 *
 * @param traits of each specimen that has a figure to describe
 */
export function unlikeSpecimens(traits: readonly Traits[], size: SetSize, calibration: Calibration): Unlikeness[] {
  const found = calibration.traits && traits.length > 0 ? beyond(median(traits), calibration.traits, 'specimens') : [];
  const usual = setRowFor(calibration, size.references)?.spread;
  const scattered = usual && size.spread !== null && size.spread > usual.most;
  return scattered ? [...found, { what: 'spread', of: 'specimens', side: 'high' }] : found;
}

/** What of a questioned signature is unlike the calibration's. */
export function unlikeQuestioned(traits: Traits | null, calibration: Calibration): Unlikeness[] {
  return calibration.traits && traits ? beyond(traits, calibration.traits, 'questioned') : [];
}

/**
 * What of an identification is unlike the calibration's: the questioned signature, and the specimens of whoever is named.
 *
 * @param traitsOf of specimens by identifier, those of them that have a figure to describe
 */
export function unlikeIdentified(
  questioned: Traits | null,
  named: Compared | null,
  traitsOf: (specimens: readonly string[]) => readonly Traits[],
  calibration: Calibration,
): Unlikeness[] {
  const unlike = unlikeQuestioned(questioned, calibration);
  if (named === null) return unlike;
  const size = { references: named.specimens.length, spread: named.spread };
  return [...unlike, ...unlikeSpecimens(traitsOf(named.specimens), size, calibration)];
}

/** In a whole signature's place there was a part of one, or more than one: such make a genuine one look foreign. */
const flaws = ['clipped', 'several-signatures'] as const;

/** Those of them that a picture has. */
export function flawsOf(reasons: Quality['reasons']): Unlikeness[] {
  return flaws
    .filter((what) => reasons.includes(what))
    .map((what) => ({ what, of: 'questioned', side: what === 'clipped' ? 'low' : 'high' }));
}

/**
 * Takes back a word that rests on rates which do not hold here. A picture with a part missing, or with something beside
 * the signature, is no evidence against the person, so that it takes back `forged` alone.
 */
export function withinLimits(
  decision: VerifyDecision,
  unlike: readonly Unlikeness[],
  { reasons }: Pick<Quality, 'reasons'>,
): VerifyDecision {
  const found = decision.word === 'forged' ? [...unlike, ...flawsOf(reasons)] : unlike;
  if (found.length === 0) return decision;
  return { ...decision, word: 'inconclusive', reason: 'unlike-calibration', supports: null, unlike: [...found] };
}

/**
 * The same of an identification: a name is taken back, and that nobody enrolled writes like this. The latter rests on
 * distances that a picture with a part missing, or with something beside the signature, makes too large.
 */
export function identifiedWithinLimits(
  decision: IdentifyDecision,
  unlike: readonly Unlikeness[],
  { reasons }: Pick<Quality, 'reasons'>,
): IdentifyDecision {
  const { form: _, ...rest } = decision;
  const found = decision.reason === 'nobody-near' ? [...unlike, ...flawsOf(reasons)] : unlike;
  if (found.length === 0 || !(decision.word === 'identified' || decision.reason === 'nobody-near')) return decision;
  return { ...rest, word: 'inconclusive', reason: 'unlike-calibration', signatory: null, unlike: [...found] };
}

/**
 * Where no rate holds no likelihood ratio does either: both come from the same writers. Nor is there one of a copy, which lies
 * near because nobody signed it at all.
 */
export function evidenceWithin({ unlike }: VerifyDecision, evidence: Evidence, isCopy: boolean): Evidence {
  if (!unlike && !isCopy) return evidence;
  const { likelihoodRatio: _none, ...measured } = evidence;
  return measured;
}

function median(traits: readonly Traits[]): Traits {
  const middle = (name: (typeof traitNames)[number]) =>
    quantile(
      traits.map((one) => one[name]).sort((a, b) => a - b),
      0.5,
    );
  return {
    aspect: middle('aspect'),
    stroke: middle('stroke'),
    density: middle('density'),
    length: middle('length'),
    pieces: middle('pieces'),
    lettering: middle('lettering'),
  };
}
