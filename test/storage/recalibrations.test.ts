import { describe, expect, it } from 'vitest';
import type { Recalibration } from '../../main/contract/recalibration.ts';
import { open } from './fixture.ts';

const move = { shift: -0.5, stretch: 1.1, uncertainty: 0.2, cases: 12, people: 6, worth: 9 };
const recalibration = (model: string, at = 1): Recalibration => ({
  model,
  at,
  weights: { overruled: 1, hard: 1 },
  lessons: { confirmed: 20, hard: 2, overruled: 2, settled: 0 },
  people: 6,
  genuine: move,
  forged: move,
});
const lesson = { case: 'c1', signatory: 'anna', genuine: true };

describe('recalibrations', () => {
  it('are kept by model, with their cases, and replaced by the next one', () => {
    const { recalibrations, audit } = open();
    expect(recalibrations.of('m')).toBeNull();
    recalibrations.adopt(recalibration('m'), [lesson]);
    recalibrations.adopt(recalibration('n'), []);
    recalibrations.adopt(recalibration('m', 2), [lesson]);
    expect(recalibrations.of('m')).toEqual(recalibration('m', 2));
    expect(recalibrations.of('n')).toEqual(recalibration('n'));
    expect(recalibrations.lessonsOf('m')).toEqual([lesson]);
    expect(audit.list({ offset: 0, limit: 1 }).rows[0]).toMatchObject({
      kind: 'recalibration-adopted',
      details: { model: 'm', people: 6, genuine: move },
    });
  });

  it('leave nothing but the log when taken back', () => {
    const { recalibrations, audit } = open();
    recalibrations.adopt(recalibration('m'), [lesson]);
    recalibrations.takeBack('m');
    expect(recalibrations.of('m')).toBeNull();
    expect(recalibrations.lessonsOf('m')).toEqual([]);
    expect(audit.list({ offset: 0, limit: 1 }).rows[0]).toMatchObject({ kind: 'recalibration-taken-back' });
    expect(audit.verify().intact).toBe(true);
  });
});
