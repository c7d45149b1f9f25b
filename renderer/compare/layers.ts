/** A signature's pictures ready to be drawn: decoded once, tinted once. Needs a browser. */
import type { Placement } from '../../main/contract/records.ts';
import { fieldOf, inkOf, stepOf, type InkField } from './ink.ts';
import { compose, identity, type Similarity } from './similarity.ts';

export type Drawable = ImageBitmap | OffscreenCanvas;

/** @property toPage from the picture's pixels to pixels of its page */
export interface Layer {
  readonly picture: Drawable;
  readonly width: number;
  readonly height: number;
  readonly toPage: Similarity;
}

/**
 * @property field  the cleaned ink; null where there is none
 * @property fieldToPage from pixels of the field to pixels of the page
 * @property placed whether it is recorded how the two pictures lie on each other
 */
export interface Layers {
  readonly scanned: Layer;
  readonly cleaned: Layer;
  readonly field: InkField | null;
  readonly fieldToPage: Similarity;
  readonly placed: boolean;
}

export interface Pictures {
  readonly scanned: Uint8Array<ArrayBuffer>;
  readonly cleaned: Uint8Array<ArrayBuffer>;
}

/** Without a placement the pictures are laid centre on centre, pixel for pixel. */
export async function createLayers(pictures: Pictures, placement: Placement | undefined): Promise<Layers> {
  const [scanned, cleaned] = await Promise.all([decode(pictures.scanned), decode(pictures.cleaned)]);
  const toPage = placement ? recorded(placement) : guessed(scanned, cleaned);
  const field = fieldOf(inkOf(pixelsOf(cleaned), cleaned.width, cleaned.height));
  const step = stepOf(cleaned.width, cleaned.height);
  return {
    scanned: layerOf(scanned, toPage.scanned),
    cleaned: layerOf(cleaned, toPage.cleaned),
    field,
    fieldToPage: compose(toPage.cleaned, { ...identity, scale: step }),
    placed: placement !== undefined,
  };
}

function decode(png: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([png], { type: 'image/png' }));
}

const layerOf = (picture: ImageBitmap, toPage: Similarity): Layer => ({
  picture,
  width: picture.width,
  height: picture.height,
  toPage,
});

function recorded({ scannedStep, cleaned }: Placement) {
  return {
    scanned: { ...identity, scale: scannedStep },
    cleaned: { scale: cleaned.step, angle: 0, x: cleaned.x, y: cleaned.y },
  };
}

function guessed(scanned: ImageBitmap, cleaned: ImageBitmap) {
  const x = (scanned.width - cleaned.width) / 2;
  const y = (scanned.height - cleaned.height) / 2;
  return { scanned: identity, cleaned: { ...identity, x, y } };
}

function canvasOf(width: number, height: number): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser draws no pictures');
  return [canvas, context];
}

function pixelsOf(picture: ImageBitmap): Uint8ClampedArray<ArrayBuffer> {
  const [, context] = canvasOf(picture.width, picture.height);
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height).data;
}

/** Share of the pixels that are darker than the paper: enough to find its grey under any signature. */
const paperShare = 0.6;

/** The picture in one colour, clear where its paper is: what lies over another picture in an overlay. */
export function tinted({ picture, width, height }: Layer, colour: readonly [number, number, number]): Drawable {
  const [canvas, context] = canvasOf(width, height);
  context.drawImage(picture, 0, 0);
  const image = context.getImageData(0, 0, width, height);
  const paper = paperOf(image.data);
  // Whole pixels at once, not byte by byte: every platform a browser runs on is little-endian.
  const pixels = new Uint32Array(image.data.buffer);
  const [red, green, blue] = colour;
  const ink = red | (green << 8) | (blue << 16);
  const opacity = Uint8Array.from({ length: 256 }, (_, grey) => 255 * Math.max(0, 1 - grey / paper));
  for (let i = 0; i < pixels.length; i++) pixels[i] = ink | (opacity[pixels[i] & 255] << 24);
  context.putImageData(image, 0, 0);
  return canvas;
}

function paperOf(rgba: Uint8ClampedArray): number {
  const histogram = new Uint32Array(256);
  for (let at = 0; at < rgba.length; at += 4) histogram[rgba[at]]++;
  let [grey, sum] = [0, histogram[0]];
  while (sum < (paperShare * rgba.length) / 4) sum += histogram[++grey];
  return Math.max(1, grey);
}

/** A picture of given pixels, RGBA. */
export function pictureOf(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Drawable {
  const [canvas, context] = canvasOf(width, height);
  context.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas;
}
