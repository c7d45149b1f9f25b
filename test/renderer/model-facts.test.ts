import { describe, expect, it } from 'vitest';
import { trainingPresets, type ModelHistory, type ModelRecord } from '../../main/contract/training.ts';
import { differingSettings, lineageOf, sameData } from '../../renderer/model-facts.ts';

const model = (key: string, parent: string | null) => ({ key, parent }) as ModelRecord;
const learntFrom = (hash: string) => ({ data: { hash } }) as ModelHistory;

describe('what models are compared by', () => {
  it('goes back from parent to parent, as far as they are known, and never in a circle', () => {
    const models = [model('c', 'b'), model('b', 'a'), model('a', null), model('x', 'gone'), model('o', 'o')];
    expect(lineageOf(models[0], models)).toEqual(['b', 'a']);
    expect(lineageOf(models[2], models)).toEqual([]);
    expect(lineageOf(models[3], models)).toEqual(['gone']);
    expect(lineageOf(models[4], models)).toEqual(['o']);
  });

  it('names the settings that differ, and all where only one is known', () => {
    const { adapt } = trainingPresets;
    expect(differingSettings(adapt, { ...adapt, steps: 99, seed: 4 })).toEqual(['steps', 'seed']);
    expect(differingSettings(adapt, adapt)).toEqual([]);
    expect(differingSettings(adapt, null)).toContain('peak');
  });

  it('knows the same data by its hash', () => {
    expect(sameData(learntFrom('a'), learntFrom('a'))).toBe(true);
    expect(sameData(learntFrom('a'), learntFrom('b'))).toBe(false);
    expect(sameData(learntFrom('a'), null)).toBeNull();
  });
});
