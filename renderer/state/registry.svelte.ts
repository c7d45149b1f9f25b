import type { Output } from '../../main/contract/api.ts';
import type { ErrorRecord } from '../../main/contract/errors.ts';
import type { ModelRecord } from '../../main/contract/training.ts';
import type { Client } from '../client/client.ts';
import { download } from '../download.ts';
import { tell, tellError, tellUndoable } from '../notices.ts';
import { texts } from '../texts.ts';
import { createLoaded } from './loaded.svelte.ts';

/** Every model of the workspace, and what can be done with one. What fails is told at the edge of the window. */
export interface Registry {
  /** Newest first, the shipped one last; null until they came. */
  readonly models: readonly ModelRecord[] | null;
  /** Which model a rollback returns to; null when there is none. */
  readonly former: ModelRecord | null;
  readonly error: ErrorRecord | null;
  load(): Promise<void>;
  nameOf(key: string): string;
  /** @param insist also where something stands against it; @returns whether it answers now */
  promote(model: ModelRecord, insist: boolean, operation: string): Promise<boolean>;
  rollBack(): Promise<void>;
  save(model: ModelRecord): Promise<void>;
  take(file: File): Promise<void>;
  remove(model: ModelRecord): Promise<void>;
}

export const modelFiles = '.safetensors';

export function createRegistry(client: Client): Registry {
  const list = createLoaded<Output<'models.list'>>();
  const load = () => list.load(() => client.call('models.list', {}));
  const find = (key: string | null | undefined) => list.value?.rows.find((model) => model.key === key) ?? null;
  const nameOf = (key: string) => find(key)?.name ?? texts.registry.unknown(key.slice(0, 12));

  async function tryTo(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (failure) {
      tellError(failure);
      return false;
    } finally {
      await load();
    }
  }

  const operation = (call: string) => `${call} ${crypto.randomUUID()}`;
  const goBack = () => client.call('models.rollBack', { operation: operation('models.rollBack') });
  const insistOn = (key: string) =>
    client.call('models.promote', { model: key, insist: true, operation: operation('models.promote') });

  return {
    get models() {
      return list.value?.rows ?? null;
    },
    get former() {
      return find(list.value?.former);
    },
    get error() {
      return list.error;
    },
    load,
    nameOf,
    promote: (model, insist, name) =>
      tryTo(async () => {
        await client.call('models.promote', { model: model.key, insist, operation: name });
        tellUndoable(texts.registry.promoted(model.name), async () => void (await goBack()));
      }),
    async rollBack() {
      const left = list.value?.rows.find(({ active }) => active);
      await tryTo(async () => {
        const { name } = await goBack();
        // Whoever undoes it had that model answer a moment ago: what stands against it was known then.
        if (left) tellUndoable(texts.registry.rolledBack(name), async () => void (await insistOn(left.key)));
      });
    },
    async save(model) {
      try {
        const { bytes } = await client.call('models.export', { model: model.key });
        download(fileNameOf(model), new Blob([bytes], { type: 'application/octet-stream' }));
      } catch (failure) {
        tellError(failure);
      }
    },
    async take(file) {
      await tryTo(async () => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const { name } = await client.call('models.import', { name: file.name, bytes });
        tell(texts.registry.imported(name));
      });
    },
    async remove(model) {
      await tryTo(async () => {
        await client.call('models.remove', { model: model.key });
        tell(texts.registry.removed(model.name));
      });
    },
  };
}

/** Letters and digits of any script; what file systems refuse becomes a dash. */
function fileNameOf({ name, key }: ModelRecord): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${plain || 'model'}-${key.slice(0, 8)}${modelFiles}`;
}
