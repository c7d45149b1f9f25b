/** What happens to a scanned signature on its way: the same picture again at another resolution, turned, stained, cut. */
import sharp, { type Sharp } from 'sharp';
import type { Region } from '../contract/records.ts';
import type { GreyImage } from '../base/rasters.ts';
import { createRandom, type Random } from '../base/random.ts';
import { cropGrey } from './crop.ts';
import { decodeImage } from './decode.ts';
import { encodeJpeg } from './encode.ts';
import { extractInk } from './extract.ts';

/** @property region where on the page the signature lies; null for all of it */
export interface VariedPage {
  readonly image: GreyImage;
  readonly region: Region | null;
}

interface Variant {
  /** Whether the writing is left as it is. */
  readonly harmless: boolean;
  readonly apply: (image: GreyImage, random: Random) => Promise<VariedPage> | VariedPage;
}

/** The resolution that the public sets' scans are taken to have, in dots an inch: their files do not tell. */
const scanResolution = 300;

const whole = (image: GreyImage): VariedPage => ({ image, region: null });

async function through(image: GreyImage, work: (picture: Sharp) => Sharp): Promise<GreyImage> {
  const { width, height, pixels } = image;
  const { data, info } = await work(sharp(pixels, { raw: { width, height, channels: 1 } }))
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8Array(data) };
}

const pointwise = (image: GreyImage, change: (grey: number) => number): GreyImage => ({
  ...image,
  pixels: image.pixels.map((grey) => Math.min(255, Math.max(0, Math.round(change(grey))))),
});

function scannedAt(dpi: number): Variant['apply'] {
  return async (image) => {
    const width = Math.max(1, Math.round((image.width * dpi) / scanResolution));
    const height = Math.max(1, Math.round((image.height * dpi) / scanResolution));
    return whole(await through(image, (picture) => picture.resize(width, height, { kernel: 'cubic', fit: 'fill' })));
  };
}

function turned(degrees: number): Variant['apply'] {
  return async (image) => {
    const background = paperOf(image);
    return whole(
      await through(image, (picture) => picture.rotate(degrees, { background: [background, background, background] })),
    );
  };
}

/** A pen of another colour: Paraph looks at the darkest of a pixel's three channels. */
function penOf(...colour: readonly [number, number, number]): Variant['apply'] {
  return paler((255 - Math.min(...colour)) / 255);
}

function paler(contrast: number): Variant['apply'] {
  return (image) => {
    const paper = paperOf(image);
    return whole(pointwise(image, (grey) => paper - contrast * (paper - grey)));
  };
}

function grainy(deviation: number): Variant['apply'] {
  return (image, random) => whole(pointwise(image, (grey) => grey + deviation * random.normal()));
}

function blurred(sigma: number): Variant['apply'] {
  return async (image) => whole(await through(image, (picture) => picture.blur(sigma)));
}

function compressed(quality: number): Variant['apply'] {
  return async (image) => whole(await decodeImage(await encodeJpeg(image, quality), 'variant.jpg'));
}

/** Cuts a share of the ink's box off one side, which chance chooses. */
function cutOff(share: number): Variant['apply'] {
  return (image, random) => {
    const { box, scale } = extractInk(image);
    if (!box) return whole(image);
    const side = random.below(4);
    const across = Math.round(
      (side % 2 === 0 ? box.left + share * box.width : box.left + (1 - share) * box.width) / scale,
    );
    const down = Math.round(
      (side % 2 === 0 ? box.top + share * box.height : box.top + (1 - share) * box.height) / scale,
    );
    const { width, height } = image;
    const kept = [
      { left: across, top: 0, width: width - across, height },
      { left: 0, top: 0, width: across, height },
      { left: 0, top: down, width, height: height - down },
      { left: 0, top: 0, width, height: down },
    ][side];
    return whole(cropGrey(image, kept));
  };
}

/** Median of the border: the paper, unless ink runs round it. */
function paperOf({ width, height, pixels }: GreyImage): number {
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(pixels[x], pixels[(height - 1) * width + x]);
  for (let y = 0; y < height; y++) border.push(pixels[y * width], pixels[(y + 1) * width - 1]);
  return border.sort((a, b) => a - b)[border.length >> 1];
}

/** In shares of the width: how much page is added around before something is drawn on it. */
const surroundings = 0.25;

/** Darkens where `isInked` says, on a page that goes on around the signature; the frame stays on the signature. */
function drawnOver(grey: number, isInked: (x: number, y: number, image: GreyImage) => boolean): Variant['apply'] {
  return (image) => {
    const edge = Math.round(surroundings * image.width);
    const [width, height] = [image.width + 2 * edge, image.height + 2 * edge];
    const pixels = new Uint8Array(width * height).fill(paperOf(image));
    for (let y = 0; y < image.height; y++) {
      pixels.set(image.pixels.subarray(y * image.width, (y + 1) * image.width), (y + edge) * width + edge);
    }
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (isInked(x - edge, y - edge, image)) pixels[y * width + x] = Math.min(pixels[y * width + x], grey);
      }
    }
    const region = { page: 0, x: edge, y: edge, width: image.width, height: image.height };
    return { image: { width, height, pixels }, region };
  };
}

/** Of a printed line, in shares of the signature's width. */
const rule = 1 / 250;

const ruledLine = drawnOver(60, (_x, y, { width, height }) => Math.abs(y - 0.75 * height) <= (rule * width) / 2);
const box = drawnOver(60, (x, y, { width, height }) => {
  const [beside, above] = [0.08 * width, 0.08 * width];
  const outside = x < -beside || x > width + beside || y < -above || y > height + above;
  const inner = -beside + rule * width;
  return !outside && (x < inner || x > width - inner || y < inner || y > height - inner);
});
const struckOut = drawnOver(30, (x, y, { width, height }) => {
  const within = x > 0.05 * width && x < 0.95 * width;
  return within && Math.abs(y - (0.55 - 0.15 * (x / width)) * height) <= (1.5 * rule * width) / 2;
});
/** A ring with bars across, paler than ink, as a rubber stamp leaves it. */
const stamped = drawnOver(120, (x, y, { width, height }) => {
  const [across, down] = [x - 0.6 * width, y - 0.5 * height];
  const radius = 0.22 * width;
  const away = Math.hypot(across, down);
  const isRing = Math.abs(away - radius) < 2 * rule * width;
  return isRing || (away < 0.7 * radius && Math.abs(down % (0.09 * width)) < 1.5 * rule * width);
});

const change =
  (harmless: boolean) =>
  (apply: Variant['apply']): Variant => ({ harmless, apply });
const [harmless, harmful] = [change(true), change(false)];

/**
 * By what is said of them in a report. Harmless is what leaves every stroke where it is and to be seen: another scanner,
 * another pen, a printed line that Paraph takes off. What takes strokes away, adds some, or hides their shape is not.
 */
export const variants = {
  'scanned at 75 dpi': harmful(scannedAt(75)),
  'scanned at 100 dpi': harmless(scannedAt(100)),
  'scanned at 150 dpi': harmless(scannedAt(150)),
  'scanned at 200 dpi': harmless(scannedAt(200)),
  'scanned at 600 dpi': harmless(scannedAt(600)),
  'turned by 1°': harmless(turned(1)),
  'turned by −1°': harmless(turned(-1)),
  'turned by 3°': harmless(turned(3)),
  'turned by −3°': harmless(turned(-3)),
  'turned by 5°': harmless(turned(5)),
  'turned by −5°': harmless(turned(-5)),
  'turned by 10°': harmful(turned(10)),
  'turned by −10°': harmful(turned(-10)),
  'blue ink': harmless(penOf(30, 50, 160)),
  'green ink': harmless(penOf(40, 120, 70)),
  pencil: harmless(penOf(110, 110, 115)),
  'contrast of 70 %': harmless(paler(0.7)),
  'contrast of 40 %': harmless(paler(0.4)),
  'contrast of 20 %': harmful(paler(0.2)),
  'noise of 8 grey levels': harmless(grainy(8)),
  'noise of 20 grey levels': harmless(grainy(20)),
  'noise of 40 grey levels': harmful(grainy(40)),
  'blurred by 1 pixel': harmless(blurred(1)),
  'blurred by 3 pixels': harmful(blurred(3)),
  'JPEG of quality 75': harmless(compressed(75)),
  'JPEG of quality 50': harmless(compressed(50)),
  'JPEG of quality 20': harmful(compressed(20)),
  'on a printed line': harmless(ruledLine),
  'in a printed box': harmless(box),
  'struck out by a line': harmful(struckOut),
  'under a stamp': harmful(stamped),
  '5 % cut off a side': harmful(cutOff(0.05)),
  '10 % cut off a side': harmful(cutOff(0.1)),
  '20 % cut off a side': harmful(cutOff(0.2)),
  '30 % cut off a side': harmful(cutOff(0.3)),
} as const satisfies Readonly<Record<string, Variant>>;

export type VariantName = keyof typeof variants;
export const variantNames = Object.keys(variants) as VariantName[];

/** @param seed of whatever chance is in it */
export async function varyPage(image: GreyImage, name: VariantName, seed: number): Promise<VariedPage> {
  return variants[name].apply(image, createRandom(seed));
}
