import { fileURLToPath } from 'node:url';
import { readModel } from '../model/weights.ts';
import type { LabModel } from './see-pictures.ts';

/** The network of characters that comes with the application: weights, manifest, card. */
export const shippedNetworkFolder = fileURLToPath(new URL('../../resources/lab', import.meta.url));

/** @throws ParaphError `model-missing`, `model-damaged` */
export function shippedNetwork(): LabModel & { readonly key: string } {
  const { key, manifest, parameters } = readModel(shippedNetworkFolder);
  return { key, spec: manifest.spec, parameters };
}
