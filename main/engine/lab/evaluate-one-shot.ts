/** One-shot accuracy on pictures by their path; nothing of it enters the workspace. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readBytes } from '../../base/read-bytes.ts';
import type { Request } from '../../contract/api.ts';
import { ParaphError } from '../../contract/errors.ts';
import type { OneShotReport } from '../../contract/lab/one-shot-report.ts';
import { shippedNetworkId } from '../../contract/lab/shipped.ts';
import { say } from '../../contract/phrase.ts';
import { evaluateOneShot } from '../../lab/evaluate-one-shot.ts';
import { unpackParameters } from '../../lab/parcels.ts';
import { type PicturesRead, readPictureArchive, readPictureFolder, type ReadOptions } from '../../lab/read-pictures.ts';
import type { LabModel } from '../../lab/see-pictures.ts';
import { shippedNetwork } from '../../lab/shipped-network.ts';
import { modelKey, sha256 } from '../../model/manifest.ts';
import { conv4Spec } from '../../model/networks/spec.ts';
import { loadRuntime } from '../../model/runtime.ts';
import { readModel } from '../../model/weights.ts';
import type { EngineContext } from '../context.ts';

/** @throws ParaphError `not-found` for path or network; what reading the pictures throws; `refused` with nothing to try; `cancelled` */
export function evaluateOneShotOn(
  context: EngineContext,
  { operation, path, network, profile, ...asked }: Request<'evaluation.oneShot'>,
  signal: AbortSignal,
): Promise<OneShotReport> {
  return context.operations.run(
    operation,
    signal,
    async (signal, onProgress) => {
      const { key, ...model } = findNetwork(context, network);
      const options = { decoder: context.decoder, profile, seed: asked.seed, signal, onProgress };
      const { set, skipped } = await readPictures(path, options);
      await loadRuntime();
      const figures = await evaluateOneShot({ ...asked, model, set, signal, onProgress });
      return { model: key, set: basename(path), ...figures, skipped };
    },
    'evaluation.oneShot',
  );
}

async function readPictures(path: string, options: ReadOptions): Promise<PicturesRead> {
  const found = await stat(path).catch((cause: unknown) => {
    const nextStep = say`Name a folder or a ZIP of labelled pictures.`;
    throw new ParaphError('not-found', say`There is no such file or folder.`, { file: path, nextStep, cause });
  });
  if (found.isDirectory()) return readPictureFolder(path, options);
  return readPictureArchive({ name: basename(path), bytes: await readBytes(path) }, options);
}

function findNetwork({ workspace }: EngineContext, wanted: string | null): LabModel & { readonly key: string } {
  if (wanted === null || wanted === shippedNetworkId) return shippedNetwork();
  if (existsSync(join(wanted, 'manifest.json'))) {
    const { key, manifest, parameters } = readModel(wanted);
    return { key, spec: manifest.spec, parameters };
  }
  const known = workspace.labNetworks.list().find(({ id, name }) => id === wanted || name === wanted);
  const weights = known && workspace.labNetworks.weights(known.id);
  if (!known || !weights) {
    throw new ParaphError(
      'not-found',
      say`There is no network of the lab called “${wanted}” that has learnt something.`,
      {
        nextStep: say`\`paraph lab networks\` lists them; or name the folder of a model.`,
      },
    );
  }
  const spec = conv4Spec(known.settings.size);
  return { key: modelKey(sha256(weights), spec), spec, parameters: unpackParameters(weights) };
}
