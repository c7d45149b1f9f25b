import { describe, expect, it } from 'vitest';
import { createLongSelection } from '../../../renderer/state/long-selection.svelte.ts';

const ids = Array.from({ length: 1_000 }, (_, index) => `c${index}`);
const create = () => createLongSelection(() => Promise.resolve(ids));

describe('a selection of a long list', () => {
  it('takes rows one by one and lets them go', () => {
    const selection = create();
    selection.toggle(1, 'c1');
    selection.toggle(5, 'c5');
    selection.toggle(1, 'c1');
    expect([...selection.ids]).toEqual(['c5']);
    selection.clear();
    expect(selection.ids.size).toBe(0);
  });

  it('reaches over rows that were never fetched, both ways', async () => {
    const selection = create();
    selection.toggle(700, 'c700');
    await selection.extend(697, 'c697');
    expect([...selection.ids].sort()).toEqual(['c697', 'c698', 'c699', 'c700']);
    await selection.extend(699, 'c699');
    expect(selection.ids.size).toBe(4);
  });

  it('begins at the first row that is reached for, and takes all', async () => {
    const selection = create();
    await selection.extend(3, 'c3');
    expect([...selection.ids]).toEqual(['c3']);
    await selection.all();
    expect(selection.ids.size).toBe(1_000);
  });
});
