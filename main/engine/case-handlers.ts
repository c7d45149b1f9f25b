import { breathe } from '../base/cancellation.ts';
import type { Handlers, Request } from '../contract/api.ts';
import { leftOpen, settledAs } from '../contract/decisions.ts';
import { ParaphError } from '../contract/errors.ts';
import { defaultForm } from '../contract/forms.ts';
import type { FormName } from '../contract/forms.ts';
import { say } from '../contract/phrase.ts';
import type { Case, EnrolmentOutcome } from '../contract/records.ts';
import { caseTable } from '../documents/case-table.ts';
import type { EngineContext } from './context.ts';
import { enrolSpecimen } from './enrol.ts';
import type { ModelRegistry } from './model-registry.ts';
import { reportCases } from './report.ts';

const done = {};

/** Recorded cases and what people make of them. */
export function caseHandlers(context: EngineContext, models: ModelRegistry) {
  const { workspace, emit } = context;
  const { cases, signatories } = workspace;
  const changed = (id: string | null) => emit('changed', { kind: 'cases', id });
  return {
    'cases.list': (request) => {
      void openAhead(context);
      return cases.list(request);
    },
    'cases.select': (request) => ({ cases: cases.select(request) }),
    'cases.queue': (request) => cases.queue(request),
    'cases.get': (request) => cases.get(request.case),
    'cases.picture': (request) => ({ picture: cases.picture(request.case, request.as) }),
    'cases.dispose': ({ case: id, ...step }) => {
      requireFitting(cases.get(id), step.outcome);
      const disposed = cases.dispose(id, step);
      changed(id);
      return disposed;
    },
    'cases.withdraw': ({ case: id, ...reviewer }) => {
      const withdrawn = cases.withdraw(id, reviewer);
      changed(id);
      return withdrawn;
    },
    'cases.correct': ({ case: id, ...correction }) => {
      const { name } = signatories.get(correction.signatory);
      const corrected = cases.correct(id, { ...correction, name });
      changed(id);
      return corrected;
    },
    'cases.enrol': (request, signal) => enrolFromCase(context, request, signal),
    'cases.remove': (request) => {
      cases.remove(request.cases);
      changed(oneOf(request.cases));
      return done;
    },
    'cases.restore': (request) => {
      cases.restore(request.cases);
      changed(oneOf(request.cases));
      return done;
    },
    'cases.report': (request, signal) => reportCases(context, models, request, signal),
    'cases.table': ({ cases: chosen, ...filter }) => {
      const ids = chosen ?? cases.select(filter);
      return { table: caseTable(ids.map((id) => cases.get(id))) };
    },
  } satisfies Partial<Handlers>;
}

function oneOf(ids: readonly string[]): string | null {
  return ids.length === 1 ? ids[0] : null;
}

/** What was left open is settled, what was said overruled: otherwise nobody could tell what a decision says of the signature. */
function requireFitting(record: Case, outcome: Request<'cases.dispose'>['outcome']): void {
  const isOpen = leftOpen(record);
  if (outcome === 'overruled' && isOpen) {
    throw new ParaphError('refused', say`There is nothing to overrule: the verdict left it open.`, {
      nextStep: say`Settle the case: say whether the signature was genuine or forged.`,
    });
  }
  if (settledAs(outcome) !== null && !isOpen) {
    throw new ParaphError('refused', say`Only a comparison that was inconclusive can be settled.`, {
      nextStep: say`Confirm or overrule the verdict.`,
    });
  }
}

/** The form that the case found this person's signature to have. */
function formIn(record: Case, signatory: string): FormName {
  const compared =
    record.kind === 'verify'
      ? record.form?.name
      : record.candidates.find((candidate) => candidate.signatory === signatory)?.form;
  return compared ?? defaultForm;
}

/** The picture as it was scanned goes the way of any other specimen: through the decoder, with its quality checked. */
async function enrolFromCase(
  context: EngineContext,
  { case: id, signatory, insist }: Request<'cases.enrol'>,
  signal: AbortSignal,
): Promise<EnrolmentOutcome> {
  const { cases } = context.workspace;
  const record = cases.get(id);
  const { fileName } = record;
  const document = context.documents.keep({ name: fileName, bytes: cases.picture(id, 'scanned') });
  try {
    return await enrolSpecimen(
      context,
      { signatory, document, signedOn: null, form: formIn(record, signatory), note: '', insist },
      signal,
    );
  } finally {
    context.documents.close(document);
  }
}

/** Milliseconds of work between two chances for others. */
const slice = 5;
/** Where it was done, or is under way. */
const openedAhead = new WeakSet<EngineContext>();

/** Whoever looks at the list searches it next: the cases are opened meanwhile, in slices that nobody notices. */
async function openAhead(context: EngineContext): Promise<void> {
  if (openedAhead.has(context)) return;
  openedAhead.add(context);
  try {
    let begun = performance.now();
    for (const _step of context.workspace.cases.ahead()) {
      if (performance.now() - begun < slice) continue;
      await breathe();
      begun = performance.now();
    }
  } catch (error) {
    // The workspace was closed or locked meanwhile, a person erased; a search that needs it tells what is wrong.
    context.logger.debug({ err: error }, 'cases were not all opened ahead');
    openedAhead.delete(context);
  }
}
