/** Finding and cleaning signatures on generated letters, forms and cheques, whose truth is known. */
import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../main/base/rasters.ts';
import { createRandom } from '../../main/base/random.ts';
import type { Region } from '../../main/contract/records.ts';
import { locateSignatures } from '../../main/imaging/locate.ts';
import { extractRegion } from '../../main/imaging/region.ts';
import { blackInk, white, type Colour } from '../../main/synthesis/canvas.ts';
import { createSignedPage, type PageKind, type SignedPage, type Stamp } from '../../main/synthesis/page.ts';
import { signGenuine } from '../../main/synthesis/sign.ts';
import { createWriter } from '../../main/synthesis/writer.ts';

const seeds = [1, 2, 3, 4, 5];

/** A page, the signature's true place on it, and its ink: 1 where the page signed in the paper's colour is lighter. */
interface Sample {
  readonly image: GreyImage;
  readonly region: SignedPage['region'];
  readonly ink: Uint8Array;
}

function sign(seed: number, kind: PageKind, stamp: Stamp, inkColour: Colour): SignedPage {
  const random = createRandom(seed);
  const writer = createWriter(random);
  return createSignedPage(signGenuine(writer, random), { kind, stamp, name: writer.name, dpi: 120, inkColour, random });
}

function grey({ width, height, rgb }: SignedPage): GreyImage {
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (rgb[3 * i] + rgb[3 * i + 1] + rgb[3 * i + 2]) / 3;
  return { width, height, pixels };
}

function sampleOf(seed: number, kind: PageKind, stamp: Stamp): Sample {
  const signed = sign(seed, kind, stamp, blackInk);
  const image = grey(signed);
  const unsigned = grey(sign(seed, kind, stamp, white)).pixels;
  return { image, region: signed.region, ink: unsigned.map((paper, i) => (paper - image.pixels[i] > 100 ? 1 : 0)) };
}

/** Share of the signature's ink that lies in a region. */
function covered({ image, ink }: Sample, region: Region): number {
  let [all, inside] = [0, 0];
  for (const [i, is] of ink.entries()) {
    if (is === 0) continue;
    const [x, y] = [i % image.width, Math.floor(i / image.width)];
    all += 1;
    if (x >= region.x && x < region.x + region.width && y >= region.y && y < region.y + region.height) inside += 1;
  }
  return inside / all;
}

/** What cleaning lost of the signature and added to it, as shares of its ink. */
function cleaned({ image, region, ink }: Sample): { lost: number; added: number } {
  const { ink: found } = extractRegion(image, { page: 0, ...region });
  let [kept, lost, added] = [0, 0, 0];
  for (const [i, is] of found.ink.entries()) {
    const [x, y] = [region.x + (i % found.width), region.y + Math.floor(i / found.width)];
    const was = ink[y * image.width + x] === 1;
    if (is === 1 && was) kept += 1;
    else if (was) lost += 1;
    else if (is === 1) added += 1;
  }
  return { lost: lost / (kept + lost), added: added / (kept + lost) };
}

describe.each(['cheque', 'letter', 'form'] as const)('on a %s', (kind) => {
  it.each(['none', 'beside', 'over'] as const)(
    'the signature is found and freed of lines, with a stamp: %s',
    (stamp) => {
      const shares: number[] = [];
      for (const seed of seeds) {
        const sample = sampleOf(seed, kind, stamp);
        const [best] = locateSignatures(sample.image);
        shares.push(best ? covered(sample, best) : 0);
        const { lost, added } = cleaned(sample);
        expect(lost, `lost, seed ${seed}`).toBeLessThan(0.15);
        // A stamp on a signature stays on it.
        if (stamp !== 'over') expect(added, `added, seed ${seed}`).toBeLessThan(0.35);
      }
      // A flourish that stands by itself may be proposed apart from the name.
      expect(shares.filter((share) => share > 0.6).length, String(shares)).toBeGreaterThanOrEqual(seeds.length - 1);
    },
  );
});
