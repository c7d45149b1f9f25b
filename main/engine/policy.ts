import type { Policy } from '../contract/records.ts';
import { defaultPolicy } from '../matching/default-policy.ts';
import type { Workspace } from '../storage/workspace.ts';

/** The error rates verdicts are held to: the person's own, or those a new workspace starts with. */
export function policyOf(workspace: Workspace): Policy {
  return workspace.settings.policy() ?? defaultPolicy;
}
