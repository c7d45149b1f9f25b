import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Random } from '../../main/base/random.ts';
import { ParaphError } from '../../main/contract/errors.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { codeOf, databaseFile, open, temporaryFolder } from './fixture.ts';
import { newSpecimen, pictures, verifyCase } from './records.ts';

/** Everything that can be read, piece by piece. */
function readEverything({ signatories, specimens, embeddings, cases }: Workspace): string[] {
  const persons = signatories.list().rows;
  const stored = persons.flatMap(({ id }) => specimens.of(id));
  const recorded = cases.list().rows;
  const pieces = [
    ...persons,
    ...stored,
    ...stored.flatMap(({ id }) => [specimens.picture(id, 'scanned'), specimens.picture(id, 'cleaned')]),
    ...stored.map(({ id }) => specimens.normalised(id)),
    ...persons.flatMap(({ id }) => embeddings.of(id, 'model-1')),
    ...recorded,
    ...recorded.flatMap(({ id }) => [cases.picture(id, 'scanned'), cases.picture(id, 'cleaned')]),
  ];
  return pieces.map((piece) => hash('sha256', serialize(piece)));
}

function fill(workspace: Workspace): void {
  const random = createRandom(1);
  for (let i = 0; i < 30; i++) {
    const person = workspace.signatories.create({ name: `Person ${i}` });
    const specimen = workspace.specimens.add(newSpecimen(random, person.id));
    workspace.cases.record(verifyCase(person, [specimen.id]), pictures(random));
  }
}

/** Overwrites a stretch of up to 200 bytes with chance. */
function spoil(good: Buffer, random: Random): Buffer {
  const bad = Buffer.from(good);
  const start = random.below(bad.length);
  const end = Math.min(start + 1 + random.below(200), bad.length);
  for (let i = start; i < end; i++) bad[i] ^= random.below(256);
  return bad;
}

/** What came of opening and reading: how far it got, and the pieces that are not as they were. */
function outcomeOf(
  directory: string,
  intact: ReadonlySet<string>,
): 'refused' | 'noticed' | 'less' | 'same' | 'altered' {
  let workspace: Workspace | null = null;
  try {
    workspace = openWorkspace({ directory, now: () => 0 });
    const pieces = readEverything(workspace);
    if (pieces.some((piece) => !intact.has(piece))) return 'altered';
    return pieces.length < intact.size ? 'less' : 'same';
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(ParaphError);
    return workspace === null ? 'refused' : 'noticed';
  } finally {
    workspace?.close();
  }
}

describe('a damaged file', () => {
  it('is noticed when opened or when read, never taken for good, and kept as it is', () => {
    const directory = temporaryFolder();
    const file = databaseFile(directory);
    const made = openWorkspace({ directory, now: () => 0 });
    fill(made);
    const intact = new Set(readEverything(made));
    made.close();
    const good = readFileSync(file);
    const random = createRandom(2);

    const outcomes = { refused: 0, noticed: 0, less: 0, same: 0, altered: 0 };
    for (let round = 0; round < 120; round++) {
      const bad = spoil(good, random);
      writeFileSync(file, bad);
      const outcome = outcomeOf(directory, intact);
      outcomes[outcome]++;
      if (outcome === 'refused') expect(readFileSync(file).equals(bad)).toBe(true);
    }
    // Some bytes lie in free space, or say only that a row was removed.
    expect(outcomes.altered).toBe(0);
    expect(outcomes.less).toBeLessThan(4);
    expect(outcomes.refused).toBeGreaterThan(0);
    expect(outcomes.noticed).toBeGreaterThan(0);

    writeFileSync(file, good);
    expect(new Set(readEverything(open({ directory, now: () => 0 })))).toEqual(intact);
  });

  it('cut short is refused', () => {
    const directory = temporaryFolder();
    const made = openWorkspace({ directory });
    fill(made);
    made.close();
    const file = databaseFile(directory);
    const good = readFileSync(file);
    for (const length of [1, 99, 100, 5_000, good.length - 4_096]) {
      writeFileSync(file, good.subarray(0, length));
      expect(
        codeOf(() => readEverything(open({ directory }))),
        `${length} bytes`,
      ).toBe('damaged-workspace');
    }
  });
});
