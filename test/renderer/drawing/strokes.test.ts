import { describe, expect, it } from 'vitest';
import { breadthOf, extended, type Stroke } from '../../../renderer/drawing/strokes.ts';

const at = (x: number, y: number, breadth = 1) => ({ x, y, breadth });
const hook: Stroke = [at(0.2, 0.1), at(0.6, 0.1), at(0.6, 0.3)];

describe('breadthOf', () => {
  it('follows the pressure of a pen and of nothing else', () => {
    expect(breadthOf('pen', 0.5)).toBe(1);
    expect(breadthOf('pen', 1)).toBeGreaterThan(breadthOf('pen', 0.1));
    expect(breadthOf('mouse', 0.5)).toBe(1);
    expect(breadthOf('touch', 0)).toBe(1);
  });

  it('takes no pressure beyond its ends', () => {
    expect(breadthOf('pen', 7)).toBe(breadthOf('pen', 1));
    expect(breadthOf('pen', -1)).toBe(breadthOf('pen', 0));
  });
});

describe('extended', () => {
  it('goes on where the pen moved', () => {
    expect(extended(hook, at(0.5, 0.4))).toHaveLength(4);
    expect(extended([], at(0, 0))).toEqual([at(0, 0)]);
  });

  it('stays the same stroke where it did not', () => {
    expect(extended(hook, at(0.6005, 0.3005))).toBe(hook);
  });
});
