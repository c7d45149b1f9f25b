/** Labelled pictures from elsewhere, kept as a set. */
import { randomUUID } from 'node:crypto';
import type { Output, Request } from '../../contract/api.ts';
import type { LabPart, LabSet } from '../../contract/lab/records.ts';
import { checkFileSize } from '../../imaging/limits.ts';
import type { PictureSet } from '../../lab/picture-set.ts';
import { type PicturesRead, readPictureArchive, readPictureFolder, type ReadOptions } from '../../lab/read-pictures.ts';
import type { EngineContext } from '../context.ts';

/** Decides which classes are learnt from where the layout does not: the same pictures give the same set. */
export const seed = 1;

type Imported = Output<'lab.importArchive'>;

/** @throws ParaphError what the decoder says of the archive; `bad-input` with too few classes; `too-large`; `cancelled` */
export function importArchive(
  context: EngineContext,
  { archive, ...request }: Request<'lab.importArchive'>,
  signal: AbortSignal,
): Promise<Imported> {
  checkFileSize(archive.name, archive.bytes);
  const read = (options: ReadOptions) => readPictureArchive(archive, options);
  return context.operations.run(
    request.operation,
    signal,
    (stop, onProgress) => keep(context, request, read, { signal: stop, onProgress }),
    'lab.importArchive',
  );
}

/** @throws ParaphError `not-found` without the folder; `bad-input` with too few classes; `too-large`; `cancelled` */
export function importFolder(
  context: EngineContext,
  { directory, ...request }: Request<'lab.importFolder'>,
  signal: AbortSignal,
): Promise<Imported> {
  const read = (options: ReadOptions) => readPictureFolder(directory, options);
  return context.operations.run(
    request.operation,
    signal,
    (stop, onProgress) => keep(context, request, read, { signal: stop, onProgress }),
    'lab.importFolder',
  );
}

async function keep(
  context: EngineContext,
  { name, profile }: Pick<LabSet, 'name' | 'profile'>,
  read: (options: ReadOptions) => Promise<PicturesRead>,
  work: Pick<ReadOptions, 'signal' | 'onProgress'>,
): Promise<Imported> {
  const pictures = await read({ decoder: context.decoder, profile, seed, ...work });
  return keepSet(context, { name, profile, origin: 'imported' }, pictures);
}

export function keepSet(
  { workspace, emit, now }: EngineContext,
  about: Pick<LabSet, 'name' | 'profile' | 'origin'>,
  { set, skipped }: PicturesRead,
): Imported {
  const { coverage, classes, officialRuns } = set;
  const record: LabSet = {
    ...{ id: randomUUID(), ...about, createdAt: now() },
    ...{ learnt: tally(set, 'learnt'), unseen: tally(set, 'unseen'), officialRuns: officialRuns.length },
  };
  workspace.labSets.add(record, { coverage, classes, officialRuns });
  emit('changed', { kind: 'lab', id: record.id });
  return { set: record, skipped };
}

function tally({ classes }: PictureSet, part: LabPart): LabSet['learnt'] {
  const some = classes.filter((one) => one.part === part);
  return {
    groups: new Set(some.map(({ group }) => group)).size,
    classes: some.length,
    pictures: some.reduce((sum, { pictures }) => sum + pictures.length, 0),
  };
}
