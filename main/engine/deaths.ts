/** Processes that learn may be killed at any moment; what they learn goes on from its checkpoint. */
import { ParaphError } from '../contract/errors.ts';

/** A process that dies this often is not started again by itself. */
const mostDeaths = 3;

/** @param isGivenUp whether nobody wants it any more @param tell hears of each death that is gone on after */
export async function throughDeaths<T>(
  attempt: () => Promise<T>,
  isGivenUp: () => boolean,
  tell: () => void,
): Promise<T> {
  for (let deaths = 1; ; deaths++) {
    try {
      return await attempt();
    } catch (error) {
      if (!hasDied(error) || isGivenUp() || deaths >= mostDeaths) throw error;
      tell();
    }
  }
}

export function hasDied(error: unknown): boolean {
  return error instanceof ParaphError && error.code === 'engine-lost';
}
