import { methods, type MethodName } from '../contract/api.ts';

/**
 * What may stop a call of an interface. Named long work outlives the page that asked for it: after a reload it is still
 * under way and found by `operations.list`; `operations.cancel` alone stops it.
 */
export function signalFor(method: MethodName, request: unknown, signal: AbortSignal): AbortSignal | undefined {
  const isNamed =
    typeof request === 'object' && request !== null && 'operation' in request && Boolean(request.operation);
  return methods[method].deadline === 0 && isNamed ? undefined : signal;
}
