import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { DecidedOutcome } from '../../main/contract/decisions.ts';
import type { VerifyCase } from '../../main/contract/records.ts';
import { createWithdrawnCount, decidedCases, tallyLessons } from '../../main/engine/decided-cases.ts';
import { open } from '../storage/fixture.ts';
import { identifyCase, pictures, verifyCase } from '../storage/records.ts';

const by = { by: 'the examiner', why: '' };

function workspaceWithCases() {
  const random = createRandom(5);
  const workspace = open();
  const [anna, bert] = ['anna', 'bert'].map((id) => workspace.signatories.create({ id, name: id }));
  const verified = (word: VerifyCase['decision']['word'], distance = 0.9, changes: Partial<VerifyCase> = {}) => {
    const plain = verifyCase(anna, []);
    if (plain.evidence === null) throw new Error('the case has evidence');
    const evidence = { ...plain.evidence, adjustedDistance: distance };
    const decision = { ...plain.decision, word };
    return workspace.cases.record({ ...plain, evidence, decision, ...changes }, pictures(random)).id;
  };
  const identified = (word: 'identified' | 'unknown') =>
    workspace.cases.record(identifyCase([anna, bert], word), pictures(random)).id;
  const dispose = (id: string, outcome: DecidedOutcome) => workspace.cases.dispose(id, { outcome, ...by });
  const correct = (id: string, signatory: string, says: 'same' | 'different' | 'withdrawn') =>
    workspace.cases.correct(id, { signatory, name: signatory, says, ...by });
  const lessons = () =>
    decidedCases(workspace).map(({ case: id, signatory, genuine, kind }) => ({ id, signatory, genuine, kind }));
  return { workspace, verified, identified, dispose, correct, lessons };
}

describe('decided cases', () => {
  it.each([
    ['genuine', 'confirmed', true, 'confirmed'],
    ['genuine', 'overruled', false, 'overruled'],
    ['forged', 'confirmed', false, 'confirmed'],
    ['forged', 'overruled', true, 'overruled'],
    ['inconclusive', 'settled-genuine', true, 'settled'],
    ['inconclusive', 'settled-forged', false, 'settled'],
  ] as const)('%s and %s: genuine is %s', (word, outcome, genuine, kind) => {
    const { verified, dispose, lessons } = workspaceWithCases();
    const id = verified(word);
    expect(lessons()).toEqual([]);
    dispose(id, outcome);
    expect(lessons()).toEqual([{ id, signatory: 'anna', genuine, kind }]);
  });

  it('are no lesson where the signature is a copy: whoever pasted it did not sign', () => {
    const { verified, dispose, lessons } = workspaceWithCases();
    for (const flag of ['copy-of-specimen', 'copy-of-case'] as const) {
      dispose(verified('genuine', 0.9, { flags: [flag] }), 'confirmed');
    }
    expect(lessons()).toEqual([]);
  });

  it('are hard near a threshold, and no lesson where nothing is settled or nothing can be seen', () => {
    const { verified, dispose, lessons } = workspaceWithCases();
    const population = {
      genuine: { low: 0, middle: 0.1, high: 0.2 },
      skilled: { low: 0.2, middle: 0.3, high: 0.4 },
      random: { low: 0.4, middle: 0.5, high: 0.6 },
    };
    const evidence = { meanDistance: 0.7, leastDistance: 0.6, spread: 0.5, references: [], population };
    // The thresholds lie at 0.15 and 0.2, the gap is 0.2.
    const close = verified('genuine', 0, { evidence: { ...evidence, adjustedDistance: 0.13 } });
    const clear = verified('genuine', 0, { evidence: { ...evidence, adjustedDistance: 0.11 } });
    const unsettled = verified('inconclusive');
    const blank = { usable: false, reasons: ['blank' as const], inkPixels: 0, width: 0, height: 0 };
    const unseen = verified('genuine', 0, { quality: blank });
    for (const id of [close, clear, unsettled, unseen]) dispose(id, 'confirmed');
    expect(Object.fromEntries(lessons().map(({ id, kind }) => [id, kind]))).toEqual({
      [close]: 'hard',
      [clear]: 'confirmed',
    });
  });

  it('say whose a signature is: the person identified when confirmed, or who is said to be the same', () => {
    const { workspace, identified, dispose, correct, lessons } = workspaceWithCases();
    const confirmed = identified('identified');
    dispose(confirmed, 'confirmed');
    const missed = identified('unknown');
    correct(missed, 'bert', 'same');
    const wrong = identified('identified');
    dispose(wrong, 'overruled');
    correct(wrong, 'anna', 'different');
    const taken = identified('unknown');
    correct(taken, 'bert', 'same');
    correct(taken, 'bert', 'withdrawn');
    expect(lessons()).toHaveLength(2);
    expect(lessons()).toEqual(
      expect.arrayContaining([
        { id: confirmed, signatory: 'anna', genuine: true, kind: 'confirmed' },
        { id: missed, signatory: 'bert', genuine: true, kind: 'overruled' },
      ]),
    );
    expect(tallyLessons(decidedCases(workspace))).toEqual({ confirmed: 1, hard: 0, overruled: 1, settled: 0 });
  });

  it('are out when taken back or removed, and whoever learnt from them is told how many', () => {
    const { workspace, verified, dispose, lessons } = workspaceWithCases();
    const ids = [verified('genuine'), verified('genuine'), verified('genuine')];
    for (const id of ids) dispose(id, 'confirmed');
    const learnt = decidedCases(workspace);
    const withdrawn = () => createWithdrawnCount(workspace)(learnt);
    expect(withdrawn()).toBe(0);
    workspace.cases.withdraw(ids[0], by);
    expect(lessons()).toHaveLength(2);
    expect(withdrawn()).toBe(1);
    dispose(ids[0], 'confirmed');
    expect(withdrawn()).toBe(0);
    workspace.cases.withdraw(ids[1], by);
    dispose(ids[1], 'overruled');
    workspace.cases.remove([ids[2]]);
    expect(withdrawn()).toBe(2);
    workspace.cases.restore([ids[2]]);
    expect(withdrawn()).toBe(1);
  });

  it('are stale when a settled case is settled otherwise, or as nobody could tell', () => {
    const { workspace, verified, dispose } = workspaceWithCases();
    const ids = [verified('inconclusive'), verified('inconclusive')];
    for (const id of ids) dispose(id, 'settled-genuine');
    const learnt = decidedCases(workspace);
    expect(tallyLessons(learnt)).toMatchObject({ settled: 2 });
    dispose(ids[0], 'settled-forged');
    dispose(ids[1], 'confirmed');
    expect(createWithdrawnCount(workspace)(learnt)).toBe(2);
    workspace.cases.withdraw(ids[1], by);
    expect(createWithdrawnCount(workspace)(learnt)).toBe(1);
  });

  it('are still stood by when the person was merged into another', () => {
    const { workspace, verified, dispose, lessons } = workspaceWithCases();
    const id = verified('genuine');
    dispose(id, 'confirmed');
    const learnt = decidedCases(workspace);
    workspace.signatories.merge('anna', 'bert');
    expect(lessons()).toMatchObject([{ id, signatory: 'bert' }]);
    expect(createWithdrawnCount(workspace)(learnt)).toBe(0);
  });
});
