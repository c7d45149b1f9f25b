/** How a picture's point is drawn: by its part in what the anchor sees, or by its class; never by colour alone. Pure. */
import type { Surroundings, WatchedClasses } from './sphere-measures.ts';

/** `within` is a negative nearer than the margin lets it; a `neutral` picture is of the other part and never meets the anchor. */
export const sphereRoles = ['anchor', 'positive', 'negative', 'within', 'neutral'] as const;
export type SphereRole = (typeof sphereRoles)[number];

export const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross'] as const;
export type Shape = (typeof shapes)[number];

export interface MarkLook {
  readonly shape: Shape;
  readonly filled: boolean;
  /** Half its width, 1 for the usual. */
  readonly size: number;
}

export const roleLooks: Readonly<Record<SphereRole, MarkLook>> = {
  anchor: { shape: 'diamond', filled: true, size: 1.7 },
  positive: { shape: 'circle', filled: true, size: 1.15 },
  negative: { shape: 'triangle', filled: false, size: 1 },
  within: { shape: 'triangle', filled: true, size: 1.35 },
  neutral: { shape: 'cross', filled: true, size: 0.6 },
};

/** As many colours as there are to tell classes by; five shapes and six colours repeat together after thirty. */
export const classColours = 6;

/** Classes that were learnt are filled, unseen ones hollow. @returns its look, and which of `classColours` it has */
export function classLook(
  { classes }: Pick<WatchedClasses, 'classes'>,
  index: number,
): MarkLook & { readonly colour: number } {
  const { part } = classes[index];
  const place = classes.slice(0, index).filter((one) => one.part === part).length;
  return { shape: shapes[place % shapes.length], filled: part === 'learnt', size: 1, colour: place % classColours };
}

export function rolesOf({ classOf }: WatchedClasses, anchor: number, around: Surroundings): SphereRole[] {
  const roles = classOf.map((): SphereRole => 'neutral');
  const give = (role: SphereRole, to: readonly number[]) => to.forEach((i) => (roles[i] = role));
  give('positive', around.positives);
  give('negative', around.negatives);
  give('within', around.within);
  give('anchor', [anchor]);
  return roles;
}

/** As an SVG path; shapes of one size weigh about the same to the eye. */
export function shapePath(shape: Shape, x: number, y: number, size: number): string {
  const line = (...corners: readonly (readonly [number, number])[]) =>
    `M${corners.map(([dx, dy]) => `${rounded(x + dx * size)} ${rounded(y + dy * size)}`).join('L')}Z`;
  switch (shape) {
    case 'circle':
      return `M${rounded(x - size)} ${rounded(y)}a${rounded(size)} ${rounded(size)} 0 1 0 ${rounded(2 * size)} 0a${rounded(size)} ${rounded(size)} 0 1 0 ${rounded(-2 * size)} 0Z`;
    case 'square':
      return line([-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]);
    case 'triangle':
      return line([0, -1.2], [1.1, 0.8], [-1.1, 0.8]);
    case 'diamond':
      return line([0, -1.3], [1.1, 0], [0, 1.3], [-1.1, 0]);
    case 'cross': {
      const [a, b] = [0.35, 1.1];
      const quarter = [
        [-a, -b],
        [a, -b],
        [a, -a],
        [b, -a],
        [b, a],
        [a, a],
        [a, b],
        [-a, b],
        [-a, a],
        [-b, a],
        [-b, -a],
        [-a, -a],
      ] as const;
      return line(...quarter);
    }
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100;
