/** A sphere of few points, as a network of three numbers leaves it. */
import type { LabPart, LabSnapshot } from '../../../main/contract/lab/records.ts';
import type { SphereSource } from '../../../renderer/state/lab-sphere.svelte.ts';

const unitLength = (place: readonly number[]) => place.map((value) => value / Math.hypot(...place));

export function snapshotOf(step: number, places: readonly (readonly number[])[]): LabSnapshot {
  const points = places.map(unitLength);
  const distances = points.flatMap((a, i) =>
    points.slice(i + 1).map((b) => 1 - a.reduce((sum, value, k) => sum + value * b[k], 0)),
  );
  const bytes = (numbers: number[]) => new Uint8Array(Float32Array.from(numbers).buffer);
  return { step, places: bytes(points.flat()), distances: bytes(distances), share: 1, normError: 0 };
}

const part = (name: string, of: LabPart) => ({ name, group: '', part: of });

/** Two classes learnt and one unseen, two pictures of each; at step 10 the first two have parted. */
export const smallSphere: SphereSource = {
  watched: {
    classes: [part('a', 'learnt'), part('b', 'learnt'), part('c', 'unseen')],
    classOf: [0, 0, 1, 1, 2, 2],
  },
  snapshots: [
    snapshotOf(0, [
      [0, 0, 1],
      [0.1, 0, 1],
      [0, 0.1, 1],
      [0.1, 0.1, 1],
      [0, -0.1, 1],
      [0, 0, -1],
    ]),
    snapshotOf(10, [
      [0, 0, 1],
      [0.05, 0, 1],
      [0, 1, 0],
      [0.05, 1, 0],
      [1, 0, 0.1],
      [1, 0, -0.1],
    ]),
  ],
  rule: { kind: 'triplet', distance: 'l2', margin: 0.2 },
  size: 3,
};
