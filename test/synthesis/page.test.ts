import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { createSignedPage, pageKinds, type Stamp } from '../../main/synthesis/page.ts';
import { signGenuine } from '../../main/synthesis/sign.ts';
import { createWriter } from '../../main/synthesis/writer.ts';

const sizes = { card: [105, 74], cheque: [200, 90], letter: [210, 297], form: [210, 297] } as const;

function signedPage(seed: number, kind: (typeof pageKinds)[number], dpi: number) {
  const random = createRandom(seed);
  const writer = createWriter(random);
  const trace = signGenuine(writer, random);
  // A green that nothing else on the page has.
  return createSignedPage(trace, { kind, name: writer.name, dpi, inkColour: [0, 255, 0], random });
}

describe.each(pageKinds)('a generated %s', (kind) => {
  it('has its physical size', () => {
    const page = signedPage(1, kind, 100);
    expect(page.width).toBe(Math.round((sizes[kind][0] / 25.4) * 100));
    expect(page.height).toBe(Math.round((sizes[kind][1] / 25.4) * 100));
    expect(page.rgb.length).toBe(3 * page.width * page.height);
  });

  it('tells truly where its signature is', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { width, rgb, region } = signedPage(seed, kind, 120);
      let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
      for (let i = 0; i < rgb.length; i += 3) {
        if (rgb[i + 1] - Math.max(rgb[i], rgb[i + 2]) < 40) continue;
        const [x, y] = [(i / 3) % width, Math.floor(i / 3 / width)];
        [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      }
      expect(Math.abs(left - region.x)).toBeLessThanOrEqual(2);
      expect(Math.abs(top - region.y)).toBeLessThanOrEqual(2);
      expect(Math.abs(right + 1 - region.x - region.width)).toBeLessThanOrEqual(2);
      expect(Math.abs(bottom + 1 - region.y - region.height)).toBeLessThanOrEqual(2);
    }
  });

  it('bears more than the signature, and the same again for the same seed', () => {
    const page = signedPage(6, kind, 80);
    expect(signedPage(6, kind, 80)).toEqual(page);
    const printed = page.rgb.reduce((count, value, i) => count + (i % 3 === 1 && value < 128 ? 1 : 0), 0);
    expect(printed).toBeGreaterThan(page.width);
  });
});

describe('a stamp', () => {
  /** Pixels of the stamp's red inside the signature's region and on the whole page. */
  function red(stamp: Stamp): { inside: number; all: number } {
    const random = createRandom(9);
    const writer = createWriter(random);
    const trace = signGenuine(writer, random);
    const { width, rgb, region } = createSignedPage(trace, { kind: 'letter', name: 'x', dpi: 100, stamp, random });
    let [inside, all] = [0, 0];
    for (let i = 0; i < rgb.length; i += 3) {
      if (rgb[i] - rgb[i + 1] < 50) continue;
      const [x, y] = [(i / 3) % width, Math.floor(i / 3 / width)];
      all += 1;
      if (x >= region.x && x < region.x + region.width && y >= region.y && y < region.y + region.height) inside += 1;
    }
    return { inside, all };
  }

  it('is beside the signature, on it, or not there', () => {
    expect(red('none').all).toBe(0);
    expect(red('beside').inside).toBe(0);
    expect(red('beside').all).toBeGreaterThan(100);
    expect(red('over').inside).toBeGreaterThan(100);
  });
});
