import type { LabNews } from '../../contract/lab/records.ts';
import type { Holdings } from '../holdings.ts';

export interface LabCall {
  /** The sets and networks that the request names; the engine has handed them over beforehand. */
  readonly holdings: Holdings;
  readonly signal: AbortSignal;
  /** Told to whoever had the work done, as it goes. */
  tell(news: LabNews): void;
  /** What whoever had the work done wants of it by now: long work looks between its parts. */
  wanted(): 'go-on' | 'pause' | 'finish';
}

/**
 * What a process of the lab does at one question. Request and reply cross between processes: plain values, `Uint8Array`
 * and `Float32Array`. The runtime is loaded. Long work breathes (`base/cancellation.ts`) between its parts, so that others
 * are answered meanwhile.
 */
export type Answer<Request extends object, Reply> = (request: Request, call: LabCall) => Reply | Promise<Reply>;
