/** Which three pictures are looked at, of a set of classes. Pure. */
import type { LabClass } from '../../main/contract/lab/records.ts';
import type { LookedAtByRole } from '../state/lab-look.svelte.ts';
import { texts } from '../texts.ts';

export const nameOfClass = ({ group, name }: Pick<LabClass, 'group' | 'name'>) =>
  group === '' ? name : `${group} / ${name}`;

/** The first two pictures of one class and the first of another; null where there are no such. */
export function setTriplet(
  set: string,
  classes: readonly LabClass[],
  own: number,
  other: number,
  at: readonly [anchor: number, positive: number, negative: number] = [0, 1, 0],
): LookedAtByRole | null {
  const [one, stranger] = [classes[own], classes[other]];
  if (!one || !stranger || one.pictures.length < 2 || stranger.pictures.length === 0) return null;
  const shown = (of: LabClass, place: number) => ({
    picture: { kind: 'set', set, picture: of.pictures[place] } as const,
    name: texts.labNetwork.pictures.picture(nameOfClass(of), place + 1),
  });
  return { anchor: shown(one, at[0]), positive: shown(one, at[1]), negative: shown(stranger, at[2]) };
}

/** @param chance uniform in [0, 1) */
export function drawTriplet(set: string, classes: readonly LabClass[], chance: () => number) {
  const below = (limit: number) => Math.floor(chance() * limit);
  const able = classes.flatMap(({ pictures }, index) => (pictures.length >= 2 ? [index] : []));
  if (able.length === 0 || classes.length < 2) return null;
  const classIndex = able[below(able.length)];
  const others = classes.flatMap((_, index) => (index === classIndex ? [] : [index]));
  const other = others[below(others.length)];
  const count = classes[classIndex].pictures.length;
  const anchor = below(count);
  const positive = (anchor + 1 + below(count - 1)) % count;
  const pictures = setTriplet(set, classes, classIndex, other, [
    anchor,
    positive,
    below(classes[other].pictures.length),
  ]);
  return pictures && { classIndex, pictures };
}
