/** The network of characters that comes with the application, among those of the lab. */
import type { LabNetwork } from './records.ts';

export const shippedNetworkId = 'shipped-characters';

/** The set that a network's triplets and points are taken from: what the shipped one learnt from is not here. */
export function setLookedAt({ origin, settings }: Pick<LabNetwork, 'origin' | 'settings'>): string {
  return origin === 'shipped' ? 'generated-characters' : settings.set;
}
