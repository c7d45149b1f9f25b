/** The lab's sets of pictures. */
import { done, method, nothing } from '../method.ts';
import { z, Bytes, Count, Id, Name } from '../schema.ts';
import { LabClass, LabPictures, LabProfile, LabSet } from './records.ts';

const set = z.object({ set: Id });
const labelled = { name: Name, profile: LabProfile, operation: z.optional(Id) };
/** `skipped` pictures could not be read, or show nothing. */
export const ImportedSet = z.object({ set: LabSet, skipped: Count });
/** Pictures that one call gives: as many as a set of Omniglot's size has in some alphabets. */
const mostPictures = 5_000;

export const labSetMethods = {
  'lab.sets': method(
    'The sets of pictures that the lab knows: generated ones, this workspace’s own, then imported ones, newest first.',
    'lab sets',
    nothing,
    z.array(LabSet),
  ),
  'lab.importArchive': method(
    'Keeps the pictures of a ZIP as a set: CLASS/PICTURE, GROUP/CLASS/PICTURE, or as Omniglot is laid out.',
    'lab import PATH',
    z.object({ ...labelled, archive: z.object({ name: z.string().check(z.maxLength(500)), bytes: Bytes }) }),
    ImportedSet,
    { deadline: 0 },
  ),
  'lab.importFolder': method(
    'Keeps the pictures of a folder as a set, laid out as an archive is.',
    'lab import PATH',
    z.object({ ...labelled, directory: z.string() }),
    ImportedSet,
    { reach: 'command-line', deadline: 0 },
  ),
  'lab.removeSet': method(
    'Forgets an imported set; networks that learnt from it stay.',
    'lab remove-set SET',
    set,
    done,
  ),
  'lab.classes': method(
    'The classes of a set, each with its part and the places of its pictures.',
    'lab classes SET',
    set,
    z.array(LabClass),
    { deadline: 300_000 },
  ),
  'lab.pictures': method(
    'Pictures of a set by their places.',
    'lab pictures SET --places LIST',
    z.object({ set: Id, places: z.array(Count).check(z.maxLength(mostPictures)) }),
    LabPictures,
    { deadline: 300_000 },
  ),
} as const;
