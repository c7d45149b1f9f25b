import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../main/base/rasters.ts';
import { decodeImage } from '../../main/imaging/decode.ts';
import { formatOf } from '../../main/imaging/document-format.ts';
import { encodePng } from '../../main/imaging/encode.ts';
import { inkOverlap, reproduce } from '../../main/imaging/reproduce.ts';

/** A slanted stroke of grey ink on white paper. */
function stroke(shift = 0): GreyImage {
  const [width, height] = [300, 120];
  const pixels = new Uint8Array(width * height).fill(255);
  for (let x = 30; x < 260; x++) {
    for (let y = 30; y < 38; y++) pixels[(y + Math.floor(x / 5) + shift) * width + x] = 90;
  }
  return { width, height, pixels };
}

const made = async (how: Parameters<typeof reproduce>[2]) => {
  const file = await reproduce(await encodePng(stroke()), 'stroke.png', how);
  return { format: formatOf(file), image: await decodeImage(file, 'made') };
};

describe('a reproduction', () => {
  it('of nothing changed is the same picture', async () => {
    expect((await made({})).image).toEqual(stroke());
  });

  it('has margins, a scale, an angle and a format as asked for', async () => {
    expect((await made({ margin: 10 })).image).toMatchObject({ width: 320, height: 140 });
    expect((await made({ scale: 0.5 })).image).toMatchObject({ width: 150, height: 60 });
    expect((await made({ scale: 2 })).image).toMatchObject({ width: 600, height: 240 });
    const turned = (await made({ degrees: 5 })).image;
    expect(turned.width).toBeGreaterThan(300);
    expect(turned.height).toBeGreaterThan(140);
    expect((await made({ quality: 70 })).format).toBe('jpeg');
  });

  it('in black and white has nothing between', async () => {
    const { image } = await made({ binarise: 0.5, degrees: 2 });
    expect(new Set(image.pixels)).toEqual(new Set([0, 255]));
  });
});

describe('overlapping ink', () => {
  it('is all of it for one picture, shifted or not', () => {
    expect(inkOverlap(stroke(), stroke())).toBe(1);
    expect(inkOverlap(stroke(), stroke(12))).toBe(1);
  });

  it('is part of it for a picture turned', async () => {
    expect(inkOverlap(stroke(), (await made({ degrees: 4 })).image)).toBeLessThan(0.7);
  });
});
