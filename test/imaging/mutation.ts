/** Damages files in the ways that transport, disks and attackers do. */
import type { Random } from '../../main/base/random.ts';

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

function spliced(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]));
}

function randomBytes(count: number, random: Random): Uint8Array {
  return Uint8Array.from({ length: count }, () => random.below(256));
}

/** Places in a file: half of the time in its head, where the sizes and offsets are. */
function place(bytes: Uint8Array, random: Random): number {
  return random.below(random.chance(0.5) ? Math.min(bytes.length, 256) : bytes.length);
}

const flipBits: Mutation = (bytes, random) => {
  const mutated = bytes.slice();
  for (let i = 0; i < 1 + random.below(8); i++) mutated[place(bytes, random)] ^= 1 << random.below(8);
  return mutated;
};

const overwrite: Mutation = (bytes, random) => {
  const mutated = bytes.slice();
  const at = place(bytes, random);
  mutated.set(randomBytes(Math.min(1 + random.below(32), bytes.length - at), random), at);
  return mutated;
};

/** Numbers at the edge of their range, where sums and products overflow. */
const extremes: Mutation = (bytes, random) => {
  const value = random.sample([0, 0x7f, 0x80, 0xff], 1)[0];
  return spliced(bytes, place(bytes, random), 4, new Uint8Array(4).fill(value));
};

const cutOff: Mutation = (bytes, random) => bytes.slice(0, random.below(bytes.length));
const insert: Mutation = (bytes, random) =>
  spliced(bytes, place(bytes, random), 0, randomBytes(1 + random.below(64), random));
const remove: Mutation = (bytes, random) =>
  spliced(bytes, place(bytes, random), 1 + random.below(64), new Uint8Array(0));

const repeat: Mutation = (bytes, random) => {
  const from = place(bytes, random);
  return spliced(bytes, place(bytes, random), 0, bytes.slice(from, from + 1 + random.below(200)));
};

const mutations: readonly Mutation[] = [flipBits, overwrite, extremes, cutOff, insert, remove, repeat];

/** One to three kinds of damage at once; the first bytes stay, so that the file is still taken for its format. */
export function mutate(bytes: Uint8Array, random: Random, kept: number): Uint8Array<ArrayBuffer> {
  let mutated = bytes;
  for (let i = 0; i < 1 + random.below(3) && mutated.length > 1; i++) {
    mutated = mutations[random.below(mutations.length)](mutated, random);
  }
  return new Uint8Array(Buffer.concat([bytes.subarray(0, kept), mutated.subarray(Math.min(kept, mutated.length))]));
}
