import type { Handlers } from '../../contract/api.ts';
import { ParaphError } from '../../contract/errors.ts';
import type { LabSet } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import { generatedSizes, type GeneratedOrigin } from '../../lab/generated-sets.ts';
import type { EngineContext } from '../context.ts';
import { importArchive, importFolder } from './import-set.ts';
import type { LabBench } from './lab-bench.ts';
import { isStanding } from './lab-sources.ts';
import { findWorkspaceSet, workspaceClassNames } from './workspace-set.ts';

/** The lab's sets of pictures. */
export function labSetHandlers(context: EngineContext, bench: LabBench) {
  const { workspace, emit } = context;
  return {
    'lab.sets': () => [
      ...(Object.keys(generatedSizes) as GeneratedOrigin[]).map(describeGenerated),
      describeWorkspace(context),
      ...workspace.labSets.list(),
    ],
    'lab.importArchive': (request, signal) => importArchive(context, request, signal),
    'lab.importFolder': (request, signal) => importFolder(context, request, signal),
    'lab.removeSet': ({ set }) => {
      if (isStanding(set)) throw new ParaphError('refused', say`This set cannot be removed: it is not stored.`);
      workspace.labSets.remove(set);
      bench.forget('set', set);
      emit('changed', { kind: 'lab', id: set });
      return {};
    },
    'lab.classes': async ({ set }, signal) => {
      const classes = await bench.ask('classes', { set }, { signal });
      if (set !== 'workspace') return classes;
      const nameOf = workspaceClassNames(workspace);
      return classes.map((one) => ({ ...one, name: nameOf(one.name) }));
    },
    'lab.pictures': async ({ set, places }, signal) => ({
      count: places.length,
      coverage: await bench.ask('pictures', { set, places }, { signal }),
    }),
  } satisfies Partial<Handlers>;
}

function describeGenerated(origin: GeneratedOrigin): LabSet {
  const { learnt, unseen, classes, pictures } = generatedSizes[origin];
  const tally = (groups: number) => ({ groups, classes: groups * classes, pictures: groups * classes * pictures });
  return {
    ...{ id: origin, name: origin, origin, profile: 'ink', officialRuns: 0, createdAt: 0 },
    ...{ learnt: tally(learnt), unseen: tally(unseen) },
  };
}

function describeWorkspace({ workspace }: EngineContext): LabSet {
  const { ways } = findWorkspaceSet(workspace);
  const tally = (part: 'learnt' | 'unseen') => {
    const some = ways.filter((way) => way.part === part);
    const pictures = some.reduce((sum, { specimens }) => sum + specimens.length, 0);
    return { groups: Math.min(1, some.length), classes: some.length, pictures };
  };
  return {
    ...{ id: 'workspace', name: 'workspace', origin: 'workspace', profile: 'ink', officialRuns: 0, createdAt: 0 },
    ...{ learnt: tally('learnt'), unseen: tally('unseen') },
  };
}
