/** One person as a file of their own, to be taken from one workspace to another. */
import { FormName } from './forms.ts';
import { method } from './method.ts';
import { Concern, Placement, Quality, Signatory } from './records.ts';
import { z, Bytes, Count, Id, Instant, Name, Text } from './schema.ts';

export const personFileEnding = '.paraph-person';
/** More would be no person but an archive. */
export const specimensOfOneFile = 200;

const ExportedSpecimen = z.object({
  fileName: z.string().check(z.maxLength(500)),
  addedAt: Instant,
  signedOn: z.nullable(z.string().check(z.maxLength(100))),
  form: FormName,
  note: Text,
  quality: Quality,
  concerns: z.array(Concern).check(z.maxLength(20)),
  /** Which of the file's specimens it duplicates, counted from 0. */
  duplicateOf: z.nullable(Count),
  nearForm: z.optional(z.nullable(FormName)),
  placement: z.optional(Placement),
  /** PNG pictures. */
  scanned: Bytes,
  cleaned: Bytes,
});
export type ExportedSpecimen = z.infer<typeof ExportedSpecimen>;

/** Everything about a person but cases, which are about other people's documents, and what can be made again. */
export const ExportedPerson = z.object({
  person: z.object({ id: Id, name: Name, note: Text, createdAt: Instant }),
  specimens: z.array(ExportedSpecimen).check(z.maxLength(specimensOfOneFile)),
});
export type ExportedPerson = z.infer<typeof ExportedPerson>;

export const personFileMethods = {
  'signatories.export': method(
    'One person as a file: name, notes, dates and pictures, under a passphrase unless that is waived.',
    'export-person',
    z.object({ signatory: Id, passphrase: z.nullable(z.string().check(z.minLength(8))) }),
    z.object({ name: z.string(), bytes: Bytes }),
    { deadline: 120_000 },
  ),
  'signatories.import': method(
    'Takes in a person from such a file, checked before anything is stored; as somebody new where the identifier is taken.',
    'import-person',
    z.object({
      name: z.string().check(z.maxLength(500)),
      bytes: Bytes,
      passphrase: z.optional(z.string()),
      asNew: z._default(z.boolean(), false),
    }),
    Signatory,
    { deadline: 120_000 },
  ),
} as const;
