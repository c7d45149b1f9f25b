import type { Request } from '../contract/api.ts';
import { ParaphError, toErrorRecord } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { ImportedFile, ImportedPerson } from '../contract/imports.ts';
import type { Concern } from '../contract/records.ts';
import type { Embedding } from '../base/embedding.ts';
import { throwIfCancelled } from '../base/cancellation.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import type { PreparedSignature } from '../imaging/decoder-api.ts';
import type { Reference } from '../matching/compare.ts';
import { holdTogether } from '../matching/strangers.ts';
import type { Calibration } from '../contract/calibration.ts';
import { defaultForm, type FormName, groupByForm } from '../contract/forms.ts';
import { contentHash } from '../storage/image-bytes.ts';
import { searchText } from '../storage/search-text.ts';
import type { StoredReference } from '../storage/embeddings.ts';
import type { NewSpecimen } from '../storage/specimens.ts';
import type { LoadedModel } from './active-model.ts';
import type { EngineContext } from './context.ts';
import { isKeptOut } from './enrol.ts';
import { refuseFuture } from './signing-day.ts';

type PersonRequest = Request<'imports.person'>;

/** A file that was looked at, or the error that kept it from being so. */
type Looked = { fileName: string; signedOn: string | null; form: FormName } & (
  { prepared: PreparedSignature; embedding: Embedding | null } | { error: unknown }
);

/** A specimen to be, without the person it will belong to. */
type Offered = Omit<NewSpecimen, 'signatory' | 'embedding'> & { readonly embedding: Embedding };

interface Judged {
  readonly files: ImportedFile[];
  readonly taken: Offered[];
}

/**
 * One person from files handed over: everything that can be taken is stored in one transaction, so that whoever stops
 * an import leaves whole persons. A file that cannot be used is told of and never stops the others.
 *
 * @throws ParaphError `already-exists` when the identifier is somebody else's or was merged into somebody, `not-found` for an import unheard of
 */
export async function importPerson(
  context: EngineContext,
  request: PersonRequest,
  signal: AbortSignal,
): Promise<ImportedPerson> {
  const { workspace, references, emit } = context;
  workspace.imports.require(request.import);
  for (const { signedOn } of request.files) refuseFuture(signedOn, context.now());
  const found = workspace.signatories.find(request.id);
  if (found?.removed && searchText(found.name) !== searchText(request.name)) throw takenByAnother(request.id);
  const model = await context.model.ready();
  const looked = await lookAt(context, request.files, model);
  if (found?.mergedInto) throw mergedIntoAnother(request.id, found.mergedInto);
  const known = found && !found.removed ? await references.of(found.id, model.embedder) : [];
  throwIfCancelled(signal);

  const imported = workspace.transaction((): ImportedPerson => {
    const { files, taken } = judge(context, request.id, looked, known, model);
    if (taken.length === 0 && !found?.removed) {
      return { signatory: found && workspace.signatories.get(found.id), did: 'nothing', files };
    }
    const did = store(context, request, taken);
    return { signatory: workspace.signatories.get(request.id), did, files };
  });
  if (imported.did !== 'nothing' && imported.signatory) {
    references.changed();
    emit('changed', { kind: 'signatories', id: imported.signatory.id });
  }
  return imported;
}

/** Decoded side by side, embedded in one go, and let go of. */
async function lookAt(context: EngineContext, files: PersonRequest['files'], model: LoadedModel): Promise<Looked[]> {
  const { embedder } = model;
  const prepared = await Promise.all(
    files.map(async ({ document, signedOn, form }): Promise<Looked> => {
      const { name, bytes } = context.documents.get(document);
      const head = { fileName: name, signedOn, form };
      try {
        const signature = await context.decoder.prepare({ name, bytes, region: null, input: embedder.input });
        return { ...head, prepared: signature, embedding: null };
      } catch (error) {
        return { ...head, error };
      } finally {
        context.documents.close(document);
      }
    }),
  );
  const usable = prepared.flatMap((file) => usableImage(file) ?? []);
  const embeddings = embedder.embed(usable);
  let next = 0;
  return prepared.map((file) => (usableImage(file) ? { ...file, embedding: embeddings[next++] } : file));
}

function usableImage(file: Looked): NormalisedImage | null {
  return 'prepared' in file && file.prepared.quality.usable ? file.prepared.normalised : null;
}

/** Which of the files become specimens. They are held against one another and those the person has, whatever their order. */
function judge(
  context: EngineContext,
  signatory: string,
  looked: readonly Looked[],
  known: readonly StoredReference[],
  { calibration }: LoadedModel,
): Judged {
  const judged: Judged = { files: [], taken: [] };
  const references: (Reference & { form: FormName })[] = [...known];
  const takenAs = new Map<string, Concern[]>();
  for (const file of looked) {
    const offered = offer(file);
    if (!('specimen' in offered)) {
      judged.files.push(offered.told);
      continue;
    }
    const { specimen } = offered;
    const { form } = file;
    const mark = `${form} ${Buffer.from(contentHash(specimen.normalised)).toString('hex')}`;
    const concerns: Concern[] = [...specimen.concerns];
    if (takenAs.has(mark) || isEnrolled(context, { signatory, form }, specimen.normalised)) concerns.push('duplicate');
    const accepted = !isKeptOut(concerns);
    judged.files.push({ fileName: file.fileName, accepted, concerns, error: null });
    if (!accepted) continue;
    takenAs.set(mark, concerns);
    references.push({ specimen: mark, embedding: specimen.embedding, form });
    judged.taken.push({ ...specimen, concerns });
  }
  for (const stranger of strangersAmong(references, calibration)) takenAs.get(stranger)?.push('unlike-others');
  return judged;
}

/** Each form apart. */
function strangersAmong(references: readonly (Reference & { form: FormName })[], calibration: Calibration): string[] {
  return groupByForm(references).flatMap(({ items }) => [...holdTogether(items, calibration).strangers.keys()]);
}

/** A specimen to be, or what to tell of a file that cannot be one. */
function offer(file: Looked): { specimen: Offered } | { told: ImportedFile } {
  const { fileName, signedOn, form } = file;
  const told = { fileName, accepted: false, concerns: [], error: null };
  if ('error' in file) return { told: { ...told, error: { ...toErrorRecord(file.error), file: fileName } } };
  const { embedding } = file;
  const { quality, normalised, scanned, cleaned, placement } = file.prepared;
  if (!embedding || !normalised) return { told: { ...told, concerns: quality.reasons } };
  const head = {
    fileName,
    signedOn,
    form,
    concerns: quality.reasons,
    duplicateOf: null,
    placement: placement ?? undefined,
  };
  return {
    specimen: { ...head, scanned, cleaned, normalised, quality, embedding },
  };
}

/** Whether the person has a specimen of this content. */
function isEnrolled(
  { workspace }: EngineContext,
  { signatory, form }: { signatory: string; form: FormName },
  normalised: NormalisedImage,
): boolean {
  const found = workspace.signatories.find(signatory);
  return found !== null && !found.removed && workspace.specimens.findByContent(signatory, form, normalised) !== null;
}

/** Within a transaction of the caller's. */
function store({ workspace }: EngineContext, request: PersonRequest, taken: readonly Offered[]): ImportedPerson['did'] {
  const { signatories, specimens, imports } = workspace;
  const { import: id, id: signatory, name, note } = request;
  const found = signatories.find(signatory);
  if (!found) signatories.create({ id: signatory, name, note });
  else if (found.removed) signatories.restore(signatory);
  const isNew = !found || found.removed;
  if (isNew) imports.addedSignatory(id, signatory);
  for (const specimen of taken) {
    if (
      found?.removed &&
      specimens.findByContent(signatory, specimen.form ?? defaultForm, specimen.normalised) !== null
    )
      continue;
    const added = specimens.add({ signatory, ...specimen });
    if (!isNew) imports.addedSpecimen(id, added.id);
  }
  if (!found) return 'enrolled';
  return found.removed ? 'restored' : 'completed';
}

function mergedIntoAnother(id: string, other: string): ParaphError {
  return new ParaphError('already-exists', say`This person was merged into ${other}.`, {
    nextStep: say`List the specimens under ${other}, or undo the merge.`,
    detail: id,
  });
}

function takenByAnother(id: string): ParaphError {
  return new ParaphError('already-exists', say`Somebody else who was removed has this identifier.`, {
    nextStep: say`Restore or erase that person, or choose another identifier.`,
    detail: id,
  });
}
