/** The lab: its processes, its networks, and the handlers of its slices. */
import type { Handlers } from '../../contract/api.ts';
import type { EventRecord } from '../../contract/events.ts';
import type { EngineContext } from '../context.ts';
import { labGridHandlers } from './grid-handlers.ts';
import { drawnHandlers } from './drawn-handlers.ts';
import { createLabBench } from './lab-bench.ts';
import { createLabGrids } from './lab-grids.ts';
import { createLabNetworks } from './lab-networks.ts';
import { labLookHandlers } from './look-handlers.ts';
import { createLearningTurn } from './learning-turn.ts';
import { labNetworkHandlers } from './network-handlers.ts';
import { labOneShotHandlers } from './one-shot-handlers.ts';
import { labSetHandlers } from './set-handlers.ts';
import { labTripletHandlers } from './triplet-handlers.ts';
import { labSphereHandlers } from './sphere-handlers.ts';

export function createLab(context: EngineContext) {
  const { workspace } = context;
  const bench = createLabBench(context);
  const turn = createLearningTurn();
  const networks = createLabNetworks(context, bench, turn);
  const grids = createLabGrids(context, bench, turn);
  function letGoOfRemoved(): void {
    const lacking = new Set(workspace.labLessons.lacking());
    if (lacking.size === 0 || workspace.status().locked) return;
    networks.beginAnew(lacking);
    grids.beginAnew(lacking);
  }
  workspace.onErased(() => {
    letGoOfRemoved();
    bench.forget('set', 'workspace');
  });
  return {
    /** To be told of every change, and once at the beginning: specimens may have gone while nobody was here. */
    changed({ kind }: Pick<EventRecord<'changed'>, 'kind'>): void {
      if (kind === 'signatories' || kind === 'specimens' || kind === 'workspace') letGoOfRemoved();
    },
    handlers: {
      ...labSetHandlers(context, bench),
      ...labNetworkHandlers(networks),
      ...labLookHandlers(context, bench),
      ...labTripletHandlers(context, bench, turn),
      ...labSphereHandlers(context, bench, networks),
      ...labGridHandlers(grids),
      ...labOneShotHandlers(context, bench),
      ...drawnHandlers(context, bench),
    } satisfies Partial<Handlers>,
    close() {
      networks.close();
      grids.close();
      bench.close();
    },
  };
}
