/** Everybody enrolled, arranged for ranking. */
import { groupByForm } from '../contract/forms.ts';
import type { FormName } from '../contract/forms.ts';
import { referenceSpread, type Reference } from './compare.ts';
import { globalDistance } from './global-distance.ts';
import { nearestFew } from './nearest-few.ts';
import { roundingOf, type VectorStack } from './simd/squared-distances.ts';

/** A specimen, and where among the stacked vectors its own lies. */
export interface Placed {
  readonly signatory: string;
  readonly form: FormName;
  readonly specimen: string;
  readonly place: number;
}

/** One form of signature of one person. */
export interface GalleryEntry {
  readonly signatory: string;
  readonly form: FormName;
  readonly specimens: readonly string[];
}

/** An entry by distance of the global vectors: the least over the specimens. */
export interface Ranked {
  readonly entry: GalleryEntry;
  readonly globalDistance: number;
  readonly nearestSpecimen: string;
}

/** An entry's specimens with all that decides. */
export interface OpenedEntry {
  readonly references: readonly Reference[];
  /** Their `referenceSpread`. */
  readonly spread: number | null;
}

/** Where the rest lies that ranking can do without. */
export interface GalleryShelf {
  name(signatory: string): string;
  open(entry: GalleryEntry): readonly Reference[];
}

/**
 * @property size        entries: as many comparisons can go wrong
 * @property signatories persons among them
 * @property model       key of the model that made all embeddings
 */
export interface Gallery {
  readonly size: number;
  readonly signatories: number;
  readonly model: string;
  /** The nearest entries, nearest first, of equally near ones the one enrolled earlier. */
  rank(global: Float32Array, count: number): Ranked[];
  nameOf(entry: GalleryEntry): string;
  /** Reads the local maps of a few and compares them. What was opened lately is kept. */
  open(entry: GalleryEntry): OpenedEntry;
}

/**
 * Ranks by all vectors there are, from end to end: exact, whoever is asked about. Of a specimen it holds the vector and
 * identifiers; local maps are read for those they are asked of.
 *
 * @param placed  person by person; each person's specimens in order
 * @param spreads of reference sets known from before, by `setName`; what is found out is added
 */
export function createGallery(
  model: string,
  placed: Iterable<Placed>,
  vectors: VectorStack | null,
  shelf: GalleryShelf,
  spreads = new Map<string, number | null>(),
): Gallery {
  const arranged = arrange(placed);
  const opened = new Map<GalleryEntry, readonly Reference[]>();

  const spreadOf = (entry: GalleryEntry, references: readonly Reference[]): number | null => {
    const known = spreads.get(setName(entry));
    if (known !== undefined) return known;
    const spread = referenceSpread(references);
    spreads.set(setName(entry), spread);
    return spread;
  };

  return {
    size: arranged.entries.length,
    signatories: arranged.signatories,
    model,
    rank: (global, count) => (vectors === null ? [] : rankEntries(arranged, vectors, global, count)),
    nameOf: ({ signatory }) => shelf.name(signatory),
    open(entry) {
      const references = opened.get(entry) ?? shelf.open(entry);
      // The latest last, so that the first is the one to let go.
      opened.delete(entry);
      opened.set(entry, references);
      for (const oldest of opened.keys()) if (opened.size > entriesKept) opened.delete(oldest);
      return { references, spread: spreadOf(entry, references) };
    },
  };
}

/** Two shortlists: a second look at a signature, or at another of the same hand, reads nothing again. */
const entriesKept = 40;

const setName = ({ specimens }: GalleryEntry) => specimens.join();

/** The places of entry i are `places` from `firsts[i]` to before `firsts[i + 1]`. */
interface Arranged {
  readonly entries: readonly GalleryEntry[];
  readonly signatories: number;
  readonly firsts: Int32Array;
  readonly places: Int32Array;
}

function arrange(placed: Iterable<Placed>): Arranged {
  const entries: GalleryEntry[] = [];
  const firsts = [0];
  const places: number[] = [];
  let signatories = 0;
  for (const person of byPerson(placed)) {
    signatories += 1;
    for (const { form, items } of groupByForm(person)) {
      entries.push({ signatory: items[0].signatory, form, specimens: items.map(({ specimen }) => specimen) });
      for (const { place } of items) places.push(place);
      firsts.push(places.length);
    }
  }
  return { entries, signatories, firsts: Int32Array.from(firsts), places: Int32Array.from(places) };
}

function* byPerson(placed: Iterable<Placed>): IterableIterator<Placed[]> {
  let person: Placed[] = [];
  for (const one of placed) {
    if (person.length > 0 && one.signatory !== person[0].signatory) {
      yield person;
      person = [];
    }
    person.push(one);
  }
  if (person.length > 0) yield person;
}

/**
 * In single precision first, all of them; then to the last bit whoever may be among the nearest as far as rounding lets
 * on: the first distances are off by the share r at most, so whoever is among the nearest lies within (1 + r) / (1 − r) of
 * the last of the nearest found.
 */
function rankEntries(arranged: Arranged, vectors: VectorStack, global: Float32Array, count: number): Ranked[] {
  const roughly = leastDistances(arranged, vectors.squaredDistances(global));
  const rounding = roundingOf(vectors.dimensions);
  // What underflows in single precision is nearer than anything written by hand.
  const most = (nearestFew(roughly, count) * (1 + rounding)) / (1 - rounding) + 1e-30;
  const ranked: Ranked[] = [];
  for (let i = 0; i < roughly.length; i++) if (roughly[i] <= most) ranked.push(rankOne(arranged, i, vectors, global));
  return ranked.sort((a, b) => a.globalDistance - b.globalDistance).slice(0, count);
}

/** Each entry's least of its specimens' distances. */
function leastDistances({ entries, firsts, places }: Arranged, distances: Float32Array): Float32Array {
  const least = new Float32Array(entries.length).fill(Infinity);
  for (let i = 0; i < least.length; i++) {
    for (let at = firsts[i]; at < firsts[i + 1]; at++) {
      const distance = distances[places[at]];
      if (distance < least[i]) least[i] = distance;
    }
  }
  return least;
}

function rankOne({ entries, firsts, places }: Arranged, i: number, vectors: VectorStack, global: Float32Array): Ranked {
  const entry = entries[i];
  const own = [...places.subarray(firsts[i], firsts[i + 1])];
  const distances = own.map((place) => globalDistance(vectors.at(place), global));
  const nearest = Math.min(...distances);
  return { entry, globalDistance: nearest, nearestSpecimen: entry.specimens[distances.indexOf(nearest)] };
}
