import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';

/** East of Greenwich it is tomorrow already. */
const dayMs = 86_400_000;

/** @param signedOn an ISO date @param now milliseconds since 1970, UTC @throws ParaphError bad-input */
export function refuseFuture(signedOn: string | null | undefined, now: number): void {
  if (!signedOn || Date.parse(signedOn) <= now + dayMs) return;
  throw new ParaphError('bad-input', say`${signedOn} has not come yet: nothing can have been signed then.`, {
    nextStep: say`Correct the date.`,
  });
}
