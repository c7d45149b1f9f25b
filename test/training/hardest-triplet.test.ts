import { expect, it } from 'vitest';
import { hardestTriplet } from '../../main/training/hardest-triplet.ts';

const batch = {
  signatures: [10, 11, 12, 20, 21],
  writers: [0, 0, 0, 1, 1],
  genuine: [true, true, false, true, true],
};
/** Distances between the five images, by hand. */
const rows = [
  [0, 0.5, 0.6, 1.2, 1.1],
  [0.5, 0, 0.2, 1.3, 1.0],
  [0.6, 0.2, 0, 1.4, 1.5],
  [1.2, 1.3, 1.4, 0, 0.9],
  [1.1, 1.0, 1.5, 0.9, 0],
];

it('is the one whose positive lies furthest beyond its negative', () => {
  expect(hardestTriplet(batch, rows.flat())).toEqual({
    anchor: 11,
    positive: 10,
    negative: 12,
    toPositive: 0.5,
    toNegative: 0.2,
    forged: true,
  });
});

it('may be another writer’s signature; is none where there is no pair', () => {
  const honest = { ...batch, genuine: batch.genuine.map(() => true) };
  expect(hardestTriplet(honest, rows.flat())).toMatchObject({ anchor: 21, positive: 20, negative: 11, forged: false });
  expect(hardestTriplet({ ...batch, writers: [0, 1, 2, 3, 4] }, rows.flat())).toBeNull();
});
