/** Networks of the lab by their identifier: those of the workspace, and the one that comes with the application. */
import { labPresets } from '../../contract/lab/presets.ts';
import type { LabNetwork } from '../../contract/lab/records.ts';
import { shippedNetworkId } from '../../contract/lab/shipped.ts';
import { characterPlan } from '../../lab/character-recipe.ts';
import type { NetworkParcel } from '../../lab/parcels.ts';
import { packParameters } from '../../lab/parcels.ts';
import { shippedNetwork } from '../../lab/shipped-network.ts';
import { countLearnt } from '../../model/networks/shapes.ts';
import { conv4Spec, type TowerSpec } from '../../model/networks/spec.ts';
import type { Workspace } from '../../storage/workspace.ts';
import type { Source } from './source.ts';

/** As it is stored. @throws ParaphError `not-found` */
export function networkOf({ labNetworks }: Workspace, id: string): LabNetwork {
  return id === shippedNetworkId ? shippedRecord() : labNetworks.get(id);
}

export function specOf({ origin, settings }: LabNetwork): TowerSpec {
  return origin === 'shipped' ? characterPlan.spec : conv4Spec(settings.size);
}

/** What the lab's processes are handed. @throws ParaphError `not-found`, `model-missing`, `model-damaged` */
export function networkSource(workspace: Workspace, id: string): Source<NetworkParcel> {
  const network = networkOf(workspace, id);
  const shape = { spec: specOf(network), seed: network.settings.seed };
  if (network.origin === 'shipped') {
    return { version: 'shipped', read: () => ({ ...shape, weights: packParameters(shippedNetwork().parameters) }) };
  }
  return {
    version: String(workspace.labNetworks.weightsVersion(id)),
    read: () => ({ ...shape, weights: workspace.labNetworks.weights(id) }),
  };
}

/**
 * The network of characters as a network of the lab. What it was trained to (`lab/character-recipe.ts`) is no objective of the
 * lab's: the guide's stands for it wherever a distance and a margin are wanted to look at it by.
 */
export function shippedRecord(): LabNetwork {
  const { spec, schedule, batch } = characterPlan;
  return {
    ...{ id: shippedNetworkId, name: shippedNetworkId, origin: 'shipped', startedAt: 0, state: 'finished' },
    settings: {
      ...{ set: 'omniglot', objective: labPresets.guide.objective, size: spec.embedding.size, steps: schedule.steps },
      ...{ peak: schedule.peak, batch: { classes: batch.writers, pictures: batch.genuine } },
      ...{ rotations: true, augmented: true, seed: 1 },
    },
    ...{ setName: 'Omniglot', parameters: countLearnt(spec), step: schedule.steps, points: [], accuracy: [] },
    ...{ remainingMs: null, failure: null, learntFromErased: false },
  };
}
