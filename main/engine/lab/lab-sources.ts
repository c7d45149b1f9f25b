/** Where the lab's processes get pictures and networks from. */
import { standingSets } from '../../contract/lab/records.ts';
import { generatedSizes, type GeneratedOrigin } from '../../lab/generated-sets.ts';
import type { NetworkParcel, SetParcel } from '../../lab/parcels.ts';
import type { EngineContext } from '../context.ts';
import { networkSource } from './known-networks.ts';
import type { Source } from './source.ts';
import { findWorkspaceSet, readWorkspaceSet } from './workspace-set.ts';

export interface LabSources {
  /** @throws ParaphError `not-found` */
  set(id: string): Source<SetParcel>;
  network(id: string): Source<NetworkParcel>;
}

export const isGenerated = (id: string): id is GeneratedOrigin => Object.hasOwn(generatedSizes, id);
export const isStanding = (id: string): boolean => standingSets.some((name) => name === id);

export function createLabSources({ workspace }: EngineContext): LabSources {
  return {
    set(id) {
      if (isGenerated(id)) return { version: 'drawn', read: () => ({ kind: 'generated', origin: id }) };
      if (id === 'workspace') {
        const { version } = findWorkspaceSet(workspace);
        return { version, read: async () => ({ kind: 'pictures', ...(await readWorkspaceSet(workspace)) }) };
      }
      workspace.labSets.get(id);
      return { version: 'stored', read: () => ({ kind: 'pictures', ...workspace.labSets.pictures(id) }) };
    },
    network: (id) => networkSource(workspace, id),
  };
}
