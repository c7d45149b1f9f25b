/** Made-up persons and documents to try Paraph with. */
import { done, method, nothing } from './method.ts';
import { z, Bytes, Id, Name, Text } from './schema.ts';

export const DemonstrationDocument = z.object({
  /** What it is called as a file. */
  name: z.string(),
  kind: z.enum(['card', 'cheque', 'letter', 'form']),
  /** Who really signed: the person named, a forger, or somebody unknown. */
  truth: z.enum(['genuine', 'forged', 'stranger']),
  /** Whom it names as its signatory; null where that is the question. */
  claims: z.nullable(Id),
  /** The newest case about it; null before the first. */
  case: z.nullable(z.object({ id: Id, word: z.enum(['genuine', 'forged', 'inconclusive', 'identified', 'unknown']) })),
});
export type DemonstrationDocument = z.infer<typeof DemonstrationDocument>;

export const Demonstration = z.object({
  /** The made-up persons who are in the workspace. */
  persons: z.array(z.object({ id: Id, name: z.string() })),
  documents: z.array(DemonstrationDocument),
  /** Whether persons who are not made up are here too. */
  isMixed: z.boolean(),
});
export type Demonstration = z.infer<typeof Demonstration>;

export const demonstrationMethods = {
  'demonstration.status': method(
    'Whether made-up persons are here, and what can be tried with them.',
    'demo',
    nothing,
    Demonstration,
  ),
  'demonstration.start': method(
    'Enrols made-up persons in an empty workspace; `mark` follows each name, so that nobody takes them for real.',
    'demo --start',
    z.object({
      mark: z._default(Name, 'made up'),
      note: z._default(Text, 'Made up by Paraph to try it with. Nobody signs like this.'),
    }),
    Demonstration,
    { deadline: 300_000 },
  ),
  'demonstration.document': method(
    'A scan of a made-up document.',
    'demo --documents DIR',
    z.object({ name: z.string() }),
    z.object({ name: z.string(), bytes: Bytes }),
    { deadline: 60_000 },
  ),
  'demonstration.reset': method(
    'Erases every made-up person and removes the cases about made-up documents.',
    'demo --reset',
    nothing,
    done,
  ),
} as const;
