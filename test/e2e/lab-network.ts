/** A workspace in which a network of the lab has learnt: next to nothing, so that nobody waits for it. */
import { createRandom } from '../../main/base/random.ts';
import { labPresets } from '../../main/contract/lab/presets.ts';
import type { LabNetwork } from '../../main/contract/lab/records.ts';
import { packParameters } from '../../main/lab/parcels.ts';
import { conv4Spec } from '../../main/model/networks/spec.ts';
import { initialParameters } from '../../main/model/networks/tower.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';

/** With weights as they are drawn before the first step: near pictures lie near even so. */
export function writeLabNetwork(directory: string): void {
  const workspace = openWorkspace({ directory });
  const settings = { ...labPresets.quick, set: 'generated-characters' };
  const network: LabNetwork = {
    ...{ id: 'small', name: 'Small', startedAt: 1_700_000_000_000, settings, setName: settings.set, step: 1 },
    ...{ state: 'finished' as const, parameters: 115_840, points: [], accuracy: [], remainingMs: null, failure: null },
    learntFromErased: false,
    origin: 'own',
  };
  workspace.labNetworks.add(network);
  const parameters = initialParameters(conv4Spec(settings.size), createRandom(settings.seed));
  workspace.labNetworks.keepWeights(network.id, packParameters(parameters));
  workspace.close();
}
