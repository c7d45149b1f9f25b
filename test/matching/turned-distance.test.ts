import { describe, expect, it } from 'vitest';
import type { Embedding } from '../../main/base/embedding.ts';
import type { NormalisedImage } from '../../main/base/rasters.ts';
import type { VerifyDecision } from '../../main/contract/records.ts';
import { unlessTurned } from '../../main/matching/turned-distance.ts';

const width = 60;
const height = 30;
const coverage = new Uint8Array(width * height);
coverage.fill(255, 15 * width + 5, 15 * width + 55);
const bar: NormalisedImage = { width, height, coverage };
const supports = { falseAcceptanceSkilled: 0.05, falseAcceptanceRandom: 0.01, falseRejection: 0.05 };
const forged: VerifyDecision = { word: 'forged', reason: null, thresholds: { accept: 0.1, reject: 0.2 }, supports };

/** Each picture's embedding is its number. */
const embed = (images: readonly NormalisedImage[]) => images as unknown as Embedding[];

describe('unlessTurned', () => {
  it('takes forged back where a small turn brings it to the threshold, whichever way', () => {
    for (const near of [0, 1]) {
      let asked = 0;
      const decision = unlessTurned(forged, bar, embed, () => (asked++ === near ? 0.2 : 0.3));
      const turned = { degrees: near === 0 ? -3 : 3, distance: 0.2 };
      expect(decision).toEqual({ ...forged, word: 'inconclusive', reason: 'near-when-turned', turned });
    }
  });

  it('lets it stand where it stays beyond, and never makes anything genuine', () => {
    const still = unlessTurned(forged, bar, embed, () => 0.21);
    expect(still).toEqual({ ...forged, turned: { degrees: -3, distance: 0.21 } });
    expect(unlessTurned(forged, bar, embed, () => 0).word).toBe('inconclusive');
  });

  it('looks at two pictures that are turned, and at none where nobody is accused', () => {
    let seen: readonly NormalisedImage[] = [];
    unlessTurned(
      forged,
      bar,
      (images) => embed((seen = images)),
      () => 1,
    );
    expect(seen).toHaveLength(2);
    expect(seen.every((image) => !image.coverage.every((ink, i) => ink === coverage[i]))).toBe(true);
    const genuine: VerifyDecision = { ...forged, word: 'genuine' };
    const never = () => {
      throw new Error('not asked');
    };
    expect(unlessTurned(genuine, bar, never, never)).toBe(genuine);
  });
});
