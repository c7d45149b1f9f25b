import { describe, expect, it } from 'vitest';
import { undecided } from '../../main/contract/decisions.ts';
import type { IdentifyCase, VerifyCase } from '../../main/contract/records.ts';
import { spokenVerdict, verdictOf } from '../../renderer/verdict.ts';

const head = {
  id: 'case',
  createdAt: 0,
  fileName: 'cheque.png',
  region: null,
  quality: { usable: true, reasons: [], inkPixels: 1, width: 1, height: 1 },
  flags: [],
  model: 'model',
  policy: { falseAcceptance: 0.05, falseRejection: 0.05, falseIdentification: 0.01 },
  fileHash: null,
  ...undecided(),
};

function verifyCase(decision: Partial<VerifyCase['decision']>, flags: VerifyCase['flags'] = []): VerifyCase {
  const whole = { word: 'genuine', reason: null, thresholds: null, supports: null, ...decision } as const;
  return { ...head, kind: 'verify', signatory: { id: '1', name: 'Ada' }, evidence: null, decision: whole, flags };
}

function identifyCase(decision: Partial<IdentifyCase['decision']>): IdentifyCase {
  const candidate = { signatory: '1', name: 'Ada', globalDistance: 0.4, adjustedDistance: 0.1, nearestSpecimen: 's' };
  const whole = {
    word: 'unknown',
    reason: null,
    signatory: null,
    gallerySize: 3,
    threshold: 0.1,
    ...decision,
  } as const;
  return { ...head, kind: 'identify', candidates: [candidate], decision: whole };
}

describe('how a case reads', () => {
  it('has a tone, a word and a sentence for each decision', () => {
    expect(verdictOf(verifyCase({ word: 'genuine' }))).toMatchObject({
      tone: 'genuine',
      word: 'Genuine',
      caution: null,
    });
    const forged = verdictOf(verifyCase({ word: 'forged' }));
    expect(forged).toMatchObject({ tone: 'forged', word: 'Forged' });
    expect(forged.caution).toContain('differs more than this policy allows');
    const blank = verdictOf(verifyCase({ word: 'inconclusive', reason: 'unusable-image' }));
    expect(blank).toMatchObject({ tone: 'inconclusive', word: 'Inconclusive' });
    expect(blank.sentence).toContain('too little ink');
    const unlike = verdictOf(verifyCase({ word: 'inconclusive', reason: 'unlike-calibration' }));
    expect(unlike.sentence).toContain('unlike anything the error rates were measured on');
  });

  it('tells a copy before anything else: its small distance is no proof', () => {
    expect(verdictOf(verifyCase({ word: 'genuine' }, ['copy-of-specimen']))).toMatchObject({
      tone: 'copy',
      word: 'Copy',
    });
  });

  it('names the person who was found, and says why nobody was', () => {
    expect(verdictOf(identifyCase({ word: 'identified', signatory: '1' }))).toMatchObject({
      tone: 'genuine',
      word: 'Ada',
    });
    const nobody = verdictOf(identifyCase({ reason: 'nobody-near' }));
    expect(nobody).toMatchObject({ tone: 'unknown', word: 'Unknown' });
    const empty = verdictOf(identifyCase({ reason: 'empty-gallery' }));
    expect(empty.sentence).not.toBe(nobody.sentence);
    const unlike = verdictOf(identifyCase({ word: 'inconclusive', reason: 'unlike-calibration' }));
    expect(unlike).toMatchObject({ tone: 'inconclusive', word: 'Inconclusive' });
    expect(unlike.sentence).toContain('a person has to decide');
    expect(spokenVerdict(identifyCase({ reason: 'empty-gallery' }))).toBe(`Unknown. ${empty.sentence}`);
  });
});
