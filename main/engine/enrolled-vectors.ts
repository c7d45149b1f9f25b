/** The vectors of everybody enrolled, in memory, and how they keep up with the workspace without reading all of it again. */
import type { FormName } from '../contract/forms.ts';
import type { Placed } from '../matching/gallery.ts';
import { createVectorStack, type VectorStack } from '../matching/simd/squared-distances.ts';
import type { SealedVector } from '../storage/embeddings.ts';

export interface EnrolledVectors {
  /** Null before the first one. */
  stack(): VectorStack | null;
  /**
   * Compares what is stored with what is in memory, and opens what is new or known otherwise. Every step is one specimen;
   * after the last it answers with everybody's, in the order stored, and the others are gone from memory.
   */
  update(pages: Iterable<readonly SealedVector[]>): Generator<void, Placed[]>;
}

/** What is known of the specimen at one place of the stack. */
interface Known {
  readonly place: number;
  readonly form: FormName;
  readonly version: string;
}

export function createEnrolledVectors(): EnrolledVectors {
  let stack: VectorStack | null = null;
  const known = new Map<string, Known>();
  const free: number[] = [];

  const learn = ({ specimen, version, open }: SealedVector): Known => {
    const before = known.get(specimen);
    if (before?.version === version) return before;
    const { form, global } = open();
    stack ??= createVectorStack(global.length);
    const place = before?.place ?? free.pop() ?? stack.count;
    stack.put(place, global);
    const learnt = { place, form, version };
    known.set(specimen, learnt);
    return learnt;
  };

  const forgetAllBut = (present: ReadonlySet<string>) => {
    for (const [specimen, { place }] of known) {
      if (present.has(specimen)) continue;
      known.delete(specimen);
      stack?.put(place, new Float32Array(stack.dimensions));
      free.push(place);
    }
  };

  return {
    stack: () => stack,
    *update(pages) {
      const placed: Placed[] = [];
      for (const page of pages) {
        for (const sealed of page) {
          const { place, form } = learn(sealed);
          placed.push({ signatory: sealed.signatory, form, specimen: sealed.specimen, place });
          yield;
        }
      }
      forgetAllBut(new Set(placed.map(({ specimen }) => specimen)));
      return placed;
    },
  };
}
