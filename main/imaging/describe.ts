/** A signature in the examiner's terms, from its ink alone. */
import { baselineOf, feetOf } from '../contract/baseline.ts';
import type { HandMeasures } from '../contract/explanation.ts';
import type { Placement } from '../contract/records.ts';
import type { InkImage } from '../base/rasters.ts';
import { labelComponents } from './components.ts';
import { decodeImage } from './decode.ts';
import { inkOfPicture, pictureOfInk } from './encode.ts';
import { courseOf, slantOf, tremorOf, widthVariation } from './line-quality.ts';
import { strokeWidth } from './measures.ts';
import { shrinkToFit } from './resample.ts';
import { framed, skeletonOf, stretchesOf, type Stretch } from './skeleton.ts';

/** Long side at which strokes are followed, in pixels: scans of different resolutions come out alike. */
const describedSide = 600;
/** A picture smaller than this shows no tremor, only pixels. */
const leastSide = 250;
/** In widths of the line: shorter stretches of the middle line are spurs. */
const spur = 1.5;

const millimetresAnInch = 25.4;

/**
 * Measures the cleaned ink of a signature, cropped to it.
 *
 * @param placement how it lies on its page: tells millimetres, where the page's resolution is known
 */
export function describeInk(cropped: InkImage, placement: Pick<Placement, 'dpi' | 'cleaned'> | null): HandMeasures {
  const ink = inkOfPicture(shrinkToFit(pictureOfInk(cropped), describedSide));
  const pixel = placement?.dpi ? (millimetresAnInch / placement.dpi) * placement.cleaned.step : null;
  const pen = strokeWidth(ink);
  const skeleton = skeletonOf(ink);
  const stretches = stretchesOf(skeleton, spur * pen + 3);
  const courses = stretches.map(courseOf);
  const isLarge = Math.max(ink.width, ink.height) >= leastSide;
  return {
    slant: slantOf(courses),
    width: pixel && cropped.width * pixel,
    height: pixel && cropped.height * pixel,
    proportion: cropped.width / cropped.height,
    ...baselineTerms(ink),
    pieces: labelComponents(ink).components.length,
    loops: loopsIn(ink, pen),
    lineLength: lengthOf(stretches) / ink.width,
    strokeWidth: (100 * pen) / Math.sqrt(ink.width * ink.height),
    strokeVariation: widthVariation(framed(ink), stretches),
    tremor: isLarge ? tremorOf(courses) : null,
  };
}

/** A cleaned picture that `prepareSignature` made. Throws as `decodeImage` does. */
export async function describeCleaned(
  bytes: Uint8Array,
  name: string,
  placement: Placement | null,
): Promise<HandMeasures> {
  return describeInk(inkOfPicture(await decodeImage(bytes, name)), placement);
}

function baselineTerms(ink: InkImage): Pick<HandMeasures, 'baselineAngle' | 'baselineBend'> {
  const feet = feetOf(ink);
  const line = baselineOf(ink, feet);
  if (line === null) return { baselineAngle: null, baselineBend: null };
  // Least squares of the feet's offsets on a parabola that is 0 at both ends and 1 in the middle, and a constant.
  const arch = feet.map(({ x }) => 1 - (2 * (x / ink.width) - 1) ** 2);
  const offsets = feet.map(({ x, y }) => y - line.intercept - line.slope * x);
  const middle = arch.reduce((sum, value) => sum + value, 0) / arch.length;
  const across = arch.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const along = arch.reduce((sum, value, i) => sum + (value - middle) * offsets[i], 0);
  return {
    baselineAngle: (-Math.atan(line.slope) * 180) / Math.PI,
    baselineBend: across === 0 ? null : (100 * along) / across / ink.width,
  };
}

/** Areas of paper closed in by ink; smaller ones than the pen is wide are flaws of the ink. */
function loopsIn(ink: InkImage, pen: number): number {
  const { width, height, ink: covered } = framed(ink);
  const { components } = labelComponents({ width, height, ink: covered.map((value) => 1 - value) });
  // The paper around is one of them.
  return components.filter(({ left, area }) => left > 0 && area >= pen ** 2).length;
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { x, y }) => {
    let length = 0;
    for (let i = 1; i < x.length; i++) length += Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
    return sum + length;
  }, 0);
}
