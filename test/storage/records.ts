/** Records to put into a workspace. */
import { randomUUID } from 'node:crypto';
import type { Embedding } from '../../main/base/embedding.ts';
import { rounded } from '../../main/base/quantised-map.ts';
import type { Random } from '../../main/base/random.ts';
import { undecided } from '../../main/contract/decisions.ts';
import type { IdentifyCase, Policy, Quality, Signatory, VerifyCase } from '../../main/contract/records.ts';
import type { NewSpecimen } from '../../main/storage/specimens.ts';

export const quality: Quality = { usable: true, reasons: [], inkPixels: 4_000, width: 600, height: 200 };
export const policy: Policy = { falseAcceptance: 0.05, falseRejection: 0.05, falseIdentification: 0.01 };

export function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

export function randomEmbedding(random: Random, model = 'model-1', cells = 12): Embedding {
  const local = { rows: 3, columns: cells / 3, channels: 8 };
  return {
    model,
    global: Float32Array.from({ length: 16 }, () => random.normal()),
    local: rounded({
      ...local,
      cells: Float32Array.from({ length: cells * local.channels }, () => random.normal()),
      weights: Float32Array.from({ length: cells }, () => random.next()),
    }),
  };
}

export function newSpecimen(random: Random, signatory: string, changes: Partial<NewSpecimen> = {}): NewSpecimen {
  const coverage = randomBytes(random, 48 * 96);
  return {
    signatory,
    fileName: 'specimen.png',
    scanned: randomBytes(random, 3_000),
    cleaned: randomBytes(random, 1_500),
    normalised: { width: 96, height: 48, coverage },
    quality,
    concerns: [],
    duplicateOf: null,
    signedOn: null,
    embedding: randomEmbedding(random),
    ...changes,
  };
}

const caseHead = {
  createdAt: 1_700_000_000_000,
  fileName: 'mandate.pdf',
  region: { page: 0, x: 10, y: 20, width: 300, height: 100 },
  quality,
  flags: [],
  model: 'model-1',
  policy,
  fileHash: 'c0ffee',
};

export function verifyCase(
  { id, name }: Signatory,
  specimens: string[],
  changes: Partial<VerifyCase> = {},
): VerifyCase {
  const marks = { low: 0.1, middle: 0.2, high: 0.3 };
  return {
    ...caseHead,
    ...undecided(),
    id: randomUUID(),
    kind: 'verify',
    signatory: { id, name },
    evidence: {
      meanDistance: 0.7,
      leastDistance: 0.6,
      spread: 0.5,
      adjustedDistance: 0.12,
      references: specimens.map((specimen) => ({ specimen, distance: 0.7 })),
      population: { genuine: marks, skilled: marks, random: marks },
    },
    decision: {
      word: 'genuine',
      reason: null,
      thresholds: { accept: 0.15, reject: 0.2 },
      supports: { falseAcceptanceSkilled: 0.05, falseAcceptanceRandom: 0.01, falseRejection: 0.05 },
    },
    ...changes,
  };
}

/** Names the first candidate, or nobody. */
export function identifyCase(candidates: Signatory[], word: 'identified' | 'unknown'): IdentifyCase {
  return {
    ...caseHead,
    ...undecided(),
    id: randomUUID(),
    kind: 'identify',
    candidates: candidates.map(({ id, name }, rank) => ({
      signatory: id,
      name,
      globalDistance: 0.3 + rank / 10,
      adjustedDistance: rank < 2 ? 0.1 : null,
      nearestSpecimen: `specimen-of-${id}`,
    })),
    decision: {
      word,
      reason: word === 'unknown' ? 'nobody-near' : null,
      signatory: word === 'identified' ? candidates[0].id : null,
      gallerySize: candidates.length,
      threshold: 0.2,
    },
  };
}

export function pictures(random: Random): { scanned: Uint8Array; cleaned: Uint8Array } {
  return { scanned: randomBytes(random, 2_000), cleaned: randomBytes(random, 1_000) };
}
