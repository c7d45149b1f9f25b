import type { Handlers, Request } from '../contract/api.ts';
import type { ImportPlan } from '../contract/imports.ts';
import { breathe } from '../base/cancellation.ts';
import { planFromFolders, planFromList, type Enrolled } from '../documents/import-plan.ts';
import { searchText } from '../storage/search-text.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { EngineContext } from './context.ts';
import { importPerson } from './import-person.ts';

/** Persons looked up between two breaths. */
const atOnce = 50;

export function importHandlers(context: EngineContext) {
  const { workspace, documents, references, emit } = context;
  const { imports } = workspace;
  const changed = () => {
    references.changed();
    emit('changed', { kind: 'signatories', id: null });
    return {};
  };
  return {
    'imports.plan': (request) => plan(context, request),
    'imports.begin': () => ({ import: imports.begin('people') }),
    'imports.file': (document) => ({ document: documents.keep(document) }),
    'imports.person': (request, signal) => importPerson(context, request, signal),
    'imports.list': () => imports.list(),
    'imports.undo': (request) => {
      imports.undo(request.import);
      return changed();
    },
    'imports.restore': (request) => {
      imports.restore(request.import);
      return changed();
    },
  } satisfies Partial<Handlers>;
}

async function plan({ workspace, decoder }: EngineContext, request: Request<'imports.plan'>): Promise<ImportPlan> {
  const enrolled = lookUp(workspace);
  if (!request.list) return planFromFolders(request.paths ?? [], enrolled);
  const list = await decoder.list(request.list);
  return planFromList(list, request.list.name, request.paths, enrolled);
}

/** Looks persons up with the names of the files that their specimens came from. */
function lookUp({ signatories, specimens }: Workspace): Enrolled {
  const named = Map.groupBy(signatories.persons(), ({ name }) => searchText(name));
  let asked = 0;

  const byId: Enrolled['byId'] = async (id) => {
    if (++asked % atOnce === 0) await breathe();
    const person = signatories.find(id);
    if (!person || person.removed) return null;
    return { id, name: person.name, fileNames: new Set(specimens.of(id).map(({ fileName }) => fileName)) };
  };
  return {
    byId,
    byName: async (name) => {
      const called = named.get(searchText(name)) ?? [];
      const only = called.length === 1 ? await byId(called[0].id) : null;
      return { count: only || called.length > 1 ? called.length : 0, only };
    },
  };
}
