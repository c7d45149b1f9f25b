import type { Calibration } from '../contract/calibration.ts';
import type { Recalibration } from '../contract/recalibration.ts';
import type { RecalibrationMark } from '../contract/records.ts';
import { recalibrate } from '../matching/recalibrate.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Recalibrated } from './active-model.ts';

/** Moved once for each recalibration: what is derived of a calibration hangs on its rows. */
export function createRecalibrated({ recalibrations }: Pick<Workspace, 'recalibrations'>): Recalibrated {
  let last: { own: Calibration; by: Recalibration; moved: Calibration } | null = null;
  return (model) => {
    const own = model.embedder.calibration;
    const by = recalibrations.of(model.embedder.key);
    if (by === null || own === null) return own === null ? model : { ...model, calibration: own, recalibration: null };
    if (last?.own !== own || last.by.at !== by.at) last = { own, by, moved: recalibrate(own, by) };
    return { ...model, calibration: last.moved, recalibration: by };
  };
}

/** What a case keeps of it, and an interface shows. */
export function markOf(by: Recalibration | null): RecalibrationMark | undefined {
  return by === null ? undefined : { at: by.at, cases: by.genuine.cases + by.forged.cases };
}
