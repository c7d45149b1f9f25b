/** One person as a file, out of a workspace and into another. */
import { throwIfCancelled } from '../base/cancellation.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import type { Output, Request } from '../contract/api.ts';
import { ParaphError } from '../contract/errors.ts';
import { personFileEnding, type ExportedPerson } from '../contract/person-file.ts';
import { say } from '../contract/phrase.ts';
import type { Signatory } from '../contract/records.ts';
import { packPerson } from '../documents/person-archive.ts';
import { isUnderPassphrase, openUnderPassphrase, sealUnderPassphrase } from '../storage/passphrase-file.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { EngineContext } from './context.ts';

/** @throws ParaphError not-found, too-large */
export function exportPerson(
  { workspace, now }: EngineContext,
  { signatory, passphrase }: Request<'signatories.export'>,
): Output<'signatories.export'> {
  const exported = readPerson(workspace, signatory);
  const packed = packPerson(exported, now());
  const bytes = passphrase === null ? packed : sealUnderPassphrase(packed, passphrase);
  workspace.signatories.exported(signatory, passphrase !== null);
  return { name: fileNameOf(exported.person.name), bytes };
}

function readPerson({ signatories, specimens }: Workspace, id: string): ExportedPerson {
  const { name, note, createdAt } = signatories.get(id);
  const all = specimens.of(id);
  return {
    person: { id, name, note, createdAt },
    specimens: all.map(({ id: specimen, signatory: _signatory, duplicateOf, ...details }) => {
      const twin = all.findIndex((other) => other.id === duplicateOf);
      return {
        ...details,
        duplicateOf: twin === -1 ? null : twin,
        scanned: specimens.picture(specimen, 'scanned'),
        cleaned: specimens.picture(specimen, 'cleaned'),
      };
    }),
  };
}

/** Letters and digits of the name: what every file system takes. */
function fileNameOf(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${plain.slice(0, 60) || 'person'}${personFileEnding}`;
}

/**
 * The file is opened here and read in the decoder; only when all of it was found to be in order, everything is stored in
 * one transaction. The network's input is made again from the pictures, so none is taken from the file.
 *
 * @throws ParaphError locked where it needs a passphrase, wrong-passphrase, damaged-file, unsupported-format, too-large,
 *         already-exists
 */
export async function importPersonFile(
  context: EngineContext,
  { name, bytes, passphrase, asNew }: Request<'signatories.import'>,
  signal: AbortSignal,
): Promise<Signatory> {
  const { workspace, decoder } = context;
  const packed = openFile(bytes, passphrase, name);
  const { embedder } = await context.model.ready();
  const exported = await decoder.person({ name, bytes: packed });
  const { id } = exported.person;
  if (!asNew && workspace.signatories.find(id) !== null) throw taken(id, name);
  const images: NormalisedImage[] = [];
  for (const { cleaned } of exported.specimens) {
    throwIfCancelled(signal);
    const { normalised } = await decoder.normalise({ name, bytes: cleaned, input: embedder.input });
    if (normalised.coverage.every((ink) => ink === 0)) throw withoutInk(name);
    images.push(normalised);
  }
  const signatory = workspace.transaction(() => store(workspace, exported, images, asNew));
  context.references.changed();
  context.emit('changed', { kind: 'signatories', id: signatory.id });
  return signatory;
}

function openFile(
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string | undefined,
  file: string,
): Uint8Array<ArrayBuffer> {
  if (!isUnderPassphrase(bytes)) return bytes;
  if (passphrase !== undefined) return openUnderPassphrase(bytes, passphrase, file);
  throw new ParaphError('locked', say`This file is under a passphrase.`, {
    file,
    nextStep: say`Enter the passphrase it was exported with.`,
  });
}

/** Within a transaction of the caller's. */
function store(
  { signatories, specimens }: Workspace,
  { person, specimens: exported }: ExportedPerson,
  images: readonly NormalisedImage[],
  asNew: boolean,
): Signatory {
  const { id, ...rest } = person;
  const signatory = signatories.create(asNew ? rest : { id, ...rest }).id;
  const ids: string[] = [];
  for (const [index, { duplicateOf: _twin, ...specimen }] of exported.entries()) {
    const added = { ...specimen, signatory, normalised: images[index], duplicateOf: null, embedding: null };
    ids.push(specimens.add(added).id);
  }
  specimens.change(
    exported.flatMap(({ duplicateOf }, index) =>
      duplicateOf === null ? [] : [{ specimen: ids[index], duplicateOf: ids[duplicateOf] }],
    ),
  );
  return signatories.get(signatory);
}

function withoutInk(file: string): ParaphError {
  return new ParaphError('damaged-file', say`A picture in the file shows no signature.`, {
    file,
    nextStep: say`Export the person again.`,
  });
}

function taken(id: string, file: string): ParaphError {
  return new ParaphError('already-exists', say`Somebody in this workspace has the same identifier.`, {
    file,
    nextStep: say`Import as somebody new, with an identifier of their own.`,
    detail: id,
  });
}
