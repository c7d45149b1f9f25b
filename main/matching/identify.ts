/** Who of everybody enrolled wrote this? An open set: `unknown` is an answer. */
import type { Embedding } from '../base/embedding.ts';
import type { Calibration } from '../contract/calibration.ts';
import type { Candidate, IdentifyDecision, Policy } from '../contract/records.ts';
import { randomDistanceAt, rowFor } from './calibrated-rates.ts';
import { compare, requireSameModel } from './compare.ts';
import type { Gallery, Ranked } from './gallery.ts';

/** How many forms of signature the global vector hands on to the local distance, and how many are told of at all. */
export const shortlistLength = 20;
const listLength = 50;

/**
 * @property threshold the adjusted distance at or below which this candidate would be named
 * @property compared  the specimens it was compared with, and how far these lie apart
 */
interface Examined {
  readonly candidate: Candidate & { adjustedDistance: number };
  readonly threshold: number;
  readonly compared: Compared;
}

export interface Compared {
  readonly specimens: readonly string[];
  readonly spread: number | null;
}

/** @property named what the named one was compared with; null where nobody is named */
export interface Identification {
  readonly candidates: Candidate[];
  readonly decision: IdentifyDecision;
  readonly named: Compared | null;
}

/**
 * Shortlists by the global vector, ranks the shortlist again by the adjusted local distance, and names the first when it
 * is near enough. What is ranked are forms of signature, several of one person where a person has several. How near that
 * is depends on the number of specimens, so candidates are ranked by how far they lie below their own thresholds; where
 * all have as many specimens, that is by adjusted distance.
 *
 * @throws ParaphError `refused` when another model made the gallery's embeddings
 */
export function identify(probe: Embedding, gallery: Gallery, calibration: Calibration, policy: Policy): Identification {
  if (gallery.size === 0) return { candidates: [], decision: unknown('empty-gallery', gallery, null), named: null };
  requireSameModel(probe.model, gallery.model);
  const ranked = gallery.rank(probe.global, listLength);
  const examined = ranked
    .slice(0, shortlistLength)
    .map((one) => examine(probe, one, gallery, calibration, policy))
    .sort((a, b) => marginOf(a) - marginOf(b));
  const others = ranked.slice(shortlistLength).map((one) => ({ ...headOf(one, gallery), adjustedDistance: null }));
  const [first] = examined;
  const isNear = marginOf(first) <= 0;
  const decision: IdentifyDecision = isNear
    ? {
        word: 'identified',
        reason: null,
        signatory: first.candidate.signatory,
        form: first.candidate.form,
        ...sizeOf(gallery),
        threshold: first.threshold,
      }
    : unknown('nobody-near', gallery, first.threshold);
  const candidates = [...examined.map(({ candidate }) => candidate), ...others];
  return { candidates, decision, named: isNear ? first.compared : null };
}

/**
 * The adjusted distance at which a stranger is given one of `gallerySize` names with probability `falseIdentification`
 * at most: each comparison may fail with 1 − (1 − p)^(1/N). Taking the N comparisons for independent is cautious (they
 * share the probe, and positively dependent failures coincide), and so is counting those beyond the shortlist. What is
 * not cautious: so small a rate lies beyond what was measured, in the extrapolated tail of `randomAcceptanceAt`, and the
 * calibration's strangers are other writers of its own sets.
 */
export function identificationThreshold(
  calibration: Calibration,
  references: number,
  gallerySize: number,
  falseIdentification: number,
): number {
  // 1 − (1 − p)^(1/N) without the cancellation that eats small rates.
  const perComparison = -Math.expm1(Math.log1p(-falseIdentification) / gallerySize);
  return randomDistanceAt(rowFor(calibration, references), perComparison);
}

function examine(
  probe: Embedding,
  ranked: Ranked,
  gallery: Gallery,
  calibration: Calibration,
  policy: Policy,
): Examined {
  const opened = gallery.open(ranked.entry);
  const comparison = compare(probe, opened.references, calibration, opened.spread);
  const { adjustedDistance, references } = comparison;
  return {
    candidate: { ...headOf(ranked, gallery), adjustedDistance, nearestSpecimen: references[0].specimen },
    threshold: identificationThreshold(calibration, references.length, gallery.size, policy.falseIdentification),
    compared: { specimens: references.map(({ specimen }) => specimen), spread: opened.spread },
  };
}

const headOf = ({ entry, globalDistance, nearestSpecimen }: Ranked, gallery: Gallery) => ({
  signatory: entry.signatory,
  name: gallery.nameOf(entry),
  form: entry.form,
  globalDistance,
  nearestSpecimen,
});

const marginOf = ({ candidate, threshold }: Examined) => candidate.adjustedDistance - threshold;

/** How large a gallery is, as a decision tells it. */
export function sizeOf({ size, signatories }: Gallery): Pick<IdentifyDecision, 'gallerySize' | 'forms'> {
  return { gallerySize: signatories, forms: size };
}

function unknown(
  reason: 'empty-gallery' | 'nobody-near',
  gallery: Gallery,
  threshold: number | null,
): IdentifyDecision {
  return { word: 'unknown', reason, signatory: null, ...sizeOf(gallery), threshold };
}
