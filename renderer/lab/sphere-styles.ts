/** In which colours marks on the sphere are drawn. Pure. */
import {
  type classColours,
  classLook,
  roleLooks,
  shapePath,
  type MarkLook,
  type SphereRole,
} from '../../main/contract/lab/sphere-marks.ts';
import type { WatchedClasses } from '../../main/contract/lab/sphere-measures.ts';
import type { MarkKey } from '../charts/export.ts';

export interface MarkStyle extends MarkLook {
  /** A colour of tokens.css, without `--color-`. */
  readonly colour: string;
}

const roleColours: Readonly<Record<SphereRole, string>> = {
  anchor: 'accent',
  positive: 'genuine',
  negative: 'forged',
  within: 'forged',
  neutral: 'edge',
};

const colours = ['accent', 'forged', 'genuine', 'copy', 'inconclusive', 'unknown'] as const satisfies {
  length: typeof classColours;
};

export function roleStyle(role: SphereRole): MarkStyle {
  return { ...roleLooks[role], colour: roleColours[role] };
}

export function classStyle(watched: Pick<WatchedClasses, 'classes'>, index: number): MarkStyle {
  const look = classLook(watched, index);
  return { ...look, colour: colours[look.colour] };
}

/** For the legend of a drawing that is saved. */
export function markKey(name: string, style: MarkStyle): MarkKey {
  const [fill, stroke] = style.filled ? [style.colour, 'sheet'] : ['sheet', style.colour];
  return { name, path: shapePath(style.shape, 0, 0, 5 * style.size), fill, stroke };
}
