/** Calls that enrol many persons in one go. Each person is enrolled whole or not at all. */
import { defaultForm, FormName } from './forms.ts';
import { filesOfOnePerson, ImportedPerson, ImportPlan, ImportRecord } from './imports.ts';
import { done, method, nothing } from './method.ts';
import { z, Bytes, Id, Name, Text } from './schema.ts';

/** Relative, parts separated by `/`. */
const Path = z.string().check(z.maxLength(1_000));
const Paths = z.array(Path).check(z.maxLength(200_000));

export const importMethods = {
  'imports.plan': method(
    'Reads a list, or sorts the files of a folder by person, and tells what would be enrolled; changes nothing.',
    'enrol --csv FILE, enrol --folder DIR',
    z.object({
      /** A CSV with the columns id, name, files; without it each folder is a person. */
      list: z.optional(z.object({ name: Path, bytes: Bytes })),
      /** What there is; null when whoever asks finds listed files by itself. */
      paths: z.nullable(Paths),
    }),
    ImportPlan,
    { deadline: 120_000 },
  ),
  'imports.begin': method(
    'Opens an import: what is enrolled in it can be undone as one.',
    'enrol --csv FILE, enrol --folder DIR',
    nothing,
    z.object({ import: Id }),
  ),
  'imports.file': method(
    'Hands over one file of at most 100 MiB, to be enrolled with its person.',
    'enrol --csv FILE, enrol --folder DIR',
    z.object({ name: Path, bytes: Bytes }),
    z.object({ document: Id }),
  ),
  'imports.person': method(
    'Enrols one person from files handed over, or gives more specimens to somebody enrolled.',
    'enrol --csv FILE, enrol --folder DIR',
    z.object({
      import: Id,
      id: Id,
      name: Name,
      note: z._default(Text, ''),
      files: z
        .array(
          z.object({
            document: Id,
            signedOn: z._default(z.nullable(z.string()), null),
            form: z._default(FormName, defaultForm),
          }),
        )
        .check(z.maxLength(filesOfOnePerson)),
    }),
    ImportedPerson,
    { deadline: 600_000 },
  ),
  'imports.list': method('Imports, newest first.', 'imports', nothing, z.array(ImportRecord)),
  'imports.undo': method(
    'Removes everybody and everything an import added; can be undone.',
    'imports --undo ID',
    z.object({ import: Id }),
    done,
  ),
  'imports.restore': method(
    'Brings back what undoing an import removed.',
    'imports --restore ID',
    z.object({ import: Id }),
    done,
  ),
} as const;
