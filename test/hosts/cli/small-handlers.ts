/** Small handlers that keep everything in memory; a document's name says what becomes of it. */
import {
  adversarialReport,
  explanationReport,
  oneShotReport,
  recalibrationReport,
  robustnessReport,
  identificationReport,
  strangerReport,
} from './small-evaluations.ts';
import type { Explanation } from '../../../main/contract/explanation.ts';
import type { Backup } from '../../../main/contract/backups.ts';
import { methods, type Handlers, type MethodName, type Request } from '../../../main/contract/api.ts';
import { isDecision, standingStep, stateOf, undecided, type Step } from '../../../main/contract/decisions.ts';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import type { Emit } from '../../../main/contract/events.ts';
import type {
  Case,
  Contributions,
  IdentifyCase,
  Quality,
  Signatory,
  Specimen,
  VerifyCase,
} from '../../../main/contract/records.ts';
import { smallRetraining } from './small-evaluation.ts';
import type { FormSupport, SetErrors } from '../../../main/contract/reference-sets.ts';
import { smallLabHandlers, smallNetwork } from './small-lab.ts';
import { smallRecalibrationHandlers, type SmallRecalibration } from './small-recalibration.ts';
import { smallOneShotHandlers } from './small-one-shot.ts';
import { emptyTraining, type SmallTraining, smallTrainingHandlers } from './small-training.ts';
import { progress, smallUpkeepHandlers } from './small-upkeep.ts';

const quality: Quality = { usable: true, reasons: [], inkPixels: 900, width: 90, height: 30 };
const picture = Uint8Array.of(137, 80, 78, 71);
const supports = { falseAcceptanceSkilled: 0.05, falseAcceptanceRandom: 0.001, falseRejection: 0.05 };
const marks = { low: 0.1, middle: 0.2, high: 0.3 };
const frame = { x: 0, y: 0, width: 90, height: 30 };
/** δ = 0.08: one cell of each side adds to it, the first side's three times as much. */
const contributions: Contributions = {
  model: 'small',
  distance: 0.4,
  usual: 0.01,
  rows: 1,
  columns: 2,
  one: { frame, weights: [0.5, 0.5], cells: [0, 0.06], held: [0.5, 0.42] },
  other: { frame, weights: [0.5, 0.5], cells: [0.02, 0], held: [0, 0.92] },
};
const explanation: Explanation = {
  model: 'small',
  specimens: 3,
  terms: [
    {
      term: 'slant',
      here: 12,
      specimens: { count: 3, mean: 3, spread: 4 },
      deviations: 2.25,
      judgement: 'unlike',
    },
    { term: 'width', here: null, specimens: null, deviations: null, judgement: null },
  ],
  place: { row: 'bottom', column: 'right', share: 0.4, ink: 0.2 },
  differs: ['slant'],
  agrees: ['proportion'],
};
const policy = { falseAcceptance: 0.05, falseRejection: 0.05, falseIdentification: 0.01 };

/** As if the last of several were another hand's. */
function supportOfAll(own: readonly Specimen[]): FormSupport {
  const errors = (references: number): SetErrors => ({
    references,
    weak: references === 1,
    consistency: references === 1 ? 'unknown' : 'usual',
    equalError: 1 / (6 * references),
    interval: [1 / (12 * references), 1 / (3 * references)],
    policy: { forgeriesPass: 0.05, forgeriesOpen: 0.1, genuineFail: 0.05, genuineOpen: 0.1 },
  });
  return {
    form: own[0].form,
    errors: errors(own.length),
    oneMore: errors(own.length + 1),
    withoutStrangers: own.length > 2 ? errors(own.length - 1) : null,
    unlike: [],
    specimens: own.map(({ id, belongs = false }, i) => ({
      specimen: id,
      belongs,
      distance: own.length === 1 ? null : 0.1,
      further: own.length === 1 ? null : 0.4,
      without: own.length === 1 ? null : 1 / 6,
      stranger: !belongs && own.length > 2 && i === own.length - 1 ? 'foreign' : null,
    })),
  };
}

export interface SmallState {
  readonly signatories: Map<string, Signatory>;
  readonly specimens: Map<string, Specimen>;
  readonly cases: Map<string, Case>;
  readonly documents: Map<string, string>;
  readonly backups: Backup[];
  readonly training: SmallTraining;
  /** The retraining that was asked for last. */
  retraining: Request<'evaluation.retraining'> | null;
  /** Every call carried out, by name. */
  readonly calls: string[];
  recalibration: SmallRecalibration;
  locked: boolean;
}

export function emptyState(): SmallState {
  return {
    signatories: new Map(),
    specimens: new Map(),
    cases: new Map(),
    documents: new Map(),
    backups: [],
    training: emptyTraining(),
    recalibration: { adopted: null, withdrawn: 0 },
    retraining: null,
    calls: [],
    locked: false,
  };
}

export function smallHandlers(state: SmallState, emit: Emit): Handlers {
  let currentPolicy = policy;
  let network = smallNetwork;
  const documentName = (id: string) => found(state.documents, id, 'document');
  const handlers: Handlers = {
    ...smallTrainingHandlers(state.training),
    ...smallLabHandlers,
    'lab.networks': () => [network],
    'lab.train': ({ name, settings }) => (network = { ...smallNetwork, name, settings, step: settings.steps }),
    ...smallRecalibrationHandlers(state),
    ...smallOneShotHandlers,
    'evaluation.explanation': () => explanationReport,
    'evaluation.recalibration': () => recalibrationReport,
    'evaluation.robustness': () => robustnessReport,
    'evaluation.adversarial': () => adversarialReport,
    'evaluation.identification': (request) => identificationReport(request),
    'evaluation.strangers': (request) => strangerReport(request),
    'evaluation.oneShot': (request) => oneShotReport(request),
    'workspace.status': () => ({
      name: 'small',
      directory: '/small',
      locked: state.locked,
      keptBy: 'key-file',
      opensByPassphrase: false,
      signatories: state.signatories.size,
      specimens: state.specimens.size,
      cases: state.cases.size,
      model: null,
      runtime: null,
      version: '0',
    }),
    'workspace.unlock': ({ passphrase }) => {
      if (passphrase !== 'right') throw new ParaphError('wrong-passphrase', say`This passphrase does not open it.`);
      state.locked = false;
      return {};
    },
    'workspace.protect': () => ({}),
    'workspace.keepInFile': () => ({}),
    'drafts.keep': () => ({}),
    'drafts.read': () => ({ text: null }),
    'workspace.policy': () => currentPolicy,
    'workspace.setPolicy': (next) => (currentPolicy = next),
    'documents.open': ({ name, bytes }) => {
      if (bytes.length === 0) throw new ParaphError('damaged-file', say`The file is empty.`, { file: name });
      const document = `d${state.documents.size}`;
      state.documents.set(document, name);
      const pages = [0, 1].map((page) => ({ page, width: 800, height: 600, dpi: 300 }));
      return { document, name, format: 'png', pages };
    },
    'documents.page': ({ page }) => ({ page, width: 800, height: 600, preview: picture, proposals: [] }),
    'documents.close': ({ document }) => {
      state.documents.delete(document);
      return {};
    },
    'signatories.list': ({ search, offset, limit }) => {
      const rows = [...state.signatories.values()].filter(({ name }) => name.includes(search));
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    'signatories.get': ({ signatory }) => ({
      signatory: found(state.signatories, signatory, 'person'),
      specimens: [...state.specimens.values()].filter((specimen) => specimen.signatory === signatory),
      merged: [],
    }),
    'signatories.support': ({ signatory }) => {
      const own = [...state.specimens.values()].filter((specimen) => specimen.signatory === signatory);
      return { population: 'three writers', writers: 3, forms: own.length === 0 ? [] : [supportOfAll(own)] };
    },
    'signatories.create': ({ name, id = `s${state.signatories.size}`, note }) => {
      if (state.signatories.has(id)) throw new ParaphError('already-exists', say`${id} is enrolled already.`);
      const signatory = { id, name, note, createdAt: 0, specimens: 0, face: null };
      state.signatories.set(id, signatory);
      return signatory;
    },
    'signatories.update': ({ signatory, name, note }) => {
      const before = found(state.signatories, signatory, 'person');
      const after = { ...before, name: name ?? before.name, note: note ?? before.note };
      state.signatories.set(signatory, after);
      return after;
    },
    'signatories.remove': () => ({}),
    'signatories.restore': ({ signatory }) => found(state.signatories, signatory, 'person'),
    'signatories.erase': ({ signatory }) => {
      state.signatories.delete(signatory);
      return {};
    },
    'signatories.mergePreview': ({ signatory, into }) => ({
      from: found(state.signatories, signatory, 'person'),
      into: found(state.signatories, into, 'person'),
      forms: [{ form: 'full', from: 2, into: 1 }],
      cases: 3,
      note: 'one\nother',
      duplicates: 1,
      unlike: 2,
    }),
    'signatories.export': ({ signatory, passphrase }) => {
      const { name } = found(state.signatories, signatory, 'person');
      return { name: `${name}.paraph-person`, bytes: Uint8Array.from(Buffer.from(`${signatory}/${passphrase ?? ''}`)) };
    },
    'signatories.import': ({ bytes, passphrase, asNew }) => {
      const [id, wanted] = Buffer.from(bytes).toString().split('/');
      if (wanted !== '' && passphrase !== wanted)
        throw new ParaphError('locked', say`This file is under a passphrase.`);
      if (state.signatories.has(id) && !asNew) throw new ParaphError('already-exists', say`${id} is enrolled already.`);
      const signatory = { id: asNew ? 'new' : id, name: id, note: '', createdAt: 0, specimens: 0, face: null };
      state.signatories.set(signatory.id, signatory);
      return signatory;
    },
    'signatories.merge': ({ signatory, into }) => {
      found(state.signatories, signatory, 'person');
      state.signatories.delete(signatory);
      return found(state.signatories, into, 'person');
    },
    'specimens.add': ({ signatory, document, signedOn, form, note, insist }) => {
      const fileName = documentName(document);
      const isBlank = fileName.startsWith('blank') && !insist;
      const id = `p${state.specimens.size}`;
      const head = { fileName, quality, concerns: isBlank ? ['blank' as const] : [], duplicateOf: null };
      const specimen = { ...head, id, signatory, addedAt: 0, signedOn, form, note };
      if (!isBlank) state.specimens.set(id, specimen);
      return { ...head, accepted: !isBlank, specimen: isBlank ? null : specimen, picture };
    },
    'specimens.get': ({ specimen }) => found(state.specimens, specimen, 'specimen'),
    'specimens.contributions': ({ specimen, with: other }) => {
      found(state.specimens, specimen, 'specimen');
      found(state.specimens, other, 'specimen');
      return contributions;
    },
    'specimens.update': ({ changes }) => {
      const specimens = changes.map((change) => {
        const before = found(state.specimens, change.specimen, 'specimen');
        const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
        const after = { ...before, ...given };
        state.specimens.set(before.id, after);
        return after;
      });
      return { specimens };
    },
    'specimens.picture': () => ({ picture }),
    'specimens.remove': () => ({}),
    'specimens.restore': () => ({}),
    'verify.run': async ({ signatory, document, region, form }, signal) => {
      const person = found(state.signatories, signatory, 'person');
      const fileName = documentName(document);
      if (fileName.startsWith('slow')) await untilAborted(signal);
      const word = fileName.startsWith('forged') ? 'forged' : fileName.startsWith('blank') ? 'inconclusive' : 'genuine';
      const record: VerifyCase = {
        ...caseHead(state, fileName),
        region: region ?? null,
        kind: 'verify',
        signatory: { id: person.id, name: person.name },
        form: form === undefined ? undefined : { name: form, chosen: 'named' },
        evidence: {
          meanDistance: 0.4,
          leastDistance: 0.3,
          spread: 0.1,
          adjustedDistance: 0.3,
          references: [{ specimen: 'p0', distance: 0.3 }],
          population: { genuine: marks, skilled: marks, random: marks },
        },
        decision: {
          word,
          reason: word === 'inconclusive' ? 'unusable-image' : null,
          thresholds: { accept: 0.5, reject: 0.7 },
          supports,
        },
      };
      state.cases.set(record.id, record);
      return record;
    },
    'identify.run': ({ document }) => {
      const fileName = documentName(document);
      const [first] = state.signatories.values();
      const word = first === undefined ? 'inconclusive' : fileName.startsWith('stranger') ? 'unknown' : 'identified';
      const record: IdentifyCase = {
        ...caseHead(state, fileName),
        kind: 'identify',
        candidates: first
          ? [
              {
                signatory: first.id,
                name: first.name,
                globalDistance: 0.5,
                adjustedDistance: 0.2,
                nearestSpecimen: 'p0',
              },
            ]
          : [],
        decision: {
          word,
          reason: word === 'unknown' ? 'nobody-near' : word === 'inconclusive' ? 'empty-gallery' : null,
          signatory: word === 'identified' ? first.id : null,
          gallerySize: state.signatories.size,
          threshold: 0.3,
        },
      };
      state.cases.set(record.id, record);
      return record;
    },
    'cases.list': ({ kind }) => {
      const rows = [...state.cases.values()].filter((record) => kind === undefined || record.kind === kind);
      return { total: rows.length, rows };
    },
    'cases.get': (request) => found(state.cases, request.case, 'case'),
    'cases.picture': () => ({ picture }),
    'cases.contributions': (request) => {
      found(state.cases, request.case, 'case');
      return contributions;
    },
    'cases.explanation': (request) => {
      found(state.cases, request.case, 'case');
      return explanation;
    },
    'cases.select': () => ({ cases: [...state.cases.keys()] }),
    'cases.queue': ({ reasons }) => {
      const rows = [...state.cases.values()].map((record) => ({
        case: record,
        reasons: reasons ?? ['flagged' as const],
      }));
      const counts = { 'sent-on': 0, inconclusive: 0, unknown: 0, 'low-quality': 0, flagged: rows.length };
      return { waiting: rows.length, total: rows.length, counts, rows };
    },
    'cases.dispose': ({ case: id, ...step }) => takeStep(state, id, { ...step, at: 0 }),
    'cases.withdraw': ({ case: id, ...step }) => takeStep(state, id, { ...step, outcome: 'withdrawn', at: 0 }),
    'cases.correct': ({ case: id, ...correction }) => {
      const record = found(state.cases, id, 'case');
      const { name } = found(state.signatories, correction.signatory, 'person');
      const corrected = { ...record, corrections: [...record.corrections, { ...correction, name, at: 0 }] };
      state.cases.set(id, corrected);
      return corrected;
    },
    'cases.enrol': ({ case: id, insist }) => {
      const { fileName } = found(state.cases, id, 'case');
      const concerns = insist ? [] : ['duplicate' as const];
      return { accepted: insist, fileName, specimen: null, quality, concerns, duplicateOf: null, picture };
    },
    'cases.report': ({ cases, language }) => ({ report: new TextEncoder().encode(`${language} ${cases.join()}`) }),
    'cases.table': ({ cases }) => {
      const lines = cases ?? [...state.cases.keys()];
      return { table: new TextEncoder().encode(lines.join('\n')) };
    },
    'cases.remove': () => ({}),
    'cases.restore': () => ({}),
    'audit.verify': () => ({ entries: 7, intact: !state.locked, firstBroken: state.locked ? 3 : null }),
    'runtime.doctor': () => ({
      runtime: { backend: 'native-cpu', line: 'native TensorFlow 2.21, CPU', why: 'there is no GPU', advice: null },
      trainingStep: { milliseconds: 90, lossBefore: 0.2, lossAfter: 0.1, device: 'CPU' },
      node: '24',
      database: 'SQLite',
      model: 'small',
      workspace: '/small',
    }),
    'evaluation.verification': ({ operation = '', directory, references, draws, seed, writers = [] }) => {
      emit('progress', progress({ operation, stage: 'writers', done: 1, total: 2, perSecond: 1, remainingMs: 1_000 }));
      return {
        set: directory,
        writers: writers.length,
        writersWithForgeries: 1,
        model: 'small',
        seed,
        draws,
        policy: currentPolicy,
        results: references.map((number) => ({
          references: number,
          comparisons: { genuine: 10, random: 20, skilled: 30 },
          frr: 5,
          farRandom: 1,
          farSkilled: null,
          eerRandom: 2,
          eerSkilled: 9.5,
          eerSkilledPerWriter: 7,
          ci: {
            frr: [4, 6],
            farRandom: [0, 2],
            farSkilled: null,
            eerRandom: [1, 3],
            eerSkilled: [8, 11],
            eerSkilledPerWriter: [6, 8],
          },
          verdicts: {
            thresholds: { accept: 0.3, reject: 0.5 },
            inconclusive: { value: 12.5, ci: [10, 15] },
            inconclusiveGenuine: { value: 15, ci: [12, 18] },
            inconclusiveSkilled: { value: 10, ci: [8, 12] },
            wrongGenuine: { value: 2, ci: [1, 3] },
            wrongSkilled: null,
          },
          evidence: {
            skilled: {
              cllr: { value: 0.31, ci: [0.2, 0.4] },
              cllrMin: { value: 0.25, ci: [0.2, 0.3] },
              reliability: [],
              det: [],
            },
            random: {
              cllr: { value: 0.11, ci: [0.1, 0.2] },
              cllrMin: { value: 0.09, ci: [0.05, 0.1] },
              reliability: [],
              det: [],
            },
          },
        })),
        baselines: { inkDarkness: [], strokeWidth: [], aspectRatio: [] },
        skipped: [{ file: 'a/b.tif', why: 'it is blank' }],
      };
    },
    'evaluation.retraining': (request) => {
      state.retraining = request;
      return smallRetraining['evaluation.retraining'](request);
    },
    'evaluation.replay': ({ directory, seed, copied = 0, writers = [] }) => ({
      set: directory,
      writers: writers.length,
      seed,
      copies: [{ kind: 'turned', tried: copied, flagged: 1 }],
      genuine: { pairs: 1_000, flagged: 2, storedTwice: 1 },
      skilled: { pairs: 10, flagged: 0 },
      flagged: [{ one: 'a/genuine/1.png', other: 'a/genuine/2.png', gap: 0.9, share: 0.99, overlap: 0.95 }],
      milliseconds: 0.5,
      skipped: [],
    }),
    ...smallUpkeepHandlers(state.backups),
    'demonstration.status': () => ({ persons: [], documents: [], isMixed: false }),
    'demonstration.start': () => ({ persons: [], documents: [], isMixed: false }),
    'demonstration.document': ({ name }) => ({ name, bytes: new Uint8Array() }),
    'demonstration.reset': () => ({}),
    'imports.plan': () => ({ persons: [], problems: [], unused: 0 }),
    'imports.begin': () => ({ import: 'i0' }),
    'imports.file': ({ name }) => {
      const document = `d${state.documents.size}`;
      state.documents.set(document, name);
      return { document };
    },
    'imports.person': () => ({ signatory: null, did: 'nothing', files: [] }),
    'imports.list': () => [],
    'imports.undo': () => ({}),
    'imports.restore': () => ({}),
    'operations.cancel': () => ({}),
  };
  return counted(handlers, state);
}

function caseHead(state: SmallState, fileName: string) {
  const head = { createdAt: 0, region: null, quality, flags: [], model: 'small', policy, ...undecided() };
  return { ...head, fileHash: null, id: `c${state.cases.size}`, fileName };
}

function takeStep(state: SmallState, id: string, step: Step): Case {
  const record = found(state.cases, id, 'case');
  const history = [...record.history, step];
  const standing = standingStep(history);
  const disposition = isDecision(standing) ? standing : null;
  const stepped = { ...record, history, state: stateOf(history), disposition };
  state.cases.set(id, stepped);
  return stepped;
}

function found<T>(records: ReadonlyMap<string, T>, id: string, what: string): T {
  const record = records.get(id);
  if (record === undefined) throw new ParaphError('not-found', say`There is no ${what} ${id}.`);
  return record;
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new ParaphError('cancelled', say`Cancelled.`))),
  );
}

/** Notes every call. */
function counted(handlers: Handlers, state: SmallState): Handlers {
  const names = Object.keys(methods) as MethodName[];
  const wrapped = names.map((name) => [
    name,
    (request: never, signal: AbortSignal) => {
      state.calls.push(name);
      return (handlers[name] as (request: never, signal: AbortSignal) => unknown)(request, signal);
    },
  ]);
  return Object.fromEntries(wrapped) as Handlers;
}
