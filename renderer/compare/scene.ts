/** What there is to draw, and where. */
import type { Contributions } from '../../main/contract/records.ts';
import type { Baseline } from '../../main/contract/baseline.ts';
import type { Cell } from './heat.ts';
import type { Drawable, Layers } from './layers.ts';
import type { Measurement, SideName } from './measures.ts';
import type { CompareMode, Guide } from './modes.ts';
import type { Point, Similarity } from './similarity.ts';
import type { Size, Viewport } from './viewport.ts';

/** Each signature's own ink. The blue is darker than the orange, for whoever tells no hues; both together are black. */
export const inkColours = { left: [20, 62, 160], right: [222, 118, 0] } as const;

/** One of the two signatures. @property toPlane from pixels of its page to the plane */
export interface SidePicture {
  readonly layers: Layers;
  /** The picture shown in its own colour, for an overlay. */
  readonly tint: Drawable | null;
  readonly toPlane: Similarity;
  readonly baseline: Baseline | null;
}

/** @property toPlane from pixels of the picture to the plane */
export interface PlacedPicture {
  readonly picture: Drawable;
  readonly toPlane: Similarity;
}

export interface Scene {
  readonly mode: CompareMode;
  readonly as: 'scanned' | 'cleaned';
  readonly left: SidePicture;
  readonly right: SidePicture;
  /** Of an overlay: 0 the left signature alone, 1 the right one alone, between them both. */
  readonly balance: number;
  /** Which one a blink shows now. */
  readonly shown: SideName;
  readonly difference: PlacedPicture | null;
  readonly heat: { readonly contributions: Contributions; readonly left: Drawable; readonly right: Drawable } | null;
  /** Cells drawn with a border, the first of them with the strongest; numbers name regions. */
  readonly marked: readonly (Cell & { readonly name: string | null; readonly reach: number })[];
  readonly guide: Guide;
  /** Length of the scale bar and of a square of the grid, in units of the plane, and how it is read. */
  readonly bar: { readonly length: number; readonly label: string };
  readonly measurements: readonly (Measurement & { readonly label: string })[];
  readonly crosshair: { readonly side: SideName; readonly place: Point } | null;
}

/** @property ratio pixels of the canvas for each pixel of the screen */
export interface Pane {
  readonly which: SideName | 'both';
  readonly size: Size;
  readonly ratio: number;
  readonly viewport: Viewport;
  readonly paper: string;
  /** Names the signature in the upper left corner, where the pane shows one. */
  readonly letter: string | null;
}

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Colours of `difference.ts`'s classes, RGBA: paper is clear. */
export function differencePixels(classes: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const colours = [
    [0, 0, 0, 0],
    [27, 32, 39, 255],
    [...inkColours.left, 255],
    [...inkColours.right, 255],
  ];
  const rgba = new Uint8ClampedArray(4 * classes.length);
  classes.forEach((value, place) => value !== 0 && rgba.set(colours[value], 4 * place));
  return rgba;
}
