import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { recentActivity } from '../../main/engine/activity.ts';
import { open } from '../storage/fixture.ts';
import { pictures, verifyCase } from '../storage/records.ts';

const day = 86_400_000;

describe('recent activity', () => {
  it('counts cases by day and verdict, and names whom they were about, last first', () => {
    const today = new Date(2026, 5, 15, 10).getTime();
    let time = today;
    const workspace = open({ now: () => time });
    const random = createRandom(1);
    const [ada, berta, gone] = ['Ada', 'Berta', 'Gone'].map((name) => workspace.signatories.create({ name }));
    const record = (person: typeof ada, at: number) => {
      time = at;
      workspace.cases.record({ ...verifyCase(person, []), createdAt: at }, pictures(random));
    };
    record(ada, today - 9 * day);
    record(berta, today - day);
    record(gone, today - day);
    record(ada, today);
    record(ada, today);
    workspace.signatories.remove(gone.id);

    const { days, signatories } = recentActivity(workspace, 7, today);
    expect(days).toHaveLength(7);
    expect(days.map(({ counts }) => Object.values(counts).reduce((a, b) => a + b))).toEqual([0, 0, 0, 0, 0, 2, 2]);
    expect(days[6].start).toBe(new Date(2026, 5, 15).getTime());
    expect(days[6].counts.genuine).toBe(2);
    expect(signatories.map(({ name }) => name)).toEqual(['Ada', 'Berta']);
  });

  it('is empty, not missing, where nothing was done', () => {
    const { days, signatories } = recentActivity(open(), 3, Date.now());
    expect(days.map(({ counts }) => counts.forged)).toEqual([0, 0, 0]);
    expect(signatories).toEqual([]);
  });
});
