/** What a process of the lab does at each call: the engine hands things over, and asks. */
import { ParaphError } from '../contract/errors.ts';
import type { LabNews } from '../contract/lab/records.ts';
import { say } from '../contract/phrase.ts';
import type { LabCall } from './answers/answer.ts';
import { labAnswers } from './answers/index.ts';
import { drawGeneratedSet } from './generated-sets.ts';
import { createHoldings } from './holdings.ts';
import { type NetworkParcel, openSet, type SetParcel, unpackParameters } from './parcels.ts';

export interface LabDesk {
  knows(method: string): boolean;
  answer(method: string, input: unknown, signal: AbortSignal): unknown;
}

/** How the engine hands things over. */
export interface LabControl {
  'keep-set': { readonly id: string; readonly set: SetParcel };
  'keep-network': { readonly id: string; readonly network: NetworkParcel };
  'forget-set': { readonly id: string };
  'forget-network': { readonly id: string };
  /** What is wanted of the long work under way. */
  want: { readonly what: 'go-on' | 'pause' | 'finish' };
}

/** @param tell carries news of long work to the engine */
export function createLabDesk(tell: (news: LabNews) => void): LabDesk {
  const holdings = createHoldings();
  let wanted: 'go-on' | 'pause' | 'finish' = 'go-on';

  const control: { [M in keyof LabControl]: (input: LabControl[M]) => Promise<void> | void } = {
    'keep-set': async ({ id, set }) =>
      holdings.keepSet(id, set.kind === 'generated' ? await drawGeneratedSet(set.origin) : openSet(set)),
    'keep-network': ({ id, network: { spec, seed, weights } }) =>
      holdings.keepNetwork(id, { spec, seed }, weights && unpackParameters(weights)),
    'forget-set': ({ id }) => holdings.forgetSet(id),
    'forget-network': ({ id }) => holdings.forgetNetwork(id),
    want: ({ what }) => void (wanted = what),
  };
  // The engine alone asks here, with what the types of `LabBench` let it.
  const controls = new Map(Object.entries(control) as [string, (input: unknown) => Promise<void> | void][]);
  const answers = new Map(Object.entries(labAnswers) as [string, (request: unknown, call: LabCall) => unknown][]);

  return {
    knows: (method) => controls.has(method) || answers.has(method),
    async answer(method, input, signal) {
      const act = controls.get(method);
      if (act) return (await act(input)) ?? {};
      const answer = answers.get(method);
      if (!answer) throw new ParaphError('bad-input', say`The lab has no call named “${method}”.`);
      return answer(input, { holdings, signal, tell, wanted: () => wanted });
    },
  };
}
