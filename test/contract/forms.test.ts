import { expect, it } from 'vitest';
import { FormName, groupByForm } from '../../main/contract/forms.ts';

it('puts the full signature first, then initials, then the others by name, each in the order given', () => {
  const items = ['zeal', 'initials', 'full', 'as director', 'full'].map((form, at) => ({ form, at }));
  const groups = groupByForm(items).map(({ form, items: members }) => [form, members.map(({ at }) => at)]);
  expect(groups).toEqual([
    ['full', [2, 4]],
    ['initials', [1]],
    ['as director', [3]],
    ['zeal', [0]],
  ]);
});

it('takes a name without the spaces round it, and none that is empty or long', () => {
  expect(FormName.parse(' as director ')).toBe('as director');
  for (const name of ['', '  ', 'x'.repeat(61)]) expect(FormName.safeParse(name).success).toBe(false);
});
