import type { LabSignatures } from '../../contract/lab/look.ts';
import { generateSet } from '../../training/generated-set.ts';
import type { Answer } from './answer.ts';

interface Request {
  /** A seed: each has a hand of their own. */
  readonly writer: number;
  readonly input: { readonly width: number; readonly height: number };
}

const drawn = { genuine: 5, forged: 3, dpi: 200 };

/** Signatures of a writer whom there is not, and imitations of them, as the network of signatures takes them. */
export const signaturesOf: Answer<Request, LabSignatures> = async ({ writer, input }, { signal }) => {
  const { coverage, writers } = await generateSet(input, { ...drawn, writers: 1, seed: writer }, signal);
  const [{ genuine, forged }] = writers;
  return {
    ...input,
    genuine: genuine.length,
    forged: forged.length,
    coverage: Uint8Array.from(coverage),
  };
};
