import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { encodeJpeg, encodePng } from '../../main/imaging/encode.ts';
import { normaliseDrawing } from '../../main/imaging/drawing.ts';
import { labPicture } from '../../main/imaging/lab-picture.ts';

const side = 28;
const grey = (width: number, height: number, at: (x: number, y: number) => number) => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))),
});
const isBar = (x: number) => x >= 40 && x < 48;
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe('the ink of a picture', () => {
  it('is cropped and laid into the square as a character is to train on', async () => {
    const drawing = grey(84, 84, (x, y) => (x >= 20 && x < 50 && y >= 30 && (x * 7 + y * 13) % 5 === 0 ? 0 : 255));
    const bytes = await encodePng(drawing);
    const expected = await normaliseDrawing(bytes, 'a.png', { width: side, height: side });
    expect(await labPicture(bytes, 'a.png', 'ink', side)).toEqual(expected?.coverage);
  });

  it('fills the square, however small it was drawn and wherever', async () => {
    const drawn = (left: number, scale: number) =>
      grey(240, 240, (x, y) => (x >= left && x < left + 40 * scale && y >= 30 && y < 30 + 10 * scale ? 0 : 255));
    const fit = async (picture: ReturnType<typeof grey>) => labPicture(await encodePng(picture), 'a.png', 'ink', side);
    const small = await fit(drawn(20, 1));
    expect(small).toEqual(await fit(drawn(60, 4)));
    expect(small?.slice(14 * side, 15 * side).filter((value) => value === 255).length).toBeGreaterThanOrEqual(26);
    expect(await fit(grey(240, 240, () => 255))).toBeNull();
  });

  it('is parted from shaded paper, and light ink on a dark ground is ink as well', async () => {
    const onPaper = grey(105, 105, (x, y) => (isBar(x) ? 40 : 190 + Math.round(y / 4)));
    const onBoard = grey(105, 105, (x) => (isBar(x) ? 230 : 20));
    for (const picture of [onPaper, onBoard]) {
      const square = await labPicture(await encodeJpeg(picture, 90), 'a.jpg', 'ink', side);
      const row = Array.from(square ?? []).slice(14 * side, 15 * side);
      expect(row[14]).toBeGreaterThan(200);
      expect(row.slice(0, 10)).toEqual(Array(10).fill(0));
    }
  });

  it('may be missing', async () => {
    expect(await labPicture(await encodePng(grey(50, 50, () => 255)), 'a.png', 'ink', side)).toBeNull();
  });
});

describe('a natural picture', () => {
  const random = createRandom(1);
  const noise = (low: number, high: number) => grey(60, 40, () => Math.round(random.between(low, high)));

  it('has the same brightness and contrast however it was exposed', async () => {
    for (const [low, high] of [
      [0, 60],
      [180, 255],
      [0, 255],
    ]) {
      const square = await labPicture(await encodePng(noise(low, high)), 'a.png', 'natural', side);
      const values = Array.from(square ?? []);
      expect(mean(values)).toBeGreaterThan(124);
      expect(mean(values)).toBeLessThan(131);
      const spread = Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
      expect(spread).toBeGreaterThan(48);
      expect(spread).toBeLessThan(54);
    }
  });

  it('is cropped to the square in its middle, dark for much', async () => {
    const picture = grey(84, 28, (x) => (x < 28 || x >= 56 ? 0 : x < 42 ? 100 : 200));
    const square = await labPicture(await encodePng(picture), 'a.png', 'natural', side);
    expect(square?.[0]).toBeGreaterThan(170);
    expect(square?.[27]).toBeLessThan(90);
    expect(new Set(square).size).toBe(2);
  });

  it('of one grey shows nothing', async () => {
    expect(await labPicture(await encodePng(grey(40, 40, () => 90)), 'a.png', 'natural', side)).toBeNull();
  });

  it('in colour is grey by luminance, not by its darkest channel', async () => {
    const { default: sharp } = await import('sharp');
    const rgb = new Uint8Array(40 * 40 * 3);
    for (let i = 0; i < 1600; i++) rgb.set(i % 40 < 20 ? [255, 255, 0] : [0, 0, 255], 3 * i);
    const png = await sharp(rgb, { raw: { width: 40, height: 40, channels: 3 } })
      .png()
      .toBuffer();
    const square = await labPicture(new Uint8Array(png), 'a.png', 'natural', side);
    expect(square?.[0]).toBeLessThan(square?.[27] ?? 0);
  });
});
