import type { Request } from '../contract/api.ts';
import { isCancellation, ParaphError } from '../contract/errors.ts';
import type { Explanation } from '../contract/explanation.ts';
import type { Case } from '../contract/records.ts';
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { writeReport } from '../documents/report.ts';
import type { ReportedCase, ReportedSpecimen } from '../documents/report-parts.ts';
import type { EngineContext } from './context.ts';
import { explainCase } from './explanation.ts';
import type { ModelRegistry } from './model-registry.ts';

/** Of an identification, the nearest specimens of this many candidates are shown. */
const shownCandidates = 5;

/** One PDF of the cases asked for, in their order. */
export function reportCases(
  context: EngineContext,
  models: ModelRegistry,
  { cases, language, operation }: Request<'cases.report'>,
  signal: AbortSignal,
): Promise<{ report: Uint8Array<ArrayBuffer> }> {
  return context.operations.run(
    operation,
    signal,
    async (signal, report) => {
      const { now, version } = context;
      const next = async (index: number) => {
        report('reports', index, cases.length);
        await breathe();
        throwIfCancelled(signal);
        return gather(context, models, cases[index]);
      };
      return { report: await writeReport(cases.length, next, { language, version, now: now() }) };
    },
    'cases.report',
  );
}

async function gather(context: EngineContext, models: ModelRegistry, id: string): Promise<ReportedCase> {
  const { workspace } = context;
  const { cases } = workspace;
  const record = cases.get(id);
  return {
    record,
    pictures: { scanned: cases.picture(id, 'scanned'), cleaned: cases.picture(id, 'cleaned') },
    specimens: comparedSpecimens(record).map(({ specimen, owner, distance }) => ({
      owner,
      distance,
      ...stillThere(() => ({
        signedOn: workspace.specimens.get(specimen).signedOn,
        pictures: {
          scanned: workspace.specimens.picture(specimen, 'scanned'),
          cleaned: workspace.specimens.picture(specimen, 'cleaned'),
        },
      })),
    })),
    explanation: record.kind === 'verify' && record.evidence ? await reasonsFor(context, id) : null,
    logged: cases.logged(id),
    modelName: models.find(record.model)?.name ?? null,
  };
}

/**
 * Reasons are measured anew, unlike all else in a report: where that fails, what was recorded must still come out on
 * paper, without them.
 */
async function reasonsFor(context: EngineContext, id: string): Promise<Explanation | null> {
  try {
    return await explainCase(context, { case: id });
  } catch (error) {
    if (isCancellation(error)) throw error;
    context.logger.warn({ err: error, case: id }, 'a report goes without the reasons of its verdict');
    return null;
  }
}

function comparedSpecimens(record: Case): { specimen: string; owner: string | null; distance: number | null }[] {
  if (record.kind === 'verify') return (record.evidence?.references ?? []).map((one) => ({ ...one, owner: null }));
  return record.candidates.slice(0, shownCandidates).map(({ nearestSpecimen, name, adjustedDistance }) => ({
    specimen: nearestSpecimen,
    owner: name,
    distance: adjustedDistance,
  }));
}

type Shown = Pick<ReportedSpecimen, 'signedOn' | 'pictures'>;

/** A specimen that was removed since leaves its distance. */
function stillThere(read: () => Shown): Shown {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParaphError && error.code === 'not-found') return { signedOn: null, pictures: null };
    throw error;
  }
}
