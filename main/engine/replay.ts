/**
 * Whether a signature was there before: pasted, printed, scanned again. Told beside the verdict, which it may turn round.
 */
import type { Copy } from '../contract/copies.ts';
import type { Case, Flag, Region } from '../contract/records.ts';
import { centreLineVersion, decodeCentreLine } from '../imaging/centre-line.ts';
import { coincidenceOf, isCopy, readLine, type Coincidence, type ReadLine } from '../imaging/replay.ts';
import type { FoundLine } from '../storage/centre-lines.ts';
import type { EngineContext } from './context.ts';
import type { QuestionedSignature } from './questioned-signature.ts';

/** Questioned signatures of one person that a new one is compared with, the newest. */
const recalledCases = 200;
/** More copies of one signature say nothing new. */
const toldCopies = 3;

type ReplayContext = Pick<EngineContext, 'workspace' | 'decoder'>;

/** A signature as it was prepared, and the document it comes from. */
type Probe = Pick<QuestionedSignature, 'fileHash' | 'prepared'>;

/**
 * The specimens of these persons, and the earlier questioned signatures that were held against them, that the probe is a
 * copy of: closest first, specimens before cases.
 *
 * @param region of the document that the probe fills; null where it is the whole first page
 */
export async function findCopies(
  context: ReplayContext,
  { fileHash, prepared }: Probe,
  region: Region | null,
  signatories: readonly string[],
): Promise<Copy[]> {
  const probe = readStored(prepared.centreLine);
  if (probe === null) return [];
  const specimens: Copy[] = [];
  const cases: Copy[] = [];
  for (const signatory of signatories) {
    for (const { id, coincidence } of copiesAmong(probe, await specimenLines(context, signatory))) {
      specimens.push(toCopy({ kind: 'specimen', specimen: id }, coincidence));
    }
    for (const { id, coincidence } of copiesAmong(probe, caseLines(context, signatory))) {
      const isAnother = !isSamePlace(context.workspace.cases.get(id), fileHash, region);
      if (isAnother) cases.push(toCopy({ kind: 'case', case: id }, coincidence));
    }
  }
  return [...closest(specimens), ...closest(cases)];
}

export function flagsOfCopies(copies: readonly Copy[]): Flag[] {
  const flags: Flag[] = [];
  if (copies.some(({ of }) => of.kind === 'specimen')) flags.push('copy-of-specimen');
  if (copies.some(({ of }) => of.kind === 'case')) flags.push('copy-of-case');
  return flags;
}

/** The closest of the person's specimens that this signature is a copy of; null where it is none. */
export async function specimenCopied(
  context: ReplayContext,
  centreLine: Uint8Array | null,
  signatory: string,
  isConcerned: (specimen: string) => boolean = () => true,
): Promise<string | null> {
  const probe = readStored(centreLine);
  if (probe === null) return null;
  const lines = (await specimenLines(context, signatory)).filter(({ id }) => isConcerned(id));
  const copies = copiesAmong(probe, lines).sort((one, other) => one.coincidence.gap - other.coincidence.gap);
  return copies.at(0)?.id ?? null;
}

/** Keeps the line of a specimen or a questioned signature, so that nobody has to draw it again. */
export function keepLine({ workspace }: ReplayContext, of: 'specimen' | 'case', id: string, line: Uint8Array | null) {
  workspace.centreLines.put(of, centreLineVersion, [{ id, line }]);
}

/** The person's specimens; lines from before they were kept are drawn from the cleaned pictures, and kept. */
async function specimenLines({ workspace, decoder }: ReplayContext, signatory: string): Promise<FoundLine[]> {
  const { found, missing } = workspace.centreLines.ofSpecimens(signatory, centreLineVersion);
  if (missing.length === 0) return found;
  const drawn = await Promise.all(
    missing.map(async (id) => {
      const { fileName } = workspace.specimens.get(id);
      const { centreLine } = await decoder.centreLine({
        name: fileName,
        bytes: workspace.specimens.picture(id, 'cleaned'),
      });
      return { id, line: centreLine };
    }),
  );
  workspace.centreLines.put('specimen', centreLineVersion, drawn);
  return workspace.centreLines.ofSpecimens(signatory, centreLineVersion).found;
}

/** Cases from before lines were kept are not looked through: drawing them would keep the verdict waiting. */
function caseLines({ workspace }: ReplayContext, signatory: string): FoundLine[] {
  return workspace.centreLines.ofCases(signatory, centreLineVersion, recalledCases).found;
}

function copiesAmong(probe: ReadLine, lines: readonly FoundLine[]): { id: string; coincidence: Coincidence }[] {
  return lines.flatMap(({ id, line }) => {
    const known = readStored(line);
    const coincidence = known && coincidenceOf(probe, known);
    return coincidence && isCopy(coincidence) ? [{ id, coincidence }] : [];
  });
}

function readStored(line: Uint8Array | null): ReadLine | null {
  return line && readLine(decodeCentreLine(line));
}

/** Asking about one place of one document twice makes no copy. */
function isSamePlace({ fileHash, region: one }: Case, hash: string, other: Region | null): boolean {
  if (fileHash !== hash) return false;
  if (one === null || other === null) return true;
  const apart = (a: number, lengthOfA: number, b: number, lengthOfB: number) =>
    a + lengthOfA <= b || b + lengthOfB <= a;
  return (
    one.page === other.page &&
    !apart(one.x, one.width, other.x, other.width) &&
    !apart(one.y, one.height, other.y, other.height)
  );
}

function toCopy(of: Copy['of'], { identical, share, gap, degrees }: Coincidence): Copy {
  return { of, identical, share, gap: 100 * gap, degrees };
}

function closest(copies: readonly Copy[]): Copy[] {
  return copies.toSorted((one, other) => one.gap - other.gap).slice(0, toldCopies);
}
