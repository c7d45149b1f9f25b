import type { Handlers } from '../../contract/api.ts';
import type { LabNetworks } from './lab-networks.ts';

/** The lab's networks, learnt and learning. */
export function labNetworkHandlers(networks: LabNetworks) {
  return {
    'lab.networks': () => networks.list(),
    'lab.train': ({ name, settings }) => networks.train(name, settings),
    'lab.pause': ({ network }) => networks.pause(network),
    'lab.resume': ({ network }) => networks.resume(network),
    'lab.finish': ({ network }) => networks.finish(network),
    'lab.cancel': ({ network }) => networks.cancel(network),
    'lab.removeNetwork': ({ network }) => {
      networks.remove(network);
      return {};
    },
  } satisfies Partial<Handlers>;
}
