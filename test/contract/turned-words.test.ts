import { describe, expect, it } from 'vitest';
import { VerifyDecision } from '../../main/contract/records.ts';
import { englishTurned, germanTurned, turnedLine } from '../../main/contract/turned-words.ts';

const before: VerifyDecision = {
  word: 'inconclusive',
  reason: 'near-when-turned',
  thresholds: { accept: 0.15, reject: 0.2 },
  supports: null,
};
const kept = (degrees: number): VerifyDecision => ({ ...before, turned: { degrees, distance: 0.19 } });

describe('turnedLine', () => {
  it('tells turn, distance and threshold in both languages', () => {
    expect(turnedLine(englishTurned, kept(3))).toBe(
      'At a turn of 3° clockwise the distance is 0.190; forged begins above 0.200.',
    );
    expect(turnedLine(germanTurned, kept(-3))).toBe(
      'Um 3° gegen den Uhrzeigersinn gedreht beträgt der Abstand 0,190; gefälscht heißt sie erst über 0,200.',
    );
  });

  it('is silent where the number was not kept yet, and where it took nothing back', () => {
    expect(VerifyDecision.parse(before)).toEqual(before);
    expect(turnedLine(englishTurned, before)).toBeNull();
    expect(turnedLine(englishTurned, { ...kept(3), word: 'forged', reason: null })).toBeNull();
  });
});
