import { describe, expect, it } from 'vitest';
import { z } from '../../main/contract/schema.ts';
import { trainingPresets, TrainingSettings } from '../../main/contract/training.ts';
import { inkPixels } from '../../renderer/ink-pixels.ts';
import {
  fits,
  lossOf,
  misfits,
  numberFields,
  numberOf,
  withLoss,
  withNumber,
  type SettingName,
} from '../../renderer/training-settings.ts';

const names = Object.keys(numberFields) as SettingName[];

describe('settings of a run', () => {
  it('of every preset are right', () => {
    for (const preset of Object.values(trainingPresets)) expect(misfits(preset)).toEqual([]);
  });

  it.each(names)('%s is changed by itself, and is right exactly where the engine takes it', (name) => {
    const { least, most } = numberFields[name];
    for (const value of [least, most, least - 1, most * 2 + 1, NaN, least + 0.3]) {
      const settings = withNumber(trainingPresets.adapt, name, value);
      expect(numberOf(settings, name)).toBe(value);
      expect(misfits(settings)).toEqual(fits(name, value) ? [] : [name]);
      // The engine takes any whole number as seed; a form asks for one that can be remembered.
      if (name !== 'seed')
        expect(z.safeParse(TrainingSettings, settings).success, String(value)).toBe(fits(name, value));
    }
  });

  it('change their loss and keep the margin, and triplets their miner', () => {
    const { objective } = trainingPresets.guide;
    const cosine = withLoss(objective, 'triplet-cosine');
    expect(cosine).toEqual({ kind: 'triplet', distance: 'cosine', margin: 0.2, miner: 'random' });
    const pairs = withLoss(cosine, 'contrastive');
    expect(pairs).toEqual({ kind: 'contrastive', distance: 'l2', margin: 0.2 });
    expect(withLoss(pairs, 'triplet-l2')).toMatchObject({ miner: 'batch-all', margin: 0.2 });
    expect([objective, cosine, pairs].map(lossOf)).toEqual(['triplet-l2', 'triplet-cosine', 'contrastive']);
  });
});

describe('ink', () => {
  it('covers the paper as much as it was measured to', () => {
    expect([...inkPixels(new Uint8Array([0, 255, 128]))].filter((_, i) => i % 4 === 3)).toEqual([0, 255, 128]);
  });
});
