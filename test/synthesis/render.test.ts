import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { blueInk, type RgbImage } from '../../main/synthesis/canvas.ts';
import { inkBounds } from '../../main/synthesis/coverage.ts';
import { renderInk } from '../../main/synthesis/render.ts';
import { signGenuine } from '../../main/synthesis/sign.ts';
import { inkWidth, type InkTrace } from '../../main/synthesis/trace.ts';
import { createWriter } from '../../main/synthesis/writer.ts';

const random = createRandom(8);
const writer = createWriter(random);
const trace = signGenuine(writer, random);

/** A straight line of one pressure, 40 mm long. */
function straightLine(pressure: number): InkTrace {
  const line = Array.from({ length: 81 }, (_, i) => ({ time: i / 500, x: i / 2, y: 0, pressure }));
  return { lines: [line], pen: { width: 0.8, response: 0.5, dryness: 0 } };
}

function darkness({ rgb }: RgbImage): number {
  return rgb.reduce((sum, value) => sum + 255 - value, 0) / 255 / 3;
}

describe('rendered ink', () => {
  it('has its physical size at any dpi', () => {
    const { left, right, bottom, top } = inkBounds(trace);
    for (const dpi of [75, 150, 200, 300, 600]) {
      const picture = renderInk(trace, { dpi, margin: 2, random: createRandom(1) });
      expect(picture.width / dpi).toBeCloseTo((right - left + 4) / 25.4, 1);
      expect(picture.height / dpi).toBeCloseTo((top - bottom + 4) / 25.4, 1);
      expect(picture.rgb.length).toBe(3 * picture.width * picture.height);
    }
  });

  it('covers the same area of paper at any dpi', () => {
    const areas = [150, 300, 600].map((dpi) => darkness(renderInk(trace, { dpi, random: createRandom(1) })) / dpi ** 2);
    expect(areas[0] / areas[2]).toBeGreaterThan(0.93);
    expect(areas[0] / areas[2]).toBeLessThan(1.07);
    expect(areas[1] / areas[2]).toBeGreaterThan(0.96);
    expect(areas[1] / areas[2]).toBeLessThan(1.04);
  });

  it('is as wide as the pen at the pressure', () => {
    for (const pressure of [0.2, 0.5, 0.9]) {
      const line = straightLine(pressure);
      const picture = renderInk(line, { dpi: 254, inkColour: [0, 0, 0], margin: 2, random: createRandom(1) });
      const column = Math.floor(picture.width / 2);
      const column0 = Array.from(
        { length: picture.height },
        (_, row) => picture.rgb[3 * (row * picture.width + column)],
      );
      const inked = column0.filter((value) => value < 200).length / 10;
      expect(Math.abs(inked - inkWidth(line.pen, pressure))).toBeLessThan(0.15);
    }
  });

  it('has soft edges, the wanted ink and the wanted paper', () => {
    const picture = renderInk(trace, {
      dpi: 200,
      inkColour: blueInk,
      background: [250, 248, 240],
      random: createRandom(1),
    });
    expect([...picture.rgb.subarray(0, 3)]).toEqual([250, 248, 240]);
    const reds = new Set(picture.rgb.filter((_, i) => i % 3 === 0));
    expect(reds.size).toBeGreaterThan(60);
    expect(Math.min(...reds)).toBeGreaterThanOrEqual(blueInk[0]);
    expect(Math.min(...reds)).toBeLessThan(90);
  });

  it('is deterministic, scanner noise included', () => {
    const once = (seed: number) => renderInk(trace, { dpi: 150, noise: 0.05, random: createRandom(seed) });
    expect(once(3)).toEqual(once(3));
    expect(once(3)).not.toEqual(once(4));
  });
});
