/** Sets of embedded signatures made without a network: hands of random maps, forgeries that are half the hand. */
import type { Random } from '../../main/base/random.ts';
import type { EmbeddedSet, EmbeddedSignature, EmbeddedWriter } from '../../main/evaluation/embedded-set.ts';
import { type Hand, randomHand, signWith } from '../matching/synthetic.ts';

const noise = 0.6;

export function syntheticSet(random: Random, writers: number, genuine = 8, forged = 6): EmbeddedSet {
  return {
    set: 'synthetic',
    model: 'model',
    writers: Array.from({ length: writers }, (_, i) => syntheticWriter(random, `w${i}`, genuine, forged)),
    skipped: [],
  };
}

export function syntheticWriter(random: Random, name: string, genuine: number, forged: number): EmbeddedWriter {
  const hand = randomHand(random);
  const forger = randomHand(random);
  const copy: Hand = { ...hand, features: hand.features.map((value, i) => 0.8 * value + 0.6 * forger.features[i]) };
  const sign = (by: Hand, darkness: number): EmbeddedSignature => ({
    embedding: signWith(by, noise, random),
    measures: { inkDarkness: darkness + 0.1 * random.normal(), strokeWidth: random.normal(), aspectRatio: 2 },
  });
  return {
    name,
    genuine: Array.from({ length: genuine }, () => sign(hand, 0)),
    forged: Array.from({ length: forged }, () => sign(copy, 1)),
  };
}
