/** Classes of one's own: characters or signatures drawn by mouse or pen, to try networks on. */
import { z, Bytes, Id, Name } from '../schema.ts';

/** A picture as somebody drew it. */
export const Drawing = Bytes.check(
  z.refine((bytes) => bytes.length > 0 && bytes.length <= 2 ** 20, 'expected at most 1 MiB'),
);

/** What is drawn decides how broad a line is for its size, and which networks make sense of it. */
export const DrawnKind = z.enum(['character', 'signature']);
export type DrawnKind = z.infer<typeof DrawnKind>;

export const DrawnClass = z.object({
  id: Id,
  name: Name,
  kind: DrawnKind,
  /** Identifiers of its drawings, in the order they were drawn. */
  drawings: z.array(Id),
});
export type DrawnClass = z.infer<typeof DrawnClass>;

/** As few classes as a set is made of: two to learn from, and two that are never seen. */
const fewestOfSet = 4;

/** The classes of this kind that a set can be made of, those drawn twice, and whether they are enough for one. */
export function drawnForSet(classes: readonly DrawnClass[], kind: DrawnKind) {
  const able = classes.filter((one) => one.kind === kind && one.drawings.length >= 2);
  return { able, isEnough: able.length >= fewestOfSet };
}

export const drawnLimits = {
  classes: 200,
  /** Of one class. */
  drawings: 20,
} as const;
