/** Plain records that cross process boundaries. Bytes are PNG pictures unless said otherwise. */
import { Copy } from './copies.ts';
import { CaseState, Correction, DecidedOutcome, Step } from './decisions.ts';
import { ComparedForm, FormName } from './forms.ts';
import { LikelihoodRatio } from './likelihood.ts';
import { SetErrors } from './reference-sets.ts';
import { z, Bytes, Count, Id, Instant, Name, Rate, Text } from './schema.ts';
import { Unlikeness } from './traits.ts';

/** A rectangle in pixels of the page as decoded (not of its preview). */
export const Region = z.object({
  page: Count,
  x: z.number(),
  y: z.number(),
  width: z.number().check(z.positive()),
  height: z.number().check(z.positive()),
});
export type Region = z.infer<typeof Region>;

export const QualityReason = z.enum(['blank', 'faint', 'clipped', 'too-small', 'several-signatures']);
export type QualityReason = z.infer<typeof QualityReason>;

export const Quality = z.object({
  /** False when no embedding can be trusted: nothing to compare. */
  usable: z.boolean(),
  reasons: z.array(QualityReason),
  /** Ink pixels after cleaning, and the cropped size, in pixels of the page. */
  inkPixels: Count,
  width: Count,
  height: Count,
});
export type Quality = z.infer<typeof Quality>;

/**
 * Where the two pictures of a signature lie on its page: what measuring them and laying one over the other takes. In
 * pixels of the page, from the top left corner of the picture as scanned.
 */
export const Placement = z.object({
  /** Resolution of the page; null where the file does not tell it. */
  dpi: z.nullable(z.number().check(z.positive())),
  /** Pixels of the page for each pixel of the picture as scanned. */
  scannedStep: z.number().check(z.positive()),
  /** Where the cleaned picture begins, and pixels of the page for each pixel of it. */
  cleaned: z.object({ x: z.number(), y: z.number(), step: z.number().check(z.positive()) }),
});
export type Placement = z.infer<typeof Placement>;

/** Why a specimen deserves a second look although it can be used, or why it was not accepted. */
export const Concern = z.union([QualityReason, z.enum(['duplicate', 'enrolled-elsewhere', 'unlike-others'])]);
export type Concern = z.infer<typeof Concern>;

export const DocumentFormat = z.enum(['png', 'jpeg', 'tiff', 'webp', 'pdf']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

export const OpenedDocument = z.object({
  document: Id,
  name: z.string(),
  format: DocumentFormat,
  pages: z.array(z.object({ page: Count, width: Count, height: Count, dpi: z.nullable(z.number()) })),
});
export type OpenedDocument = z.infer<typeof OpenedDocument>;

export const PageView = z.object({
  page: Count,
  width: Count,
  height: Count,
  preview: Bytes,
  /** Where signatures seem to be, best first. */
  proposals: z.array(Region),
});
export type PageView = z.infer<typeof PageView>;

export const Signatory = z.object({
  id: Id,
  name: Name,
  note: Text,
  createdAt: Instant,
  specimens: Count,
  /** First specimen, for a thumbnail; null when there is none. */
  face: z.nullable(Id),
});
export type Signatory = z.infer<typeof Signatory>;

export const Specimen = z.object({
  id: Id,
  signatory: Id,
  fileName: z.string(),
  addedAt: Instant,
  /** When it was signed, if known: an ISO date. */
  signedOn: z.nullable(z.string()),
  /** Which of the person's ways of signing it shows. */
  form: FormName,
  note: Text,
  quality: Quality,
  concerns: z.array(Concern),
  /** The specimen it duplicates, when `concerns` has `duplicate`. */
  duplicateOf: z.nullable(Id),
  /** Absent for a specimen that was taken in before it was recorded. */
  placement: z.optional(Placement),
  /** Another form of this person that it is like, when it is unlike its own. */
  nearForm: z.optional(z.nullable(FormName)),
  /** Somebody said that it belongs to the others of its form, though it may seem not to. */
  belongs: z.optional(z.boolean()),
});
export type Specimen = z.infer<typeof Specimen>;

/** What came of offering one signature as a specimen. */
export const EnrolmentOutcome = z.object({
  accepted: z.boolean(),
  fileName: z.string(),
  specimen: z.nullable(Specimen),
  quality: Quality,
  concerns: z.array(Concern),
  duplicateOf: z.nullable(Id),
  nearForm: z.optional(z.nullable(FormName)),
  /** The cleaned signature, so that the reason can be seen beside it. */
  picture: Bytes,
});
export type EnrolmentOutcome = z.infer<typeof EnrolmentOutcome>;

/** Upper ends of the error rates a person accepts. Between the two thresholds they give, a verdict is inconclusive. */
export const Policy = z.object({
  /** At most this share of skilled forgeries may be called genuine. */
  falseAcceptance: Rate,
  /** At most this share of genuine signatures may be called forged. */
  falseRejection: Rate,
  /** At most this share of strangers may be given a name, whatever the size of the gallery. */
  falseIdentification: Rate,
});
export type Policy = z.infer<typeof Policy>;

export const ReferenceDistance = z.object({ specimen: Id, distance: z.number() });

/** Three marks of a distribution of adjusted distances: 5th, 50th and 95th percentile. */
export const Marks = z.object({ low: z.number(), middle: z.number(), high: z.number() });
export type Marks = z.infer<typeof Marks>;

export const Evidence = z.object({
  /** Mean and least local distance to the references, the references' own spread, and the distance net of it. */
  meanDistance: z.number(),
  leastDistance: z.number(),
  spread: z.nullable(z.number()),
  adjustedDistance: z.number(),
  /** Nearest first. */
  references: z.array(ReferenceDistance),
  /** Adjusted distances of the population on which the model was calibrated, for as many references. */
  population: z.object({ genuine: Marks, skilled: Marks, random: Marks }),
  /** Absent in cases from before it was computed. */
  likelihoodRatio: z.optional(LikelihoodRatio),
});
export type Evidence = z.infer<typeof Evidence>;

export const VerifyWord = z.enum(['genuine', 'inconclusive', 'forged']);
export type VerifyWord = z.infer<typeof VerifyWord>;

export const InconclusiveReason = z.enum([
  'between-thresholds',
  'unusable-image',
  'no-specimens',
  'unlike-calibration',
  'near-when-turned',
]);
export type InconclusiveReason = z.infer<typeof InconclusiveReason>;

/** How near a questioned signature lies once it is turned: by so many degrees clockwise, the nearer of both ways. */
export const TurnedDistance = z.object({ degrees: z.number(), distance: z.number() });
export type TurnedDistance = z.infer<typeof TurnedDistance>;

export const VerifyDecision = z.object({
  word: VerifyWord,
  reason: z.nullable(InconclusiveReason),
  /** Genuine at or below `accept`, forged above `reject`, in adjusted distance; null when nothing was compared. */
  thresholds: z.nullable(z.object({ accept: z.number(), reject: z.number() })),
  /** Error rates measured at those thresholds with this number of specimens. */
  supports: z.nullable(
    z.object({
      falseAcceptanceSkilled: Rate,
      falseAcceptanceRandom: Rate,
      falseRejection: Rate,
      /** What two of them may be among other writers, with 95 % confidence; absent in older cases. */
      atMost: z.optional(z.object({ falseAcceptanceSkilled: Rate, falseRejection: Rate })),
    }),
  ),
  /** What is unlike anything the rates were measured on, for that reason; absent otherwise, and in older cases. */
  unlike: z.optional(z.array(Unlikeness)),
  /** Where it would be forged as it lies, whether or not that stands; absent otherwise, and in older cases. */
  turned: z.optional(TurnedDistance),
});
export type VerifyDecision = z.infer<typeof VerifyDecision>;

export const Candidate = z.object({
  signatory: Id,
  name: z.string(),
  /** Which of that person's ways of signing it is; absent in cases from before forms were told apart. */
  form: z.optional(FormName),
  /** Distance of the global vectors, which ranked the gallery. */
  globalDistance: z.number(),
  /** Adjusted local distance, which decides; null beyond the shortlist. */
  adjustedDistance: z.nullable(z.number()),
  nearestSpecimen: Id,
});
export type Candidate = z.infer<typeof Candidate>;

export const IdentifyDecision = z.object({
  word: z.enum(['identified', 'unknown', 'inconclusive']),
  reason: z.nullable(z.enum(['unusable-image', 'empty-gallery', 'nobody-near', 'unlike-calibration'])),
  signatory: z.nullable(Id),
  /** Which of that person's ways of signing it is like. */
  form: z.optional(FormName),
  /** How many people there were, and the adjusted distance below which a name is given among as many. */
  gallerySize: Count,
  /** How many forms of signature they had between them, each a comparison that can fail; absent in older cases. */
  forms: z.optional(Count),
  threshold: z.nullable(z.number()),
  /** What is unlike anything the rates were measured on, for that reason; absent otherwise. Candidates stay ranked. */
  unlike: z.optional(z.array(Unlikeness)),
});
export type IdentifyDecision = z.infer<typeof IdentifyDecision>;

/**
 * `copy-of-specimen`, `copy-of-case`: too alike to be written again, see `copies`; `old-specimens`: even the youngest is
 * years old; `years-apart`: many years lie between oldest and newest; `stranger-among-specimens`: one seems not to belong.
 */
export const Flag = z.union([
  QualityReason,
  z.enum([
    'few-specimens',
    'copy-of-specimen',
    'copy-of-case',
    'old-specimens',
    'years-apart',
    'stranger-among-specimens',
  ]),
]);
export type Flag = z.infer<typeof Flag>;

export const Disposition = z.object({
  outcome: DecidedOutcome,
  by: Name,
  why: Text,
  at: Instant,
});
export type Disposition = z.infer<typeof Disposition>;

/** Since when, and by how many decided cases, a model's calibration is moved. */
export const RecalibrationMark = z.object({ at: Instant, cases: Count });
export type RecalibrationMark = z.infer<typeof RecalibrationMark>;

const caseHead = {
  id: Id,
  createdAt: Instant,
  fileName: z.string(),
  /** SHA-256 of the document's bytes, hexadecimal; null for cases recorded before it was kept. */
  fileHash: z.nullable(z.string()),
  region: z.nullable(Region),
  /** Absent without ink, and for a case from before it was recorded. */
  placement: z.optional(Placement),
  quality: Quality,
  flags: z.array(Flag),
  /** What the questioned signature is a copy of, closest first; absent where nothing was found to be one. */
  copies: z.optional(z.array(Copy)),
  model: z.string(),
  /** Absent where it was decided by the model's own calibration. */
  recalibrated: z.optional(RecalibrationMark),
  policy: Policy,
  state: CaseState,
  /** The decision that stands; null while there is none. */
  disposition: z.nullable(Disposition),
  /** Every step, oldest first. */
  history: z.array(Step),
  /** What people said about whose signature it is, oldest first. */
  corrections: z.array(Correction),
};

export const VerifyCase = z.object({
  ...caseHead,
  kind: z.literal('verify'),
  /** The name as it was then, the identifier of whoever has the case now: people are merged. */
  signatory: z.object({ id: Id, name: z.string() }),
  /** Absent where nothing was compared, and in cases from before forms were told apart. */
  form: z.optional(ComparedForm),
  evidence: z.nullable(Evidence),
  /** What the specimens supported then; absent where nothing was compared, and in older cases. */
  set: z.optional(SetErrors),
  decision: VerifyDecision,
});
export type VerifyCase = z.infer<typeof VerifyCase>;

export const IdentifyCase = z.object({
  ...caseHead,
  kind: z.literal('identify'),
  candidates: z.array(Candidate),
  decision: IdentifyDecision,
});
export type IdentifyCase = z.infer<typeof IdentifyCase>;

export const Case = z.discriminatedUnion('kind', [VerifyCase, IdentifyCase]);
export type Case = z.infer<typeof Case>;

/**
 * One signature's part in a local distance: what each cell of the network's map adds to it.
 */
export const ContributionMap = z.object({
  /** The rectangle that the cells divide evenly, in pixels of the cleaned picture; it may reach beyond the picture. */
  frame: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  /** Rows × columns, row by row: each cell's share of the ink as the network weighs it. They sum to 1. */
  weights: z.array(z.number()),
  /** Rows × columns: half of weight × (1 − best cosine within the window of the other map). */
  cells: z.array(z.number()),
  /** Rows × columns: what of the likeness rests on each cell, its own and the other map's that is found there. They sum to 1 − δ. */
  held: z.array(z.number()),
});
export type ContributionMap = z.infer<typeof ContributionMap>;

/** Where a distance comes from. The cells of both maps together sum to δ = distance² / 2. */
export const Contributions = z.object({
  /** The model that compared: the one in use, not always the one of an older case. */
  model: z.string(),
  distance: z.number(),
  /** What a cell adds on average between two genuine signatures of one hand, over the calibration's writers. */
  usual: z.number().check(z.positive()),
  rows: z.int().check(z.positive()),
  columns: z.int().check(z.positive()),
  /** The questioned signature, or the specimen named first. */
  one: ContributionMap,
  /** The specimen it was compared with. */
  other: ContributionMap,
});
export type Contributions = z.infer<typeof Contributions>;

/** What stands behind the answers: shown in About, by `doctor` and in the small print of a verdict. */
export const RuntimeDescription = z.object({
  backend: z.enum(['native-gpu', 'native-cpu', 'wasm']),
  /** One line: what is used, e.g. `native TensorFlow 2.21, CPU`. */
  line: z.string(),
  why: z.string(),
  /** What to do to get a faster device used; null when there is nothing to do. */
  advice: z.nullable(z.string()),
});
export type RuntimeDescription = z.infer<typeof RuntimeDescription>;

export const DoctorReport = z.object({
  runtime: RuntimeDescription,
  trainingStep: z.object({
    milliseconds: z.number(),
    lossBefore: z.number(),
    lossAfter: z.number(),
    device: z.string(),
  }),
  node: z.string(),
  database: z.string(),
  model: z.string(),
  workspace: z.string(),
});
export type DoctorReport = z.infer<typeof DoctorReport>;

export const WorkspaceStatus = z.object({
  name: z.string(),
  directory: z.string(),
  locked: z.boolean(),
  /** What opens the workspace key. */
  keptBy: z.enum(['passphrase', 'key-file', 'system-store']),
  /** Whether a passphrase opens it: the one that keeps it, or one besides the system's store. */
  opensByPassphrase: z.boolean(),
  signatories: Count,
  specimens: Count,
  cases: Count,
  model: z.nullable(z.object({ key: z.string(), name: z.string(), description: z.string() })),
  runtime: z.nullable(RuntimeDescription),
  version: z.string(),
});
export type WorkspaceStatus = z.infer<typeof WorkspaceStatus>;
