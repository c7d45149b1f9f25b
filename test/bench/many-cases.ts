/** How long somebody waits for a list of many cases: a page of it, its end, and the first and later searches. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../../main/base/random.ts';
import { openWorkspace, type Workspace } from '../../main/storage/workspace.ts';
import { pictures, verifyCase } from '../storage/records.ts';
import { milliseconds } from './rounds.ts';

/** Cases in one transaction: more would keep too much in memory. */
const batch = 5_000;
const page = 100;

function fill(workspace: Workspace, count: number): void {
  const person = workspace.signatories.create({ id: 'p', name: 'Person' });
  const picture = pictures(createRandom(1));
  for (let begun = 0; begun < count; begun += batch) {
    workspace.transaction(() => {
      for (let number = begun; number < Math.min(count, begun + batch); number++) {
        workspace.cases.record(verifyCase(person, [], { fileName: `case ${number}.png`, createdAt: number }), picture);
      }
    });
  }
}

export interface ManyCases {
  /** What was asked, and milliseconds until the answer. */
  readonly waits: readonly (readonly [asked: string, milliseconds: number])[];
}

/** On a workspace of its own, opened anew after it was filled. */
export async function measureManyCases(count: number): Promise<ManyCases> {
  const directory = mkdtempSync(join(tmpdir(), 'paraph-bench-'));
  try {
    const filled = openWorkspace({ directory });
    fill(filled, count);
    filled.close();
    const { cases, close } = openWorkspace({ directory });
    const questions: readonly (readonly [string, () => unknown])[] = [
      ['first page', () => cases.list({ limit: page })],
      ['last page', () => cases.list({ limit: page, offset: count - page })],
      ['first search', () => cases.list({ search: 'case 77', limit: page })],
      ['later search', () => cases.list({ search: 'case 88', limit: page })],
      ['by person', () => cases.list({ sort: 'person', limit: page })],
      ['review queue', () => cases.queue({ limit: page })],
      ['all identifiers', () => cases.select({})],
    ];
    const waits: (readonly [string, number])[] = [];
    for (const [asked, work] of questions) waits.push([asked, await milliseconds(work)]);
    close();
    return { waits };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
