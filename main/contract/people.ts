/** What is asked and answered when people and their specimens are put in order. */
import { FormName } from './forms.ts';
import { Signatory } from './records.ts';
import { z, Count, Day, Id, Text } from './schema.ts';

/** What of a specimen is to be another; what is left out stays. */
export const SpecimenChange = z.object({
  specimen: Id,
  /** Whose it is from now on. */
  signatory: z.optional(Id),
  form: z.optional(FormName),
  signedOn: z.optional(z.nullable(Day)),
  note: z.optional(Text),
  /** Whether a person says that it belongs to the others; that holds until it goes to another person or form. */
  belongs: z.optional(z.boolean()),
});
export type SpecimenChange = z.infer<typeof SpecimenChange>;

export const MergePreview = z.object({
  /** Who would go. */
  from: Signatory,
  /** Who would stay. */
  into: Signatory,
  /** Specimens of each form, with one and with the other. */
  forms: z.array(z.object({ form: FormName, from: Count, into: Count })),
  /** Cases that would pass over. */
  cases: Count,
  /** The note the one who stays would have. */
  note: Text,
  /** Specimens that are there already, and specimens unlike those of the same form: a sign of two different hands. */
  duplicates: Count,
  unlike: Count,
});
export type MergePreview = z.infer<typeof MergePreview>;
