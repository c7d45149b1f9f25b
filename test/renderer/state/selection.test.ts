import { describe, expect, it } from 'vitest';
import { createSelection } from '../../../renderer/state/selection.svelte.ts';

describe('a selection', () => {
  it('takes one and lets it go, and with shift all between, likewise', () => {
    const selection = createSelection(() => ['a', 'b', 'c', 'd', 'e']);
    selection.toggle('b', false);
    selection.toggle('d', true);
    expect([...selection.ids]).toEqual(['b', 'c', 'd']);
    selection.toggle('c', true);
    expect([...selection.ids]).toEqual(['b']);
    selection.toggle('e', false);
    expect([...selection.ids]).toEqual(['b', 'e']);
    selection.clear();
    selection.toggle('c', true);
    expect([...selection.ids]).toEqual(['c']);
  });

  it('takes all, then none, and forgets what is no longer shown', () => {
    let shown = ['a', 'b', 'c'];
    const selection = createSelection(() => shown);
    selection.toggle('a', false);
    selection.toggleAll();
    expect(selection.ids.size).toBe(3);
    shown = ['b', 'c'];
    expect([...selection.ids]).toEqual(['b', 'c']);
    selection.toggleAll();
    expect(selection.ids.size).toBe(0);
  });
});
