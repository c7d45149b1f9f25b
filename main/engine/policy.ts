import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { Policy } from '../contract/records.ts';
import { defaultPolicy } from '../matching/default-policy.ts';
import { policyRefusals } from '../matching/policy-rates.ts';
import type { Workspace } from '../storage/workspace.ts';

/** The error rates verdicts are held to: the person's own, or those a new workspace starts with. */
export function policyOf(workspace: Workspace): Policy {
  return workspace.settings.policy() ?? defaultPolicy;
}

/** @throws ParaphError `refused` for an error rate smaller than the model's calibration can vouch for */
export function requireBorneOut(policy: Policy, calibration: Calibration): void {
  const [refusal] = policyRefusals(calibration, policy);
  if (refusal === undefined) return;
  const { asked, least, writers, references } = refusal;
  throw new ParaphError('refused', say`The data do not bear out an error rate of ${percent(asked)} %.`, {
    nextStep: say`Ask for ${percent(least, Math.ceil)} % or more: ${writers} writers, compared with ${references} of their specimens, rule out no less.`,
    detail: refusal.rate,
  });
}

/** To a tenth; the smallest rate that holds is rounded up. */
function percent(share: number, round = Math.round): number {
  return round(1_000 * share) / 10;
}
