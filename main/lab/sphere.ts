/** Which pictures of a set are watched while a network learns, and how often it is looked how they lie. */
import type { Random } from '../base/random.ts';
import type { LabPart, LabWatched } from '../contract/lab/records.ts';
import { coverageAt, type PictureClass, type PictureSet } from './picture-set.ts';

/** As many as are told apart by colour and shape, and as can be followed by eye. */
const watchedLimits = { classesOfPart: 8, picturesOfClass: 6 };
const parts: readonly LabPart[] = ['learnt', 'unseen'];

/** How many snapshots of a network are kept at most. */
export const mostSnapshots = 60;
/** Above 1 more of them are early, when most happens. */
const earliness = 1.6;

/** Up to eight classes learnt and eight unseen, six pictures of each; classes of a single picture have no positive. */
export function watchedPictures(set: PictureSet, random: Random): LabWatched {
  const chosen = parts.flatMap((part) => {
    const able = set.classes.filter((one) => one.part === part && one.pictures.length >= 2);
    return random.sample(able, watchedLimits.classesOfPart);
  });
  const places = chosen.map(({ pictures }) => inOrder(random.sample(pictures, watchedLimits.picturesOfClass)));
  const all = places.flat();
  return {
    classes: chosen.map(({ name, group, part }: PictureClass) => ({ name, group, part })),
    classOf: places.flatMap((ofClass, index) => ofClass.map(() => index)),
    pictures: { count: all.length, coverage: coverageAt(set, all) },
  };
}

function inOrder(places: readonly number[]): number[] {
  return [...places].sort((a, b) => a - b);
}

/** Steps after which a snapshot is taken: 0 and the last among them, at most `most`, closer together at the beginning. */
export function snapshotSteps(steps: number, most = mostSnapshots): ReadonlySet<number> {
  const count = Math.min(most, steps + 1);
  return new Set(Array.from({ length: count }, (_, i) => Math.round(steps * (i / (count - 1)) ** earliness)));
}
