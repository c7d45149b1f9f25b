import type { Random } from '../base/random.ts';
import type { FlourishKind } from './hand.ts';
import type { Layout } from './layout.ts';

/** Where a name has been written, in x-heights. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

type Draw = (layout: Layout, extent: Extent, random: Random) => void;

/** The paraph: the flourish once added under a signature as a guard against forgery. */
const draws: Readonly<Record<FlourishKind, Draw>> = {
  none: () => {},

  underline: (layout, { left, right }, random) => {
    const depth = random.between(0.7, 1.3);
    const inset = random.between(-0.1, 0.3) * (right - left);
    layout.moveTo(left + inset, -depth, true);
    layout.strokeTo(right + random.between(0, 2), -depth + random.between(0.1, 0.9), random.between(-0.3, 0.3));
  },

  'returning underline': (layout, { left, right }, random) => {
    const { x, y } = layout.end;
    const depth = random.between(0.9, 1.5);
    layout.strokeTo(x + 0.9, y + 0.1, 0.4);
    layout.strokeTo(left + random.between(-0.5, 1.5), -depth, random.between(-0.8, -0.4));
    layout.strokeTo(left + random.between(0.4, 1.4), -depth - random.between(0.3, 0.7), 1.8);
    layout.strokeTo(right + random.between(0.5, 2), -depth + random.between(0.1, 0.7), 0.35);
  },

  encircling: (layout, { left, right, top }, random) => {
    const middle = (left + right) / 2;
    const lift = top * random.between(0.75, 1.05);
    layout.strokeTo(right + 1.1, top * 0.4, 1.1);
    layout.strokeTo(middle, lift, 1);
    layout.strokeTo(left - random.between(0.4, 1), top * 0.25, 1.1);
    layout.strokeTo(middle + random.between(-1, 1), -random.between(0.8, 1.4), 1.1);
    if (random.chance(0.6)) layout.strokeTo(right + random.between(0.5, 1.5), -random.between(0.1, 0.5), 0.4);
  },

  strike: (layout, { left, right }, random) => {
    const height = random.between(0.35, 0.7);
    layout.strokeTo(right + 1.2, height + 0.5, 0.8);
    layout.strokeTo(left + (right - left) * random.between(0.15, 0.4), height, 0.9);
    if (random.chance(0.5)) layout.strokeTo(right + random.between(0.3, 1.5), height - random.between(0.2, 0.6), 1.2);
  },

  zigzag: (layout, { left, right }, random) => {
    const depth = random.between(0.6, 1);
    const turns = 2 + random.below(3);
    const step = (right - left) * 0.16;
    layout.strokeTo(right + 0.8, 0.2, 0.5);
    layout.strokeTo(left + (right - left) * random.between(0.2, 0.4), -depth, -0.3);
    for (let turn = 1; turn <= turns; turn++) {
      const { x } = layout.end;
      layout.strokeTo(x + step * 2.2, -depth - turn * 0.45 + 0.4, 0.5);
      if (turn < turns) layout.strokeTo(x + step * 0.9, -depth - turn * 0.5, -0.4);
    }
  },

  'long exit': (layout, { left, right }, random) => {
    const { x, y } = layout.end;
    const reach = (right - left) * random.between(0.25, 0.6);
    layout.strokeTo(x + reach * 0.6, y + random.between(-0.1, 0.4), random.between(-0.3, 0.5));
    layout.strokeTo(x + reach, y + random.between(0.3, 1.4), random.between(0.2, 0.7));
  },

  'deep loop': (layout, { left, right }, random) => {
    const { x, y } = layout.end;
    const depth = random.between(2, 3.2);
    layout.strokeTo(x + 0.3, y + 0.6, 0.3);
    layout.strokeTo(x - 0.4, -depth, -0.3);
    layout.strokeTo(x - (right - left) * random.between(0.15, 0.4), -depth * 0.75, -1.7);
    layout.strokeTo(right + random.between(0.8, 2.2), random.between(-0.2, 0.5), -0.5);
  },
};

export function drawFlourish(kind: FlourishKind, layout: Layout, extent: Extent, random: Random): void {
  draws[kind](layout, extent, random);
}
