import { trivialRunName, type TrivialReport } from '../../contract/lab/trivial.ts';
import { showTrivialSolution, type TrivialRequest } from '../trivial-solution.ts';
import type { Answer } from './answer.ts';

interface Request extends TrivialRequest {
  readonly operation: string;
  readonly set: string;
}

/** Two runs side by side, each with news of its own. */
export const trivial: Answer<Request, TrivialReport> = ({ operation, set, ...request }, { holdings, signal, tell }) => {
  const began = performance.now();
  const onPoint: Parameters<typeof showTrivialSolution>[2]['onPoint'] = (run, point) => {
    const remainingMs = ((performance.now() - began) / point.step) * (request.steps - point.step);
    tell({ network: trivialRunName(operation, run), point, remainingMs });
  };
  return showTrivialSolution(holdings.set(set), request, { signal, onPoint });
};
