import type { Random } from '../base/random.ts';
import { addScannerNoise, blackInk, blankCanvas, layInk, white, type Colour, type RgbImage } from './canvas.ts';
import { inkCoverage } from './coverage.ts';
import type { InkTrace } from './trace.ts';

/**
 * @property dpi    pixels an inch: the picture has the signature's physical size
 * @property margin millimetres of paper around the ink
 * @property noise  of the scanner, as a share of 255
 * @property random for the pen's texture and the noise
 */
export interface InkRendering {
  readonly dpi: number;
  readonly inkColour?: Colour;
  readonly background?: Colour;
  readonly margin?: number;
  readonly noise?: number;
  readonly random: Random;
}

/** A signature alone on paper, as if cut out of a scan. */
export function renderInk(trace: InkTrace, rendering: InkRendering): RgbImage {
  const { dpi, inkColour = blackInk, background = white, margin = 3, noise = 0, random } = rendering;
  const coverage = inkCoverage(trace, dpi, margin, random.below(2 ** 31));
  const canvas = blankCanvas(coverage.width, coverage.height, background);
  layInk(canvas, coverage, 0, 0, inkColour);
  addScannerNoise(canvas, noise, random);
  return canvas;
}
