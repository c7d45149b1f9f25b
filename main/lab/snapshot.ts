/** From embeddings to what is kept of them: where they lie, how far apart, and whether they are of unit length. */
import type { LabSnapshot } from '../contract/lab/records.ts';
import { drawnAsIs, numbersOf } from '../contract/lab/sphere-measures.ts';
import { alignedTo, projectUnitVectors } from './projection.ts';

/**
 * @param vectors embeddings side by side, `size` numbers each
 * @param before  the snapshot that the last one drew; a projection is turned towards it
 */
export function takeSnapshot(
  vectors: Float32Array,
  size: number,
  step: number,
  before: LabSnapshot | null,
): LabSnapshot {
  const count = vectors.length / size;
  const halved = halvedSquares(vectors, size, count);
  const { places, share } = size <= drawnAsIs ? asTheyAre(vectors, size, count) : projected(halved, count, before);
  return {
    step,
    places: bytesOf(Float32Array.from(places)),
    distances: bytesOf(aboveDiagonal(halved, count)),
    share,
    normError: normError(vectors, size, count),
  };
}

/** ½|a − b|² of each with each: 1 − cos of unit vectors, without cancelling where they are close. */
function halvedSquares(vectors: Float32Array, size: number, count: number): Float64Array {
  const halved = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += (vectors[i * size + k] - vectors[j * size + k]) ** 2;
      halved[i * count + j] = halved[j * count + i] = sum / 2;
    }
  }
  return halved;
}

function asTheyAre(vectors: Float32Array, size: number, count: number) {
  const places = new Float64Array(3 * count);
  for (let i = 0; i < count; i++) for (let k = 0; k < size; k++) places[3 * i + k] = vectors[i * size + k];
  return { places, share: 1 };
}

function projected(halved: Float64Array, count: number, before: LabSnapshot | null) {
  const { places, share } = projectUnitVectors(
    halved.map((distance) => 1 - distance),
    count,
  );
  return { places: before ? alignedTo(numbersOf(before.places), places) : places, share };
}

function aboveDiagonal(halved: Float64Array, count: number): Float32Array<ArrayBuffer> {
  const pairs = new Float32Array((count * (count - 1)) / 2);
  let at = 0;
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) pairs[at++] = halved[i * count + j];
  return pairs;
}

function normError(vectors: Float32Array, size: number, count: number): number {
  let worst = 0;
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += vectors[i * size + k] ** 2;
    worst = Math.max(worst, Math.abs(Math.sqrt(sum) - 1));
  }
  return worst;
}

const bytesOf = (numbers: Float32Array<ArrayBuffer>) => new Uint8Array(numbers.buffer);
