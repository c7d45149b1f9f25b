import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { NormalisedImage } from '../../main/base/rasters.ts';
import type { Quality } from '../../main/contract/records.ts';
import { decideWithinLimits } from '../../main/engine/decide-within-limits.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
import { arrangeForms, compareForms } from '../../main/matching/forms.ts';
import type { Embedder } from '../../main/model/embedder.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { calibrationOf, randomHand, referencesOf, signWith, uniformRow } from '../matching/synthetic.ts';
import { quality } from '../storage/records.ts';

const random = createRandom(5);
const [own, stranger] = [randomHand(random), randomHand(random)];
const forms = arrangeForms(referencesOf(own, 4, 0.3, random, 'f').map((one) => ({ ...one, form: 'full' })));
const calibration = calibrationOf(uniformRow(4, [-0.1, 0.25], [0.2, 1], [0.25, 1.2]));
const bar: NormalisedImage = { width: 60, height: 30, coverage: new Uint8Array(1800).fill(255, 900, 950) };
/** What it rests on besides is not asked for: this calibration has no ranges of traits. */
const workspace = {} as Workspace;

/** A stranger's signature that lies near, however it is turned. */
function decided(reasons: Quality['reasons']) {
  let embedded = 0;
  const embed = (images: readonly NormalisedImage[]) => {
    embedded += images.length;
    return images.map(() => signWith(own, 0, random));
  };
  const decision = decideWithinLimits(
    workspace,
    { normalised: bar, quality: { ...quality, reasons } },
    { forms, comparisons: compareForms(signWith(stranger, 0.3, random), forms, calibration) },
    { embedder: { embed } as unknown as Embedder, calibration },
    defaultPolicy,
  );
  return { decision, embedded };
}

describe('decideWithinLimits', () => {
  it('turns what it would accuse', () => {
    const { decision, embedded } = decided([]);
    expect(decision).toMatchObject({ word: 'inconclusive', reason: 'near-when-turned' });
    expect(embedded).toBe(2);
  });

  it('turns nothing that is taken back already, and says that a part is missing', () => {
    const { decision, embedded } = decided(['clipped']);
    expect(decision).toMatchObject({ word: 'inconclusive', reason: 'unlike-calibration', supports: null });
    expect(decision.unlike).toEqual([{ what: 'clipped', of: 'questioned', side: 'low' }]);
    expect(embedded).toBe(0);
  });
});
