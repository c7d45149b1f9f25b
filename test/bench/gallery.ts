/**
 * Who of many wrote this? The nearest of a gallery by Paraph, by a plain loop and by sqlite-vec, and the shortlist compared
 * again, on generated vectors; then all of it on a stored workspace, from its first use on.
 */
import Sqlite from 'better-sqlite3';
import * as sqliteVec from 'sqlite-vec';
import type { Embedding, LocalMap } from '../../main/base/embedding.ts';
import { rounded } from '../../main/base/quantised-map.ts';
import { createRandom, type Random } from '../../main/base/random.ts';
import { modelFolder } from '../../main/hosts/locations.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
import { createGallery, type Gallery } from '../../main/matching/gallery.ts';
import { globalDistance } from '../../main/matching/global-distance.ts';
import { identify } from '../../main/matching/identify.ts';
import { nearestFew } from '../../main/matching/nearest-few.ts';
import { createVectorStack, type VectorStack } from '../../main/matching/simd/squared-distances.ts';
import { readModel } from '../../main/model/weights.ts';
import { seal, toKey, tryUnseal } from '../../main/storage/cipher.ts';
import { mapFromBytes, mapToBytes } from '../../main/storage/embedding-bytes.ts';
import { collectGarbage, compareInTurns, median, processorMilliseconds } from './rounds.ts';

export const dimensions = 128;
export const specimensEach = 5;
const wanted = 50;
const model = 'model';

/** Points on the sphere; what is near to what does not matter to any of the three. */
export function randomPoint(random: Random): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => random.next() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** As large as the shipped model's. */
export function randomMaps(random: Random, count: number): LocalMap[] {
  const [cells, channels] = [12 * 24, 32];
  return Array.from({ length: count }, () =>
    rounded({
      ...{ rows: 12, columns: 24, channels },
      cells: Float32Array.from({ length: cells * channels }, () => random.normal()),
      weights: Float32Array.from({ length: cells }, () => random.next()),
    }),
  );
}

/** The calibration, so that the whole of `identify` is timed. */
export function shippedCalibration() {
  const { calibration } = readModel(modelFolder).manifest;
  if (!calibration) throw new Error('The shipped model has no calibration.');
  return calibration;
}

/** Local maps that are unsealed and restored whenever an entry is opened, as from a workspace. */
function createShelf(random: Random) {
  const key = toKey(new Uint8Array(32));
  const place = { table: 'embeddings', column: 'local', row: '' };
  const sealed = randomMaps(random, 30).map((map) => seal(key, place, mapToBytes(map)));
  const global = new Float32Array(dimensions);
  const openOne = (at: number): Embedding => {
    const bytes = tryUnseal(key, place, sealed[at % sealed.length]);
    if (!bytes) throw new Error('A map does not open.');
    return { model, global, local: mapFromBytes(bytes) };
  };
  return {
    name: (signatory: string) => signatory,
    open: ({ signatory }: { signatory: string }) =>
      Array.from({ length: specimensEach }, (_, i) => ({
        specimen: `${signatory}-${i}`,
        embedding: openOne(Number(signatory) + i),
      })),
  };
}

interface Filled {
  readonly gallery: Gallery;
  readonly stack: VectorStack;
  /** Of the gallery without its vectors, once garbage is gone. */
  readonly heapBytes: number;
}

async function fill(size: number, random: Random): Promise<Filled> {
  const stack = createVectorStack(dimensions);
  for (let place = 0; place < size; place++) stack.put(place, randomPoint(random));
  const before = await collectGarbage();
  function* placed() {
    for (let place = 0; place < size; place++) {
      yield { signatory: String(place), form: 'full', specimen: `specimen-${place}`, place };
    }
  }
  const gallery = createGallery(model, placed(), stack, createShelf(random));
  return { gallery, stack, heapBytes: (await collectGarbage()) - before };
}

/** Every number once, in double precision, and the nearest few of them. */
function loop(stack: VectorStack, probe: Float32Array): number {
  const distances = new Float32Array(stack.count);
  for (let place = 0; place < stack.count; place++) distances[place] = globalDistance(stack.at(place), probe);
  return nearestFew(distances, wanted);
}

function createSqliteVec(stack: VectorStack) {
  const database = new Sqlite(':memory:');
  sqliteVec.load(database);
  database.exec(`CREATE VIRTUAL TABLE vectors USING vec0(vector float[${dimensions}])`);
  const insert = database.prepare('INSERT INTO vectors (rowid, vector) VALUES (?, ?)');
  database.transaction(() => {
    for (let place = 0; place < stack.count; place++) insert.run(BigInt(place), bytesOf(stack.at(place)));
  })();
  const nearest = database.prepare(
    `SELECT rowid, distance FROM vectors WHERE vector MATCH ? AND k = ${wanted} ORDER BY distance`,
  );
  return {
    rank: (probe: Float32Array) => nearest.all(bytesOf(probe)) as { rowid: number; distance: number }[],
    close: () => database.close(),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The comparison means something only where all find the same. */
function assertAgreement(gallery: Gallery, stack: VectorStack, others: ReturnType<typeof createSqliteVec>): void {
  const probe = stack.at(0).slice();
  const ours = gallery.rank(probe, wanted).map(({ entry, globalDistance: distance }) => [entry.signatory, distance]);
  const theirs = others.rank(probe);
  const same = ours.every(([, distance], i) => Math.abs(Number(distance) - theirs[i].distance) < 1e-5);
  if (!same) throw new Error('sqlite-vec finds others than Paraph.');
  if (Math.abs(Number(ours[ours.length - 1][1]) - loop(stack, probe)) > 1e-5) throw new Error('The loop finds others.');
}

export interface GallerySize {
  readonly size: number;
  readonly rank: number;
  readonly naive: number;
  readonly sqliteVec: number;
  /** The shortlist compared, for a hand not asked about before, and for one asked about again. */
  readonly first: number;
  readonly again: number;
  readonly vectorMiB: number;
  readonly heapMiB: number;
}

/** Medians, in milliseconds of the processor: each of the three works on one thread of this process. */
export async function measureGallery(size: number, rounds: number): Promise<GallerySize> {
  const random = createRandom(size);
  const { gallery, stack, heapBytes } = await fill(size, random);
  const calibration = shippedCalibration();
  const [local] = randomMaps(random, 1);
  const others = createSqliteVec(stack);
  try {
    assertAgreement(gallery, stack, others);
    const probes = Array.from({ length: rounds + 2 }, () => randomPoint(random));
    let asked = 0;
    const next = () => probes[asked++ % probes.length];
    const [rank, naive, sqliteVecTime] = await compareInTurns(
      [
        { name: 'paraph', work: () => gallery.rank(next(), wanted) },
        { name: 'loop', work: () => loop(stack, next()) },
        { name: 'sqlite-vec', work: () => others.rank(next()) },
      ],
      rounds,
      processorMilliseconds,
    );
    const whole = async (global: Float32Array) =>
      (await processorMilliseconds(() => identify({ model, global, local }, gallery, calibration, defaultPolicy))) -
      rank;
    const [first, again]: [number[], number[]] = [[], []];
    for (const probe of probes) {
      first.push(await whole(probe));
      again.push(await whole(probe));
    }
    const [vectorMiB, heapMiB] = [stack.bytes / 2 ** 20, heapBytes / 2 ** 20];
    return {
      size,
      rank,
      naive,
      sqliteVec: sqliteVecTime,
      first: median(first),
      again: median(again),
      vectorMiB,
      heapMiB,
    };
  } finally {
    others.close();
  }
}
