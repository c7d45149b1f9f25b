/** A set of pictures small enough for a test: each class a bar of its own slope and place, drawn a little differently each time. */
import { createRandom, type Random } from '../../main/base/random.ts';
import { labSide, type LabPart } from '../../main/contract/lab/records.ts';
import type { PictureSet } from '../../main/lab/picture-set.ts';

/** @param classes how many are learnt, and as many again are unseen */
export function smallSet(classes: number, pictures: number, seed = 1): PictureSet {
  const random = createRandom(seed);
  const parts: LabPart[] = ['learnt', 'unseen'];
  const coverage = new Uint8Array(2 * classes * pictures * labSide * labSide);
  let place = 0;
  const made = parts.flatMap((part) =>
    Array.from({ length: classes }, (_, number) => {
      const bar = { slope: random.between(-2, 2), height: random.between(6, 22) };
      const places = Array.from({ length: pictures }, () => place++);
      for (const at of places) drawBar(coverage.subarray(at * labSide ** 2, (at + 1) * labSide ** 2), bar, random);
      return { name: `${number + 1}`, group: part === 'learnt' ? 'Bars' : 'Others', part, pictures: places };
    }),
  );
  return { side: labSide, coverage, classes: made, officialRuns: [] };
}

function drawBar(picture: Uint8Array, bar: { slope: number; height: number }, random: Random): void {
  const height = bar.height + random.between(-1.5, 1.5);
  for (let x = 2; x < labSide - 2; x++) {
    const y = Math.round(height + bar.slope * (x - labSide / 2) * 0.5);
    for (const at of [y, y + 1]) if (at >= 0 && at < labSide) picture[at * labSide + x] = 255;
  }
}
