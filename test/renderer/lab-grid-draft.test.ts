import { describe, expect, it } from 'vitest';
import { gridDefaults } from '../../main/contract/lab/grid.ts';
import { fieldsOf, settingsFrom, settingsOf } from '../../renderer/lab-grid-draft.ts';

describe('a grid that is thought of', () => {
  it('makes of its fields the settings that it was made of', () => {
    const { settings, misfits } = settingsOf('s', fieldsOf());
    expect(settings).toEqual({ ...gridDefaults, set: 's' });
    expect(misfits).toEqual([]);
  });

  it('takes lists however they are set apart', () => {
    const { settings } = settingsOf('s', { ...fieldsOf(), sizes: ' 3 16,64;128 ', seeds: '-1' });
    expect(settings).toMatchObject({ sizes: [3, 16, 64, 128], seeds: [-1] });
  });

  it.each([
    ['sizes', { sizes: '3, 3' }],
    ['sizes', { sizes: 'many' }],
    ['ways', { ways: '' }],
    ['steps', { steps: '2.5' }],
    ['trials', { trials: '1' }],
    ['losses', { losses: [] }],
    ['seeds', { seeds: '1 1' }],
  ] as const)('says that %s cannot be used', (field, change) => {
    const { settings, misfits } = settingsOf('s', { ...fieldsOf(), ...change });
    expect(settings).toBeNull();
    expect(misfits).toEqual([field]);
  });

  it('reads settings that were copied, and nothing else', () => {
    const settings = { ...gridDefaults, set: 's' };
    expect(settingsFrom(JSON.stringify(settings))).toEqual(settings);
    for (const text of ['', '{', '{}', JSON.stringify({ ...settings, sizes: [1] })]) {
      expect(settingsFrom(text)).toBeNull();
    }
  });
});
