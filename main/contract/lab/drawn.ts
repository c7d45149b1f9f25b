/** Classes of one's own: characters or signatures drawn by mouse or pen, to try networks on. */
import { z, Id, Name } from '../schema.ts';

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

export const drawnLimits = {
  classes: 200,
  /** Of one class. */
  drawings: 20,
} as const;
