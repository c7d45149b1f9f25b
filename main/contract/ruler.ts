/** Where everything lies on the ruler of distances. Pure: the interface and the report only draw it. */
import type { Evidence, Marks, VerifyDecision } from './records.ts';

/** Places in percent of the ruler's length, 0 at the left: alike. */
export interface Ruler {
  readonly probe: number;
  readonly accept: number | null;
  readonly reject: number | null;
  /** The questioned signature's distance to each specimen, nearest first. */
  readonly specimens: readonly number[];
  /** The mean distance of the specimens among themselves; null for a single one. */
  readonly own: number | null;
  readonly population: Readonly<Record<keyof Evidence['population'], Marks>>;
}

export function rulerOf(evidence: Evidence, thresholds: VerifyDecision['thresholds']): Ruler {
  const shift = shiftOf(evidence);
  const specimens = evidence.references.map(({ distance }) => distance - shift);
  const own = evidence.spread === null ? null : evidence.spread - shift;
  const { genuine, skilled, random } = evidence.population;
  const place = scaleOf([
    evidence.adjustedDistance,
    ...specimens,
    ...(own === null ? [] : [own]),
    ...(thresholds ? [thresholds.accept, thresholds.reject] : []),
    ...[genuine, skilled, random].flatMap(({ low, high }) => [low, high]),
  ]);
  return {
    probe: place(evidence.adjustedDistance),
    accept: thresholds ? place(thresholds.accept) : null,
    reject: thresholds ? place(thresholds.reject) : null,
    specimens: specimens.map(place),
    own: own === null ? null : place(own),
    population: {
      genuine: placed(genuine, place),
      skilled: placed(skilled, place),
      random: placed(random, place),
    },
  };
}

/**
 * What is taken off plain distances to get the adjusted one: the adjusted distance is the middle between the mean and
 * the least distance, net of the specimens' own spread. Taken off the distance to each specimen as well, both lie on one scale.
 */
function shiftOf({ meanDistance, leastDistance, adjustedDistance }: Evidence): number {
  return (meanDistance + leastDistance) / 2 - adjustedDistance;
}

/** Fits the values into 3–97 %. */
function scaleOf(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  return (value) => 3 + (94 * (value - low)) / span;
}

function placed({ low, middle, high }: Marks, place: (value: number) => number): Marks {
  return { low: place(low), middle: place(middle), high: place(high) };
}
