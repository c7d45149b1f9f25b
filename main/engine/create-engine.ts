import { availableParallelism } from 'node:os';
import type { Handlers } from '../contract/api.ts';
import type { Emit, EventRecord } from '../contract/events.ts';
import { createLogger } from '../base/logger.ts';
import type { WorkspaceHost } from '../storage/lock.ts';
import { openWorkspace } from '../storage/workspace.ts';
import { offeringBackup } from './offer-backup.ts';
import { createActiveModel } from './active-model.ts';
import { backupHandlers } from './backup-handlers.ts';
import { caseHandlers } from './case-handlers.ts';
import type { EngineContext } from './context.ts';
import { contributionsOfCase, contributionsOfSpecimens } from './contributions.ts';
import { evaluationHandlers } from './evaluation-handlers.ts';
import { explainCase } from './explanation.ts';
import { createDecoders } from './decoders.ts';
import { demonstrationHandlers } from './demonstration.ts';
import { documentHandlers } from './document-handlers.ts';
import { createDrafts, draftHandlers } from './drafts.ts';
import { examine } from './doctor.ts';
import { enrolSpecimen } from './enrol.ts';
import { evaluateRetraining } from './evaluate-retraining.ts';
import { evaluateCopies, evaluateFolder } from './evaluate.ts';
import { importHandlers } from './import-handlers.ts';
import { createLab } from './lab/create-lab.ts';
import { identifySignature } from './identify.ts';
import { modelHandlers } from './model-handlers.ts';
import { mergeSignatories, previewMerge } from './merge.ts';
import { createModelRegistry, type ModelRegistry } from './model-registry.ts';
import { createOpenDocuments } from './open-documents.ts';
import { createOperations } from './operations.ts';
import { signatoryHandlers, specimenHandlers } from './records-handlers.ts';
import { recalibrationHandlers } from './recalibration-handlers.ts';
import { createRecalibrated } from './recalibrated.ts';
import { createReferences } from './references.ts';
import type { Spawn } from './spawn.ts';
import { exportPerson, importPersonFile } from './person-file.ts';
import { supportOfPerson } from './person-support.ts';
import { updateSpecimens } from './update-specimens.ts';
import { trainingHandlers } from './training-handlers.ts';
import { createTrainingRuns } from './training-runs.ts';
import { createTurns } from './turns.ts';
import { verifySignature } from './verify.ts';
import { workspaceHandlers } from './workspace-handlers.ts';

export interface EngineOptions {
  /** The workspace's folder; made when it is not there. */
  readonly directory: string;
  /** Where the model lies: weights, manifest, card. */
  readonly modelDirectory: string;
  readonly spawn: Spawn;
  readonly emit: Emit;
  readonly version: string;
  readonly passphrase?: string | undefined;
  /** The key that the operating system's store holds for this workspace. */
  readonly systemKey?: Uint8Array | undefined;
  /** What runs this engine, for whoever finds the workspace in use. */
  readonly host?: WorkspaceHost | undefined;
  readonly now?: () => number;
}

export interface Engine {
  readonly handlers: Handlers;
  /** Puts the workspace key under a key of the operating system's store, and besides, unless null, a passphrase. */
  keepInStore(key: Uint8Array, recovery: string | null): void;
  close(): Promise<void>;
}

/**
 * One workspace with everything that acts on it.
 * @throws ParaphError `workspace-in-use`, `newer-schema`, `damaged-workspace`, `wrong-passphrase`
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { version, directory, passphrase, systemKey, host, now = Date.now } = options;
  const logger = createLogger('engine');
  const emit = tellingAlso(options.emit, (record) => lab.changed(record));
  const workspace = offeringBackup(directory, () => openWorkspace({ directory, passphrase, systemKey, host, now }));
  const decoder = createDecoders(options.spawn, decoderCount());
  const registry = createModelRegistry(workspace, options.modelDirectory);
  const recalibrated = createRecalibrated(workspace);
  const model = createActiveModel(registry.activeDirectory, recalibrated);
  const operations = createOperations(emit, now);
  const context: EngineContext = {
    workspace,
    decoder,
    model,
    recalibrated,
    references: createReferences(workspace),
    documents: createOpenDocuments(),
    drafts: createDrafts(),
    operations,
    spawn: options.spawn,
    turns: createTurns(),
    emit,
    logger,
    now,
    version,
  };
  const runs = createTrainingRuns(context, registry);
  const lab = createLab(context);
  lab.changed({ kind: 'workspace' });
  warmUp(context);

  return {
    handlers: {
      ...createHandlers(context, registry),
      ...trainingHandlers(context, registry, runs),
      ...lab.handlers,
    },
    keepInStore(key, recovery) {
      workspace.keepInStore(key, recovery);
      emit('changed', { kind: 'workspace', id: null });
    },
    async close() {
      operations.cancelAll();
      runs.close();
      lab.close();
      decoder.close();
      await model.close();
      workspace.close();
    },
  };
}

/** @param hear is told of changes before anybody else is */
function tellingAlso(emit: Emit, hear: (record: EventRecord<'changed'>) => void): Emit {
  return (name, record) => {
    if (name === 'changed') hear(record as EventRecord<'changed'>);
    emit(name, record);
  };
}

/** Each holds some hundred megabytes while it works, and the model wants processors too. */
function decoderCount(): number {
  return Math.min(4, Math.max(2, availableParallelism() - 1));
}

/** Loads the model ahead of the first question; a failure is told to whoever asks first. */
function warmUp({ model, emit, logger }: EngineContext): void {
  model.ready().then(
    () => emit('changed', { kind: 'workspace', id: null }),
    (error: unknown) => logger.warn({ err: error }, 'the model could not be loaded'),
  );
}

function createHandlers(context: EngineContext, registry: ModelRegistry) {
  return {
    ...workspaceHandlers(context),
    ...documentHandlers(context),
    ...draftHandlers(context.drafts),
    ...signatoryHandlers(context),
    ...specimenHandlers(context),
    ...caseHandlers(context, registry),
    ...modelHandlers(context),
    ...recalibrationHandlers(context),
    ...evaluationHandlers(context),
    ...backupHandlers(context),
    ...importHandlers(context),
    ...demonstrationHandlers(context),
    'specimens.add': (request, signal) => enrolSpecimen(context, request, signal),
    'specimens.contributions': (request) => contributionsOfSpecimens(context, request),
    'cases.contributions': (request) => contributionsOfCase(context, request),
    'cases.explanation': (request) => explainCase(context, request),
    'specimens.update': (request) => updateSpecimens(context, request),
    'signatories.support': (request) => supportOfPerson(context, request),
    'signatories.mergePreview': (request) => previewMerge(context, request),
    'signatories.merge': (request) => mergeSignatories(context, request),
    'signatories.export': (request) => exportPerson(context, request),
    'signatories.import': (request, signal) => importPersonFile(context, request, signal),
    'verify.run': (request, signal) => verifySignature(context, request, signal),
    'identify.run': (request, signal) => identifySignature(context, request, signal),
    'evaluation.verification': (request, signal) => evaluateFolder(context, request, signal),
    'evaluation.retraining': (request, signal) => evaluateRetraining(context, request, signal),
    'evaluation.replay': (request, signal) => evaluateCopies(context, request, signal),
    'runtime.doctor': () => examine(context),
    'operations.list': () => context.operations.list(),
    'operations.cancel': ({ operation }) => {
      context.operations.cancel(operation);
      return {};
    },
  } satisfies Partial<Handlers>;
}
