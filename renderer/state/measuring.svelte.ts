import { pointsOf, type MeasureKind, type Measurement, type SideName } from '../compare/measures.ts';
import type { Point } from '../compare/similarity.ts';

/** Lengths and angles taken while two signatures are looked at. */
export interface Measuring {
  readonly list: readonly Measurement[];
  /** The one under way: its last point follows the pointer. Null between two. */
  readonly draft: Measurement | null;
  /** Sets a point, on the signature that holds the first one. */
  place(kind: MeasureKind, side: SideName, point: Point): void;
  /** Where the next point would be. */
  hover(point: Point): void;
  cancel(): void;
  remove(id: number): void;
  /** Everything that was taken on a signature that is no longer there. */
  forget(side: SideName): void;
}

export function createMeasuring(): Measuring {
  let list = $state.raw<readonly Measurement[]>([]);
  let draft = $state.raw<Measurement | null>(null);
  let next = 1;

  return {
    get list() {
      return list;
    },
    get draft() {
      return draft;
    },
    place(kind, side, point) {
      const begun = draft?.kind === kind && draft.side === side ? draft : { id: next, kind, side, points: [point] };
      const set = [...begun.points.slice(0, -1), point];
      if (set.length < pointsOf[kind]) {
        draft = { ...begun, points: [...set, point] };
        return;
      }
      list = [...list, { ...begun, points: set }];
      draft = null;
      next++;
    },
    hover(point) {
      if (draft) draft = { ...draft, points: [...draft.points.slice(0, -1), point] };
    },
    cancel() {
      draft = null;
    },
    remove(id) {
      list = list.filter((measurement) => measurement.id !== id);
    },
    forget(side) {
      list = list.filter((measurement) => measurement.side !== side);
      if (draft?.side === side) draft = null;
    },
  };
}
