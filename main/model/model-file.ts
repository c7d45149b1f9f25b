/** A whole model as one safetensors file: the weights, and the manifest in the header's notes. */
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { readTensors, writeTensors } from './safetensors.ts';
import { Manifest } from './manifest.ts';
import { type Model, readModel, writeModel } from './weights.ts';

/** Several times the largest network that a manifest may describe here. */
const largestFile = 512 * 1_048_576;
const manifestNote = 'paraph.manifest';

/** @throws ParaphError `model-missing`, `model-damaged` */
export function packModel(directory: string): Uint8Array<ArrayBuffer> {
  const { manifest, tensors } = readModel(directory);
  return writeTensors({ tensors, metadata: { [manifestNote]: JSON.stringify(manifest) } }) as Uint8Array<ArrayBuffer>;
}

/**
 * Writes a packed model into a folder, once manifest, names, shapes, numbers and hash hold together.
 *
 * @param name of the file, for errors
 * @throws ParaphError `too-large`, `model-damaged`; the folder may then hold a part, which the caller deletes
 */
export function unpackModel(file: Uint8Array, name: string, directory: string): Model {
  if (file.length > largestFile)
    throw new ParaphError('too-large', say`The file is too large for a model.`, { file: name });
  const { tensors, metadata } = readTensors(file);
  const manifest = parseManifest(metadata[manifestNote] ?? '', name);
  const values = new Map([...tensors].map(([tensor, { values }]) => [tensor, values] as const));
  const mean = values.get('whitening.mean');
  const matrix = values.get('whitening.matrix');
  const { weights, ...rest } = manifest;
  const written = writeModel(directory, rest, values, mean && matrix ? { mean, matrix } : null);
  if (written.weights.sha256 !== weights.sha256) {
    throw new ParaphError('model-damaged', say`The weights are not the ones that the manifest names.`, { file: name });
  }
  return readModel(directory);
}

function parseManifest(text: string, name: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new ParaphError('model-damaged', say`This is no model of Paraph’s: it has no manifest that can be read.`, {
      file: name,
      nextStep: say`Export the model again from the Paraph that made it.`,
      cause,
    });
  }
}
