import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Request } from '../contract/api.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { ModelRecord } from '../contract/training.ts';
import { preprocessingVersion } from '../base/preprocessing.ts';
import { countLearnt } from '../model/networks/shapes.ts';
import { unpackModel } from '../model/model-file.ts';
import type { EngineContext } from './context.ts';
import type { ModelRegistry } from './model-registry.ts';

/**
 * Takes a model that somebody exported. It answers only once it is promoted.
 * @throws ParaphError `model-damaged`, `too-large`; `refused` for a model that this Paraph would feed other images;
 *   `already-exists`
 */
export function importModel(
  { emit, workspace }: EngineContext,
  registry: ModelRegistry,
  { name, bytes }: Request<'models.import'>,
): ModelRecord {
  const folder = join(workspace.status().directory, 'models', `import-${randomUUID()}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const { key, manifest } = unpackModel(bytes, name, folder);
    if (manifest.preprocessingVersion !== preprocessingVersion) {
      throw new ParaphError('refused', say`This model was trained on images prepared in another way.`, {
        file: name,
        nextStep: say`Use it with the Paraph that made it, or train anew.`,
      });
    }
    if (registry.find(key) !== null) {
      throw new ParaphError('already-exists', say`This model is here already.`, { file: name });
    }
    mkdirSync(dirname(registry.directoryOf(key)), { recursive: true });
    renameSync(folder, registry.directoryOf(key));
    const record = registry.add({
      key,
      name: manifest.name,
      description: manifest.description,
      origin: 'imported',
      parent: null,
      run: null,
      parameters: countLearnt(manifest.spec),
      weightsHash: manifest.weights.sha256,
      gate: null,
    });
    emit('changed', { kind: 'models', id: key });
    return record;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
