/** The lab's networks, learnt and learning. */
import { done, method, nothing } from '../method.ts';
import { z, Id, Name } from '../schema.ts';
import { LabNetwork, LabSettings } from './records.ts';

const network = z.object({ network: Id });

export const labNetworkMethods = {
  'lab.networks': method(
    'The lab’s networks with their curves, newest first, then the one that comes with Paraph.',
    'lab networks',
    nothing,
    z.array(LabNetwork),
  ),
  'lab.train': method(
    'Has a network learn a set; it goes on by itself, one at a time.',
    'lab train',
    z.object({ name: Name, settings: LabSettings }),
    LabNetwork,
  ),
  'lab.pause': method('Leaves a network where it is; its checkpoint stays.', 'lab pause NETWORK', network, LabNetwork),
  'lab.resume': method('Goes on from the checkpoint.', 'lab resume NETWORK', network, LabNetwork),
  'lab.finish': method('Stops learning and keeps what was learnt so far.', 'lab finish NETWORK', network, LabNetwork),
  'lab.cancel': method('Stops learning for good; nothing comes of it.', 'lab cancel NETWORK', network, LabNetwork),
  'lab.removeNetwork': method('Forgets a network that does not learn just now.', 'lab remove NETWORK', network, done),
} as const;
