/** What a process of the lab holds in memory: sets of pictures and networks, by the names that the engine gave them. */
import { createRandom } from '../base/random.ts';
import { ParaphError } from '../contract/errors.ts';
import type { LabNetworkChoice } from '../contract/lab/records.ts';
import { say } from '../contract/phrase.ts';
import type { TowerSpec } from '../model/networks/spec.ts';
import { initialParameters } from '../model/networks/tower.ts';
import { createLabEmbedder, type LabEmbedder } from './lab-embedder.ts';
import type { PictureSet } from './picture-set.ts';

export type Parameters = ReadonlyMap<string, Float32Array>;

export interface HeldNetwork {
  readonly spec: TowerSpec;
  readonly parameters: Parameters;
  readonly embedder: LabEmbedder;
}

/** What a network is, whatever it has learnt. */
export interface NetworkShape {
  readonly spec: TowerSpec;
  readonly seed: number;
}

export interface Holdings {
  /** @throws ParaphError `not-found` for what was never handed over */
  set(id: string): PictureSet;
  network(choice: LabNetworkChoice): HeldNetwork;
  keepSet(id: string, set: PictureSet): void;
  /** Takes the place of what was kept under that name. @param parameters what it has learnt; null where it has nothing yet */
  keepNetwork(id: string, shape: NetworkShape, parameters: Parameters | null): void;
  forgetSet(id: string): void;
  forgetNetwork(id: string): void;
}

/** The runtime must be loaded before a network is asked for. */
export function createHoldings(): Holdings {
  const sets = new Map<string, PictureSet>();
  const shapes = new Map<string, NetworkShape>();
  const learnt = new Map<string, Parameters>();
  /** Made when first asked for, under the network's name and whether it is untrained. */
  const towers = new Map<string, HeldNetwork>();
  const nameOf = (id: string, untrained: boolean) => `${untrained ? 'untrained' : 'learnt'} ${id}`;

  function forgetTower(id: string, untrained: boolean): void {
    const name = nameOf(id, untrained);
    towers.get(name)?.embedder.dispose();
    towers.delete(name);
  }

  function build({ network, untrained }: LabNetworkChoice): HeldNetwork {
    const shape = shapes.get(network);
    if (!shape) throw notHeld(network);
    const { spec } = shape;
    const parameters =
      (untrained ? undefined : learnt.get(network)) ?? initialParameters(spec, createRandom(shape.seed));
    return { spec, parameters, embedder: createLabEmbedder(spec, parameters) };
  }

  return {
    set(id) {
      const set = sets.get(id);
      if (!set) throw notHeld(id);
      return set;
    },
    network(choice) {
      const name = nameOf(choice.network, choice.untrained);
      const held = towers.get(name) ?? build(choice);
      towers.set(name, held);
      return held;
    },
    keepSet: (id, set) => void sets.set(id, set),
    keepNetwork(id, shape, parameters) {
      forgetTower(id, false);
      shapes.set(id, shape);
      if (parameters) learnt.set(id, parameters);
      else learnt.delete(id);
    },
    forgetSet: (id) => void sets.delete(id),
    forgetNetwork(id) {
      for (const untrained of [true, false]) forgetTower(id, untrained);
      shapes.delete(id);
      learnt.delete(id);
    },
  };
}

function notHeld(id: string): ParaphError {
  return new ParaphError('not-found', say`The lab has nothing under this name.`, {
    nextStep: say`It may have been removed. Look it up in the list.`,
    detail: id,
  });
}
