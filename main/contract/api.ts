/** Every call the engine answers, described once. Hosts, the renderer's client and the command line derive from it. */
import { demonstrationMethods } from './demonstration.ts';
import { evaluationMethods, OtherFolder } from './evaluations.ts';
import { labLookMethods } from './lab/look-methods.ts';
import { labGridMethods } from './lab/grid-methods.ts';
import { labNetworkMethods } from './lab/network-methods.ts';
import { labSphereMethods } from './lab/sphere-methods.ts';
import { labOneShotMethods } from './lab/one-shot-methods.ts';
import { labSetMethods } from './lab/sets-methods.ts';
import { labTripletMethods } from './lab/triplet-methods.ts';
import { importMethods } from './import-methods.ts';
import { done, method, nothing, page } from './method.ts';
import { modelMethods } from './model-methods.ts';
import { caseMethods } from './case-methods.ts';
import { z, Bytes, Count, Day, Id, Instant, Name, Text } from './schema.ts';
import { FormName, defaultForm } from './forms.ts';
import { MergePreview, SpecimenChange } from './people.ts';
import * as records from './records.ts';
import { recalibrationMethods } from './recalibration-methods.ts';
import { retrainingMethods } from './retraining.ts';
import { identificationMethods } from './identification-report.ts';
import { strangerMethods } from './stranger-report.ts';
import { PersonSupport } from './reference-sets.ts';
import { ReplayReport } from './replay-report.ts';
import { trainingMethods } from './training-methods.ts';
import { personFileMethods } from './person-file.ts';
import { upkeepMethods } from './upkeep-methods.ts';
import { VerificationReport } from './verification-report.ts';

const search = z._default(Text, '');
/** Names long work, so that its progress can be followed and `operations.cancel` can stop it. */
const operation = z.optional(Id);
/** One signature: a document already opened and where on it; without a region the whole first page. */
const signature = { document: Id, region: z.optional(records.Region) };

export const methods = {
  'workspace.status': method('What this workspace holds and what runs it.', 'doctor', nothing, records.WorkspaceStatus),
  'workspace.unlock': method(
    'Opens a workspace whose key a passphrase keeps.',
    'serve --passphrase-file FILE',
    z.object({ passphrase: z.string() }),
    done,
  ),
  'workspace.protect': method(
    'Puts the workspace key under a passphrase alone.',
    'protect --new-passphrase-file FILE',
    z.object({ passphrase: z.string().check(z.minLength(8)) }),
    done,
  ),
  'workspace.keepInFile': method(
    'Puts the workspace key in a file that this user alone can read.',
    'protect --by-key-file',
    nothing,
    done,
  ),
  'workspace.policy': method('The error rates verdicts are held to.', 'policy', nothing, records.Policy),
  'workspace.setPolicy': method(
    'Changes those error rates; smaller ones than the data bear out are refused.',
    'policy --set',
    records.Policy,
    records.Policy,
  ),

  'drafts.keep': method(
    'Keeps text that is being typed, in memory, until it is saved or the engine ends; an empty one forgets it.',
    'serve',
    z.object({ name: Id, text: z.string().check(z.maxLength(10_000)) }),
    done,
  ),
  'drafts.read': method(
    'Gives back text that was being typed.',
    'serve',
    z.object({ name: Id }),
    z.object({ text: z.nullable(z.string()) }),
  ),

  'documents.open': method(
    'Reads a document of at most 100 MiB and lists its pages.',
    'verify, identify, enrol',
    z.object({ name: z.string().check(z.maxLength(500)), bytes: Bytes }),
    records.OpenedDocument,
  ),
  'documents.page': method(
    'One page: a preview and where signatures seem to be.',
    'verify, identify, enrol',
    z.object({ document: Id, page: Count }),
    records.PageView,
  ),
  'documents.close': method('Forgets an opened document.', 'verify, identify, enrol', z.object({ document: Id }), done),

  'signatories.list': method(
    'The enrolled persons, by name; `search` looks in names and identifiers.',
    'signatories',
    z.object({ search, ...page }),
    z.object({ total: Count, rows: z.array(records.Signatory) }),
  ),
  'signatories.get': method(
    'One person with every specimen, and whoever was merged into them and can still be restored.',
    'signatories --id ID',
    z.object({ signatory: Id }),
    z.object({
      signatory: records.Signatory,
      specimens: z.array(records.Specimen),
      merged: z.array(z.object({ id: Id, name: Name, at: Instant })),
    }),
  ),
  'signatories.support': method(
    'What the specimens of a person support, which of them do not belong, and what one more would bring.',
    'references',
    z.object({ signatory: Id }),
    PersonSupport,
  ),
  'signatories.create': method(
    'Adds a person; without an identifier one is made. Names may repeat, identifiers may not.',
    'enrol --name NAME',
    z.object({ name: Name, id: z.optional(Id), note: z._default(Text, '') }),
    records.Signatory,
  ),
  'signatories.update': method(
    'Changes a name or a note.',
    'signatories --id ID --rename NAME',
    z.object({ signatory: Id, name: z.optional(Name), note: z.optional(Text) }),
    records.Signatory,
  ),
  'signatories.remove': method(
    'Takes a person away; can be undone.',
    'signatories --remove ID',
    z.object({ signatory: Id }),
    done,
  ),
  'signatories.restore': method(
    'Undoes a removal or a merge.',
    'signatories --restore ID',
    z.object({ signatory: Id }),
    records.Signatory,
  ),
  'signatories.mergePreview': method(
    'What would become of two persons who are merged.',
    'merge --preview',
    z.object({ signatory: Id, into: Id }),
    MergePreview,
  ),
  'signatories.merge': method(
    'Passes all specimens, cases and the note of one person to another, and takes the first away; can be undone.',
    'merge',
    z.object({ signatory: Id, into: Id }),
    records.Signatory,
    { deadline: 120_000 },
  ),
  'signatories.erase': method(
    "Destroys a person's key and everything under it. Cannot be undone.",
    'signatories --erase ID',
    z.object({ signatory: Id }),
    done,
  ),

  'specimens.add': method(
    'Offers a signature as a specimen; it is accepted, or refused with its reasons.',
    'enrol --id ID --form NAME --signed-on DATE FILE…',
    z.object({
      signatory: Id,
      ...signature,
      signedOn: z._default(z.nullable(Day), null),
      form: z._default(FormName, defaultForm),
      note: z._default(Text, ''),
      insist: z._default(z.boolean(), false),
    }),
    records.EnrolmentOutcome,
  ),
  'specimens.update': method(
    'Changes what is known of specimens, or gives them to somebody else: all of the changes or none.',
    'specimens',
    z.object({ changes: z.array(SpecimenChange).check(z.minLength(1), z.maxLength(1_000)) }),
    z.object({ specimens: z.array(records.Specimen) }),
    { deadline: 120_000 },
  ),
  'specimens.picture': method(
    'The picture of a specimen: the crop as scanned, or cleaned as the network sees it.',
    'signatories --id ID --export DIR',
    z.object({ specimen: Id, as: z.enum(['scanned', 'cleaned']) }),
    z.object({ picture: Bytes }),
  ),
  'specimens.get': method('One specimen.', 'compare --specimen ID', z.object({ specimen: Id }), records.Specimen),
  'specimens.contributions': method(
    'Which regions drive the distance between two specimens.',
    'compare --specimen ID --with ID',
    z.object({ specimen: Id, with: Id }),
    records.Contributions,
  ),
  'specimens.remove': method(
    'Takes a specimen away; can be undone.',
    'signatories --remove-specimen ID',
    z.object({ specimen: Id }),
    done,
  ),
  'specimens.restore': method(
    'Undoes a removal.',
    'signatories --restore-specimen ID',
    z.object({ specimen: Id }),
    done,
  ),

  'verify.run': method(
    "Compares a questioned signature with one person's specimens and records the case. Without a form the nearest decides.",
    'verify --id ID --form NAME FILE',
    z.object({ signatory: Id, form: z.optional(FormName), ...signature }),
    records.VerifyCase,
  ),
  'identify.run': method(
    'Looks for the writer of a signature among everybody enrolled; `unknown` is an answer.',
    'identify FILE',
    z.object({ ...signature }),
    records.IdentifyCase,
  ),

  ...caseMethods,
  'audit.verify': method(
    'Checks the chain of the log of everything that was done.',
    'audit',
    nothing,
    z.object({ entries: Count, intact: z.boolean(), firstBroken: z.nullable(Count) }),
  ),

  'runtime.doctor': method(
    'Says which device is used and why, and times one training step on it.',
    'doctor',
    nothing,
    records.DoctorReport,
    { deadline: 300_000 },
  ),
  'evaluation.verification': method(
    'Measures verification on a folder laid out as WRITER/genuine|forged/*.',
    'evaluate verification DIR',
    z.object({
      operation,
      directory: z.string(),
      references: z._default(z.array(z.int().check(z.positive())), [1, 3, 5, 10]),
      draws: z._default(z.int().check(z.positive()), 5),
      seed: z._default(z.int(), 1),
      /** Only these writers, by folder name; all without it. */
      writers: z.optional(z.array(z.string())),
      /** Another such folder that the thresholds are to come from, and which writers of it. */
      calibrateOn: z.optional(OtherFolder),
    }),
    VerificationReport,
    { reach: 'command-line', deadline: 0 },
  ),
  ...evaluationMethods,
  ...identificationMethods,
  ...strangerMethods,
  'evaluation.replay': method(
    'Measures how well copies are told from signatures written anew, on a folder laid out as WRITER/genuine|forged/*.',
    'evaluate replay DIR',
    z.object({
      operation,
      directory: z.string(),
      /** Genuine signatures of each writer that are copied; all without it. */
      copied: z.optional(z.int().check(z.positive())),
      seed: z._default(z.int(), 1),
      writers: z.optional(z.array(z.string())),
    }),
    ReplayReport,
    { reach: 'command-line', deadline: 0 },
  ),
  ...trainingMethods,
  ...retrainingMethods,
  ...modelMethods,
  ...recalibrationMethods,
  ...personFileMethods,
  ...upkeepMethods,
  ...importMethods,
  ...demonstrationMethods,
  ...labSetMethods,
  ...labNetworkMethods,
  ...labLookMethods,
  ...labTripletMethods,
  ...labSphereMethods,
  ...labGridMethods,
  ...labOneShotMethods,
} as const;

export type MethodName = keyof typeof methods;
/** What a caller passes: defaults may be left out. */
export type Input<M extends MethodName> = z.input<(typeof methods)[M]['input']>;
/** What the engine receives: defaults filled in. */
export type Request<M extends MethodName> = z.output<(typeof methods)[M]['input']>;
export type Output<M extends MethodName> = z.output<(typeof methods)[M]['output']>;

/** The one type that preload bridge, loopback client, command line and engine satisfy. */
export interface Api {
  call<M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>>;
}

/** Handlers, one for each call. `signal` aborts when the caller cancels, goes away or the deadline passes. */
export type Handlers = {
  [M in MethodName]: (request: Request<M>, signal: AbortSignal) => Promise<Output<M>> | Output<M>;
};
