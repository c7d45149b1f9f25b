/** Whatever the lab seals: some of it in every column, and all of it read. */
import { smallNetwork, smallSet } from '../hosts/cli/small-lab.ts';
import { measuredGrid } from '../lab/small-grid.ts';
import { createDrawnClasses } from '../../main/storage/drawn-classes.ts';
import { createLabGrids } from '../../main/storage/lab-grids.ts';
import { createLabNetworks } from '../../main/storage/lab-networks.ts';
import { createLabSets } from '../../main/storage/lab-sets.ts';
import type { StoreContext } from '../../main/storage/store-context.ts';

/** A set, a network that was watched, a grid and a drawn class, under this identifier. */
export function fillLab(context: StoreContext, id: string): void {
  const picture = Uint8Array.from({ length: 2 * 784 }, (_, i) => (i * id.charCodeAt(0)) % 251);
  const pictures = { count: 2, coverage: picture };
  createLabSets(context).add(
    { ...smallSet, id, name: id },
    { coverage: picture, classes: [{ name: id, group: '', part: 'learnt', pictures: [0, 1] }], officialRuns: [] },
  );
  const networks = createLabNetworks(context);
  networks.add({ ...smallNetwork, id, name: id });
  networks.keepWeights(id, picture);
  networks.keepWatched(id, { classes: [{ name: id, group: '', part: 'learnt' }], classOf: [0, 0], pictures });
  networks.keepSnapshot(id, { step: 0, places: picture, distances: picture, share: 1, normError: 0 });
  createLabGrids(context).add({ ...measuredGrid(() => 0.9), id, name: id });
  const drawn = createDrawnClasses(context);
  drawn.add(drawn.create('character', id).id, picture);
}

export function readLab(context: StoreContext): void {
  const [sets, networks, drawn] = [createLabSets(context), createLabNetworks(context), createDrawnClasses(context)];
  for (const { id } of sets.list()) sets.pictures(id);
  for (const { id } of networks.list()) {
    networks.weights(id);
    networks.watched(id);
    networks.snapshots(id);
  }
  createLabGrids(context).list();
  for (const { drawings } of drawn.list()) drawings.forEach((drawing) => drawn.picture(drawing));
}
