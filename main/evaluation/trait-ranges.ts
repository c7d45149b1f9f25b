/** Which figures a calibration's genuine signatures were. */
import { deviation } from '../base/vectors.ts';
import type { Range, TraitRanges, Traits } from '../contract/traits.ts';
import type { Embedded, EmbeddedWriter } from './embedded-set.ts';

/** How far beyond the outermost signatures still counts as like them, in deviations over all of them. */
const margin = 0.5;
/** Of fewer signatures the outermost are no limit. */
const fewestSignatures = 60;

/** Undefined where the pictures are not at hand or too few. */
export function traitRangesOf(writers: readonly EmbeddedWriter<Embedded>[]): TraitRanges | undefined {
  const signatures = writers.flatMap(({ genuine }) => genuine);
  const traits = signatures.flatMap((one) => one.traits ?? []);
  if (traits.length < fewestSignatures || traits.length < signatures.length) return undefined;
  const rangeOf = (name: keyof Traits, scale: Scale) =>
    rangeIn(
      traits.map((one) => one[name]),
      scale,
    );
  return {
    aspect: rangeOf('aspect', ratio),
    stroke: rangeOf('stroke', ratio),
    density: rangeOf('density', ratio),
    length: rangeOf('length', ratio),
    pieces: rangeOf('pieces', ratio),
    // By count: most signatures have one piece or two on a line, and the ratio between those tells nothing.
    lettering: rangeOf('lettering', plain),
  };
}

/** On which scale equal steps count alike. */
interface Scale {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
}

const ratio: Scale = { to: Math.log, from: Math.exp };
const plain: Scale = { to: (value) => value, from: (value) => value };

function rangeIn(values: readonly number[], { to, from }: Scale): Range {
  const scaled = values.map(to);
  const reach = margin * deviation(scaled);
  return { low: from(Math.min(...scaled) - reach), high: from(Math.max(...scaled) + reach) };
}
