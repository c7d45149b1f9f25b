import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateReplay } from '../../main/evaluation/evaluate-replay.ts';
import { readLabelledFolder } from '../../main/evaluation/labelled-folder.ts';
import { reproduce } from '../../main/imaging/reproduce.ts';
import { decoderHandlers } from '../../main/workers/decoder-handlers.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';

describe('measuring how copies are told', () => {
  const directory = mkdtempSync(join(tmpdir(), 'paraph-copies-'));
  beforeAll(async () => {
    await writeGeneratedSet({ directory, writers: 2, genuine: 4, forged: 2, seed: 5 });
    // The same bytes again, which reading the folder leaves out, and the same pixels in another file.
    const first = join(directory, '001', 'genuine', '01.png');
    copyFileSync(first, join(directory, '001', 'genuine', '05.png'));
    writeFileSync(
      join(directory, '001', 'genuine', '06.png'),
      await reproduce(readFileSync(first), 'x', { margin: 9 }),
    );
    writeFileSync(join(directory, '002', 'genuine', '07.png'), 'no picture');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const evaluate = async (seed: number) =>
    evaluateReplay({ folder: await readLabelledFolder(directory), decoder: decoderHandlers, copied: 2, seed });

  it('finds every copy and no signature written anew, and tells pictures stored twice apart', async () => {
    const report = await evaluate(3);
    for (const { tried, flagged } of report.copies) expect([tried, flagged]).toEqual([4, 4]);
    expect(report.genuine).toEqual({ pairs: 10 + 6, flagged: 1, storedTwice: 1 });
    expect(report.flagged).toMatchObject([{ one: '001/genuine/06.png', other: '001/genuine/01.png' }]);
    expect(report.skilled).toEqual({ pairs: 2 * 5 + 2 * 4, flagged: 0 });
    expect(report.skipped.map(({ file }) => file)).toEqual(['002/genuine/07.png']);
    const again = await evaluate(3);
    expect({ ...again, milliseconds: 0 }).toEqual({ ...report, milliseconds: 0 });
  });
});
