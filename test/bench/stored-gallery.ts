/** Identification on a workspace of many persons, from its first use after a start on, and after somebody is enrolled. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalMap } from '../../main/base/embedding.ts';
import { createRandom, type Random } from '../../main/base/random.ts';
import { createReferences } from '../../main/engine/references.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
import { identify } from '../../main/matching/identify.ts';
import type { Embedder } from '../../main/model/embedder.ts';
import { databaseName, openWorkspace, type Workspace } from '../../main/storage/workspace.ts';
import { newSpecimen, pictures, randomBytes } from '../storage/records.ts';
import { randomMaps, randomPoint, shippedCalibration, specimensEach } from './gallery.ts';
import { collectGarbage, median, processorMilliseconds } from './rounds.ts';

const model = 'model';
/** Persons in one transaction: more would keep too much in memory. */
const batch = 1_000;

/** Pictures are small: nothing here looks at them. */
function createFiller(random: Random, maps: readonly LocalMap[]) {
  const normalised = { width: 8, height: 8, coverage: randomBytes(random, 64) };
  const template = newSpecimen(random, '', { ...pictures(random), normalised, embedding: null });
  return (workspace: Workspace, id: string) => {
    workspace.signatories.create({ id, name: `Person ${id}` });
    for (let i = 0; i < specimensEach; i++) {
      const embedding = { model, global: randomPoint(random), local: maps[random.below(maps.length)] };
      workspace.specimens.add({ ...template, signatory: id, embedding });
    }
  };
}

export interface StoredGallery {
  readonly specimens: number;
  readonly fileMiB: number;
  readonly memoryMiB: number;
  /** Milliseconds of the processor, but for the pause; each once, but for the last two, which are medians. */
  readonly waits: readonly (readonly [what: string, milliseconds: number])[];
}

export async function measureStoredGallery(specimens: number, rounds: number): Promise<StoredGallery> {
  const directory = mkdtempSync(join(tmpdir(), 'paraph-bench-'));
  const random = createRandom(7);
  const maps = randomMaps(random, 50);
  const enrol = createFiller(random, maps);
  try {
    const filled = openWorkspace({ directory });
    const persons = Math.ceil(specimens / specimensEach);
    for (let from = 0; from < persons; from += batch) {
      filled.transaction(() => {
        for (let i = from; i < Math.min(persons, from + batch); i++) enrol(filled, String(i));
      });
    }
    filled.close();
    const fileMiB = statSync(join(directory, databaseName)).size / 2 ** 20;
    return { specimens: persons * specimensEach, fileMiB, ...(await measure(directory, random, maps, enrol, rounds)) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function measure(
  directory: string,
  random: Random,
  [local]: readonly LocalMap[],
  enrol: (workspace: Workspace, id: string) => void,
  rounds: number,
) {
  const calibration = shippedCalibration();
  const before = await collectGarbage();
  const workspace = openWorkspace({ directory });
  const references = createReferences(workspace);
  const embedder = { key: model, embed: () => [] } as unknown as Embedder;
  const ask = async (global: Float32Array) =>
    identify({ model, global, local }, await references.gallery(embedder), calibration, defaultPolicy);
  const pause = await longestPause(() => references.gallery(embedder));
  const memoryMiB = ((await collectGarbage()) - before) / 2 ** 20;
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const probe = randomPoint(random);
    first.push(await processorMilliseconds(() => ask(probe)));
    again.push(await processorMilliseconds(() => ask(probe)));
  }
  enrol(workspace, 'newcomer');
  references.changed();
  const afterwards = await processorMilliseconds(() => ask(randomPoint(random)));
  const alone = await processorMilliseconds(() => references.of('newcomer', embedder));
  workspace.close();
  const waits = [
    ['all vectors opened, after a start', pause.whole],
    ['… nobody else waits longer than', pause.longest],
    ['identified, after somebody was enrolled', afterwards],
    ['one person’s references, for a verification', alone],
    ['identified, a hand not asked about before', median(first)],
    ['identified, one asked about again', median(again)],
  ] as const;
  return { memoryMiB, waits };
}

/** How much some work takes of the processor, and how long by the clock whoever asks meanwhile waits at most. */
async function longestPause(work: () => Promise<unknown>): Promise<{ whole: number; longest: number }> {
  let longest = 0;
  let last = performance.now();
  const watch = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    next = setImmediate(watch);
  };
  let next = setImmediate(watch);
  const whole = await processorMilliseconds(work);
  longest = Math.max(longest, performance.now() - last);
  clearImmediate(next);
  return { whole, longest };
}
