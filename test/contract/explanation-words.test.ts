import { describe, expect, it } from 'vitest';
import {
  englishExplanation,
  findingRow,
  germanExplanation,
  reasonsSentence,
} from '../../main/contract/explanation-words.ts';
import type { Explanation, TermFinding } from '../../main/contract/explanation.ts';

const explanation = (changes: Partial<Explanation>): Explanation => ({
  model: 'm',
  specimens: 3,
  terms: [],
  place: null,
  differs: [],
  agrees: [],
  ...changes,
});
const place = { row: 'bottom', column: 'right', share: 0.4, ink: 0.2 } as const;

describe('reasonsSentence', () => {
  it.each([
    [
      { place, differs: ['slant'], agrees: ['height', 'proportion'] },
      'It differs most at its lower right and in slant; height and proportion agree.',
      'Am stärksten weicht sie rechts unten und in der Neigung ab; Höhe und Größenverhältnis stimmen überein.',
    ],
    [
      { differs: ['tremor', 'slant', 'pieces'], agrees: ['width'] },
      'It differs most in line quality, in slant and in the number of pen lifts; width agrees.',
      'Am stärksten weicht sie in der Strichbeschaffenheit, in der Neigung und in der Zahl der Absetzungen ab; Breite stimmt überein.',
    ],
    [{ place }, 'It differs most at its lower right.', 'Am stärksten weicht sie rechts unten ab.'],
    [
      { agrees: ['slant', 'width'] },
      'Slant and width agree; nothing stands out.',
      'Neigung und Breite stimmen überein; nichts fällt auf.',
    ],
    [{}, 'Nothing stands out, neither for nor against.', 'Nichts fällt auf, weder dafür noch dagegen.'],
  ] satisfies [Partial<Explanation>, string, string][])('says %o', (changes, english, german) => {
    expect(reasonsSentence(englishExplanation, explanation(changes))).toBe(english);
    expect(reasonsSentence(germanExplanation, explanation(changes))).toBe(german);
  });
});

describe('findingRow', () => {
  const slant: TermFinding = {
    term: 'slant',
    here: 12.3,
    specimens: { count: 3, mean: 2.9, spread: 4.1 },
    deviations: 2.3,
    judgement: 'unlike',
  };

  it('says what is here, what is usual, and how that lies', () => {
    expect(findingRow(englishExplanation, slant)).toEqual(['Slant', '12°', '3° ± 4°', 'unlike']);
    const wide = { ...slant, term: 'proportion', here: 2.345 } as const;
    expect(findingRow(germanExplanation, wide)[1]).toBe('2,35');
  });

  it('never says −0, and says what could not be measured', () => {
    expect(findingRow(englishExplanation, { ...slant, here: -0.3 })[1]).toBe('0°');
    const unknown = { term: 'width', here: null, specimens: null, deviations: null, judgement: null } as const;
    expect(findingRow(englishExplanation, unknown)).toEqual(['Width', '–', '–', '–']);
  });
});
