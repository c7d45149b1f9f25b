/** The lab's networks: one learns at a time, outliving windows, engines and kills. */
import { randomUUID } from 'node:crypto';
import { ParaphError } from '../../contract/errors.ts';
import type { LabNetwork, LabSettings } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import { conv4Spec } from '../../model/networks/spec.ts';
import { countLearnt } from '../../model/networks/shapes.ts';
import type { EngineContext } from '../context.ts';
import { createTrainingFiles } from '../training-files.ts';
import type { LabBench } from './lab-bench.ts';
import { type Learning, learn } from './learning.ts';
import { isStanding } from './lab-sources.ts';
import type { LearningTurn } from './learning-turn.ts';

export interface LabNetworks {
  /** Newest first. */
  list(): LabNetwork[];
  /** As it stands. @throws ParaphError `not-found` */
  get(id: string): LabNetwork;
  /** @throws ParaphError `refused` while anything learns; `not-found` for the set */
  train(name: string, settings: LabSettings): LabNetwork;
  /** @throws ParaphError `not-found`; `refused` for a network that does not learn */
  pause(id: string): LabNetwork;
  finish(id: string): LabNetwork;
  /** @throws ParaphError `not-found`; `refused` for a network that is not paused, or while anything learns */
  resume(id: string): LabNetwork;
  cancel(id: string): LabNetwork;
  /** @throws ParaphError `refused` for one that learns */
  remove(id: string): void;
  /** Ends the process that learns; its network can go on later. */
  close(): void;
}

export function createLabNetworks(context: EngineContext, bench: LabBench, turn: LearningTurn): LabNetworks {
  const { workspace, emit, now } = context;
  const files = createTrainingFiles(() => workspace.status().directory, 'lab');
  let underWay: Learning | null = null;

  const changed = (id: string) => emit('changed', { kind: 'lab', id });
  const isUnderWay = (id: string) => underWay?.network().id === id;

  /** A network whose engine was killed stands still: a workspace has one engine. */
  function asItStands(network: LabNetwork): LabNetwork {
    if (underWay && isUnderWay(network.id)) return underWay.network();
    const abandoned = network.state === 'running' || network.state === 'preparing';
    return abandoned ? { ...network, state: 'paused', remainingMs: null } : network;
  }

  const get = (id: string) => asItStands(workspace.labNetworks.get(id));

  function requireUnderWay(id: string): Learning {
    if (underWay && isUnderWay(id)) return underWay;
    throw new ParaphError('refused', say`This network does not learn just now.`, { detail: get(id).state });
  }

  function begin(network: LabNetwork): LabNetwork {
    const release = turn.take(network.name);
    const begun = learn(network, { context, bench, checkpoint: files.checkpointOf(network.id) });
    underWay = begun;
    void begun.over.then(() => {
      if (underWay === begun) underWay = null;
      release();
      // A paused one goes on from its checkpoint, and so does one whose engine ended.
      if (ended.has(begun.network().state)) files.forget(network.id);
    });
    changed(network.id);
    return network;
  }

  return {
    list: () => workspace.labNetworks.list().map(asItStands),
    get,
    train(name, settings) {
      turn.requireFree();
      const network = newNetwork(name, settings, nameOfSet(workspace, settings.set), now());
      const learners = settings.set === 'workspace' ? workspace.signatories.persons().map(({ id }) => id) : [];
      workspace.labNetworks.add(network, learners);
      return begin(network);
    },
    pause(id) {
      requireUnderWay(id).pause();
      return get(id);
    },
    finish(id) {
      requireUnderWay(id).finish();
      return get(id);
    },
    resume(id) {
      turn.requireFree();
      const resumed: LabNetwork = { ...requirePaused(get(id)), state: 'preparing', failure: null };
      workspace.labNetworks.update(resumed);
      return begin(resumed);
    },
    cancel(id) {
      if (underWay && isUnderWay(id)) {
        underWay.cancel();
        return get(id);
      }
      const cancelled: LabNetwork = { ...requirePaused(get(id)), state: 'cancelled' };
      files.forget(id);
      workspace.labNetworks.update(cancelled);
      changed(id);
      return cancelled;
    },
    remove(id) {
      if (isUnderWay(id)) throw new ParaphError('refused', say`This network is learning just now.`);
      files.forget(get(id).id);
      workspace.labNetworks.remove(id);
      bench.forget('network', id);
      changed(id);
    },
    close: () => underWay?.abandon(),
  };
}

const ended: ReadonlySet<LabNetwork['state']> = new Set(['finished', 'cancelled', 'failed']);

function requirePaused(network: LabNetwork): LabNetwork {
  if (network.state === 'paused') return network;
  throw new ParaphError('refused', say`This network is not paused.`, { detail: network.state });
}

function newNetwork(name: string, settings: LabSettings, setName: string, startedAt: number): LabNetwork {
  return {
    ...{ id: randomUUID(), name, startedAt, settings, setName, state: 'preparing', step: 0 },
    parameters: countLearnt(conv4Spec(settings.size)),
    ...{ points: [], accuracy: [], remainingMs: null, failure: null, learntFromErased: false },
  };
}

/** @throws ParaphError `not-found` */
export function nameOfSet({ labSets }: EngineContext['workspace'], id: string): string {
  return isStanding(id) ? id : labSets.get(id).name;
}
