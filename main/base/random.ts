/** Seeded randomness. Every function that needs chance takes a `Random`; its state can be saved and restored. */

/** Four 32-bit words. */
export type RandomState = readonly [number, number, number, number];

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, limit). */
  below(limit: number): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Standard normal (Box and Muller 1958). */
  normal(): number;
  chance(probability: number): boolean;
  /** A shuffled copy (Fisher–Yates). */
  shuffled<T>(items: readonly T[]): T[];
  /** `count` different items, in random order. */
  sample<T>(items: readonly T[], count: number): T[];
  /** An independent stream, so that one consumer's draws do not shift another's. */
  fork(): Random;
  state(): RandomState;
}

/** splitmix32: spreads a small seed over the generator's words. */
function seedWords(seed: number): RandomState {
  let word = seed >>> 0;
  const nextWord = () => {
    word = (word + 0x9e3779b9) >>> 0;
    let mixed = word ^ (word >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return [nextWord(), nextWord(), nextWord(), nextWord() | 1];
}

/** xoshiro128** (Blackman and Vigna 2018), from a seed or a saved state. */
export function createRandom(seed: number | RandomState): Random {
  let [a, b, c, d] = typeof seed === 'number' ? seedWords(seed) : seed;

  const nextWord = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const random: Random = {
    next: () => nextWord() / 2 ** 32,
    below: (limit) => Math.floor(random.next() * limit),
    between: (low, high) => low + (high - low) * random.next(),
    normal: () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()),
    chance: (probability) => random.next() < probability,
    shuffled: (items) => random.sample(items, items.length),
    sample: (items, count) => {
      const pool = [...items];
      for (let i = 0; i < count && i < pool.length; i++) {
        const j = i + random.below(pool.length - i);
        [pool[i], pool[j]] = [pool[j], pool[i]];
      }
      return pool.slice(0, count);
    },
    fork: () => createRandom([nextWord(), nextWord(), nextWord(), nextWord() | 1]),
    state: () => [a >>> 0, b >>> 0, c >>> 0, d >>> 0],
  };
  return random;
}
