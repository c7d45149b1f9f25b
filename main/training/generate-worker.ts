/** A thread that draws generated writers. */
import { parentPort } from 'node:worker_threads';
import { generateSet, type GeneratedPlan } from './generated-set.ts';

export interface GenerateRequest {
  readonly input: { readonly width: number; readonly height: number };
  readonly plan: GeneratedPlan;
}

parentPort?.on('message', ({ input, plan }: GenerateRequest) => {
  void generateSet(input, plan).then((set) => parentPort?.postMessage(set));
});
