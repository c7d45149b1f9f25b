import type { ErrorRecord } from '../../main/contract/errors.ts';
import type { DrawnClass, DrawnKind } from '../../main/contract/lab/drawn.ts';
import type { Client } from '../client/client.ts';
import { tell, tellError, tellUndoable } from '../notices.ts';
import { texts } from '../texts.ts';
import { createLoaded } from './loaded.svelte.ts';

type Picture = Uint8Array<ArrayBuffer>;

/** Classes of one's own, as a page shows and changes them. */
export interface DrawnClasses {
  /** Null until they came. */
  readonly list: readonly DrawnClass[] | null;
  readonly error: ErrorRecord | null;
  load(): Promise<void>;
  /** Each says whether it was done; why not is told. What is done can be undone. */
  begin(kind: DrawnKind, name: string, drawing: Picture): Promise<boolean>;
  add(to: DrawnClass, drawing: Picture): Promise<boolean>;
  rename(one: DrawnClass, name: string): Promise<boolean>;
  remove(one: DrawnClass): Promise<boolean>;
  removeDrawing(drawing: string): Promise<boolean>;
  /** Keeps those of a kind as a set of the lab. @returns its identifier; null where it was not done, which is told */
  keepAsSet(kind: DrawnKind, name: string): Promise<string | null>;
}

export function createDrawnClasses(client: Client): DrawnClasses {
  const found = createLoaded<readonly DrawnClass[]>();
  const load = () => found.load(() => client.call('lab.drawn', {}));
  const taken = (id: string) => client.call('lab.removeDrawn', { id });

  /** @param done carries it out, and says in words what was done and how it is undone */
  async function change(done: () => Promise<{ words: string; undo: () => Promise<unknown> }>): Promise<boolean> {
    try {
      const { words, undo } = await done();
      tellUndoable(words, async () => {
        await undo();
        await load();
      });
      return true;
    } catch (failure) {
      tellError(failure);
      return false;
    } finally {
      await load();
    }
  }

  return {
    get list() {
      return found.value;
    },
    get error() {
      return found.error;
    },
    load,
    begin: (kind, name, drawing) =>
      change(async () => {
        const { id } = await client.call('lab.newDrawn', { kind, name, drawing });
        return { words: texts.oneShot.kept(name), undo: () => taken(id) };
      }),
    add: (to, drawing) =>
      change(async () => {
        const { drawings } = await client.call('lab.draw', { class: to.id, drawing });
        const added = drawings.find((id) => !to.drawings.includes(id));
        return { words: texts.oneShot.added(to.name), undo: () => taken(added ?? '') };
      }),
    rename: (one, name) =>
      change(async () => {
        await client.call('lab.renameDrawn', { class: one.id, name });
        const undo = () => client.call('lab.renameDrawn', { class: one.id, name: one.name });
        return { words: texts.oneShot.renamed(name), undo };
      }),
    remove: (one) =>
      change(async () => {
        await taken(one.id);
        return { words: texts.oneShot.removed(one.name), undo: () => client.call('lab.restoreDrawn', { id: one.id }) };
      }),
    removeDrawing: (drawing) =>
      change(async () => {
        await taken(drawing);
        return { words: texts.oneShot.drawingRemoved, undo: () => client.call('lab.restoreDrawn', { id: drawing }) };
      }),
    async keepAsSet(kind, name) {
      try {
        const { set } = await client.call('lab.keepDrawn', { kind, name });
        tell(texts.oneShot.keptAsSet(set.name));
        return set.id;
      } catch (failure) {
        tellError(failure);
        return null;
      }
    },
  };
}
