/** Records of enrolling many persons in one go. */
import { z, Count, Id, Instant, Name, Text } from './schema.ts';
import { ErrorRecord } from './errors.ts';
import { FormName } from './forms.ts';
import { Concern, Signatory } from './records.ts';

/** Files offered for one person at most: one to ten say what there is to say. */
export const filesOfOnePerson = 50;

/** An ISO date, `2026-03-31`. */
const Day = z.string();
/** As listed, or as it lies in its folder. */
const FilePath = z.string().check(z.maxLength(1_000));

export const PlannedFile = z.object({
  path: FilePath,
  /** Which of the paths that were given; null when none of them fits. */
  at: z.nullable(Count),
  signedOn: z.nullable(Day),
  form: FormName,
  /** The person has a specimen from a file of this name already. */
  isEnrolled: z.boolean(),
});
export type PlannedFile = z.infer<typeof PlannedFile>;

export const PlannedPerson = z.object({
  id: Id,
  name: Name,
  note: Text,
  files: z.array(PlannedFile),
  /** Nobody has this identifier, somebody has, or somebody who has a specimen from every file. */
  state: z.enum(['new', 'known', 'complete']),
});
export type PlannedPerson = z.infer<typeof PlannedPerson>;

export const PlanProblem = z.object({
  code: z.enum([
    'no-person',
    'no-files',
    'too-many-files',
    'name-too-long',
    'another-name',
    'several-of-that-name',
    'bad-date',
    'unclosed-quote',
    'loose-file',
  ]),
  /** Where: a line of the list counted from 1, or null. */
  line: z.nullable(Count),
  /** Whom or what it is about, as it was written. */
  about: z.string(),
});
export type PlanProblem = z.infer<typeof PlanProblem>;

/** One person of a list. */
export const ListedPerson = z.object({
  /** Of the first line about this person, counted from 1. */
  line: Count,
  id: Id,
  name: Name,
  note: Text,
  files: z.array(z.object({ path: z.string(), signedOn: z.nullable(Day), form: FormName })),
});
export type ListedPerson = z.infer<typeof ListedPerson>;

/** What a list says, before anybody looks for its persons and files. */
export const ImportList = z.object({ persons: z.array(ListedPerson), problems: z.array(PlanProblem) });
export type ImportList = z.infer<typeof ImportList>;

/** What a folder or a list would enrol. A person with a problem is not among `persons`. */
export const ImportPlan = z.object({
  persons: z.array(PlannedPerson),
  problems: z.array(PlanProblem),
  /** Given files that belong to nobody. */
  unused: Count,
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/** What came of one file of one person. */
export const ImportedFile = z.object({
  fileName: z.string(),
  accepted: z.boolean(),
  concerns: z.array(Concern),
  /** Why it could not be looked at. */
  error: z.nullable(ErrorRecord),
});
export type ImportedFile = z.infer<typeof ImportedFile>;

export const ImportedPerson = z.object({
  /** Null when somebody new could not be enrolled, since none of the files could be used. */
  signatory: z.nullable(Signatory),
  /** Added, given more specimens, brought back after a removal, or left as it was. */
  did: z.enum(['enrolled', 'completed', 'restored', 'nothing']),
  files: z.array(ImportedFile),
});
export type ImportedPerson = z.infer<typeof ImportedPerson>;

/** One import with what is left of it. */
export const ImportRecord = z.object({
  id: Id,
  startedAt: Instant,
  /** Persons it added, and specimens it gave to persons who were there before. */
  signatories: Count,
  specimens: Count,
  undone: z.boolean(),
});
export type ImportRecord = z.infer<typeof ImportRecord>;
