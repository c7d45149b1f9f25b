import { ParaphError } from '../contract/errors.ts';
import type { Handlers, Request } from '../contract/api.ts';
import type { Demonstration } from '../contract/demonstration.ts';
import { defaultForm } from '../contract/forms.ts';
import { say } from '../contract/phrase.ts';
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { drawSampleDocument, sampleDocuments, samplePersons, sampleSpecimens } from '../synthesis/sample-workspace.ts';
import type { EngineContext } from './context.ts';
import { importPerson } from './import-person.ts';

type PersonFile = Request<'imports.person'>['files'][number];

/**
 * Made-up persons live in the workspace itself, so that what one tries is what one will use; they enter an empty one only,
 * bear a mark in their names, and leave without a trace in one act.
 */
export function demonstrationHandlers(context: EngineContext) {
  return {
    'demonstration.status': () => describe(context),
    'demonstration.start': (request, signal) => start(context, request, signal),
    'demonstration.document': ({ name }) => {
      const document = drawSampleDocument(name);
      if (!document)
        throw new ParaphError('not-found', say`There is no made-up document of this name.`, { file: name });
      return { name, bytes: document.bytes };
    },
    'demonstration.reset': () => {
      reset(context);
      return {};
    },
  } satisfies Partial<Handlers>;
}

function describe({ workspace }: EngineContext): Demonstration {
  const { signatories, imports } = workspace;
  const present = imports.madeUp().flatMap((id) => {
    const found = signatories.find(id);
    return found && !found.removed ? [{ id, name: found.name }] : [];
  });
  const documents = sampleDocuments().map(({ fileName, kind, truth, claims }) => {
    const [newest] = casesAbout(workspace, fileName);
    return { name: fileName, kind, truth, claims, case: newest ? { id: newest.id, word: newest.decision.word } : null };
  });
  return { persons: present, documents, isMixed: workspace.counts().signatories > present.length };
}

function casesAbout({ cases }: EngineContext['workspace'], fileName: string) {
  return cases.list({ search: fileName, limit: 1_000 }).rows.filter((one) => one.fileName === fileName);
}

async function start(
  context: EngineContext,
  { mark, note }: Request<'demonstration.start'>,
  signal: AbortSignal,
): Promise<Demonstration> {
  const { workspace, documents } = context;
  if (describe(context).isMixed) {
    throw new ParaphError('refused', say`Made-up persons are not mixed with those enrolled here.`, {
      nextStep: say`Open an empty workspace to try Paraph with them.`,
    });
  }
  // What is left of an earlier one, stopped half way perhaps, makes room.
  reset(context);
  const id = workspace.imports.begin('demonstration');
  for (const person of samplePersons()) {
    const files: PersonFile[] = [];
    for (const { fileName, bytes } of sampleSpecimens(person.id)) {
      files.push({ document: documents.keep({ name: fileName, bytes }), signedOn: null, form: defaultForm });
      await breathe();
      throwIfCancelled(signal);
    }
    const request = { import: id, id: person.id, name: `${person.name} (${mark})`, note, files };
    await importPerson(context, request, signal);
  }
  return describe(context);
}

/** Erased, not only removed: nobody needs made-up persons back, and their names are free again. */
function reset({ workspace, references, emit }: EngineContext): void {
  const erased = workspace.imports.madeUp();
  for (const id of erased) workspace.signatories.erase(id);
  const left = sampleDocuments().flatMap(({ fileName }) => casesAbout(workspace, fileName));
  workspace.cases.remove(left.map(({ id }) => id));
  if (erased.length + left.length === 0) return;
  references.forget();
  emit('changed', { kind: 'signatories', id: null });
  emit('changed', { kind: 'cases', id: null });
}
