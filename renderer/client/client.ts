import type { Api, Input, MethodName, Output } from '../../main/contract/api.ts';
import type { TypedEvent } from '../../main/contract/messages.ts';

/** `connecting` at the start and while trying again, `lost` when several tries failed. */
export type ConnectionState = 'connecting' | 'open' | 'lost';

/** The engine as the interface sees it, whatever lies between. Rejections are `ParaphError`s. */
export interface Client extends Api {
  call<M extends MethodName>(name: M, input: Input<M>, signal?: AbortSignal): Promise<Output<M>>;
  onEvent(listener: (event: TypedEvent) => void): () => void;
  /** Tells the state at once and at every change. */
  onConnection(listener: (state: ConnectionState) => void): () => void;
}
