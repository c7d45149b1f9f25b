/** What kind of figure a signature is, whoever wrote it: measured on the network's input. */
import type { InkImage, NormalisedImage } from '../base/rasters.ts';
import type { Traits } from '../contract/traits.ts';
import { labelComponents, type Component } from './components.ts';
import { cropInk, inkBox } from './crop.ts';
import { strokeWidth } from './measures.ts';

/** A pixel is ink when ink covers half of it. */
const halfCovered = 128;
/** A piece with a smaller share of the ink is a dot or dust. */
const leastPiece = 0.01;
/** Pieces stand on one line when they begin and end at the same height, to this share of the signature's height. */
const levelShare = 0.06;

/** Null where no pixel is half covered: there is no figure to describe. */
export function traitsOf({ width, height, coverage }: NormalisedImage): Traits | null {
  const image: InkImage = { width, height, ink: Uint8Array.from(coverage, (value) => Number(value >= halfCovered)) };
  const box = inkBox(image);
  if (box === null) return null;
  const ink = cropInk(image, box);
  const area = ink.ink.reduce((sum, value) => sum + value, 0);
  const stroke = strokeWidth(ink);
  const pieces = labelComponents(ink).components.filter((component) => component.area >= leastPiece * area);
  return {
    aspect: box.width / box.height,
    stroke,
    density: area / (box.width * box.height),
    length: area / stroke / Math.hypot(box.width, box.height),
    pieces: pieces.length,
    lettering: mostAligned(pieces, box.height * levelShare) ** 2 / Math.max(1, pieces.length),
  };
}

/** The most pieces that begin and end at the same height. */
function mostAligned(pieces: readonly Component[], tolerance: number): number {
  const alike = (one: Component, other: Component) =>
    Math.abs(one.top - other.top) <= tolerance && Math.abs(one.bottom - other.bottom) <= tolerance;
  return Math.max(0, ...pieces.map((one) => pieces.filter((other) => alike(one, other)).length));
}
