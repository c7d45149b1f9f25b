/** The lab's networks: one learns at a time, outliving windows, engines and kills. */
import { randomUUID } from 'node:crypto';
import { type ErrorRecord, ParaphError } from '../../contract/errors.ts';
import type { LabNetwork, LabSettings } from '../../contract/lab/records.ts';
import { shippedNetworkId } from '../../contract/lab/shipped.ts';
import { say } from '../../contract/phrase.ts';
import { isOver } from '../../contract/training.ts';
import { conv4Spec } from '../../model/networks/spec.ts';
import { countLearnt } from '../../model/networks/shapes.ts';
import type { EngineContext } from '../context.ts';
import { createTrainingFiles, type TrainingFiles } from '../training-files.ts';
import { createOneUnderWay, requirePaused, requireUnderWay } from '../one-under-way.ts';
import { learntFromOthers, whyAnew } from './begin-anew.ts';
import type { LabBench } from './lab-bench.ts';
import { networkOf, shippedRecord } from './known-networks.ts';
import { type Learning, learn } from './learning.ts';
import { isStanding } from './lab-sources.ts';
import type { LearningTurn } from './learning-turn.ts';

export interface LabNetworks {
  /** Newest first, the shipped one last. */
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
  /** @throws ParaphError `refused` for one that learns, and for the shipped one */
  remove(id: string): void;
  /** Takes these back to their beginning, since specimens that they learn from are gone; they wait to be resumed. */
  beginAnew(learners: ReadonlySet<string>): void;
  /** Ends the process that learns; its network can go on later. */
  close(): void;
}

export function createLabNetworks(context: EngineContext, bench: LabBench, turn: LearningTurn): LabNetworks {
  const { workspace, emit, now } = context;
  const files = createTrainingFiles(() => workspace.status().directory, 'lab');
  const remains = createRemains(workspace, files, bench);
  const underWay = createOneUnderWay<LabNetwork, Learning>();

  const changed = (id: string) => emit('changed', { kind: 'lab', id });
  const get = (id: string) => underWay.asItStands(networkOf(workspace, id));
  const learning = (id: string) =>
    requireUnderWay(underWay.of(id), get(id), say`This network does not learn just now.`);
  const paused = (id: string) => requirePaused(get(id), say`This network is not paused.`);

  function begin(network: LabNetwork): LabNetwork {
    const release = turn.take(network.name);
    const begun = learn(network, { context, bench, checkpoint: files.checkpointOf(network.id) });
    underWay.begin(begun, () => {
      release();
      remains.forgetIfOver(begun.record());
    });
    changed(network.id);
    return network;
  }

  function throwAway(network: LabNetwork, failure: ErrorRecord | null): LabNetwork {
    underWay.letGo(network.id);
    const anew: LabNetwork = { ...network, ...nothingLearnt, state: 'paused', failure };
    remains.throwAway(anew);
    changed(network.id);
    return anew;
  }

  return {
    list: () => [...workspace.labNetworks.list().map(underWay.asItStands), shippedRecord()],
    get,
    train(name, settings) {
      turn.requireFree();
      const network = newNetwork(name, settings, nameOfSet(workspace, settings.set), now());
      workspace.labNetworks.add(network);
      return begin(network);
    },
    pause(id) {
      learning(id).pause();
      return get(id);
    },
    finish(id) {
      learning(id).finish();
      return get(id);
    },
    resume(id) {
      turn.requireFree();
      const before = paused(id);
      const after = learntFromOthers(workspace, id) ? throwAway(before, null) : before;
      // A process that was ended while it wrote may have left a checkpoint of what was thrown away.
      if (after.step === 0) files.forget(id);
      const resumed: LabNetwork = { ...after, state: 'preparing', failure: null };
      workspace.labNetworks.update(resumed);
      return begin(resumed);
    },
    cancel(id) {
      const learns = underWay.of(id);
      if (learns) {
        learns.cancel();
        return get(id);
      }
      const cancelled: LabNetwork = { ...paused(id), state: 'cancelled' };
      remains.forgetIfOver(cancelled);
      workspace.labNetworks.update(cancelled);
      changed(id);
      return cancelled;
    },
    remove(id) {
      if (id === shippedNetworkId) throw new ParaphError('refused', say`This network comes with Paraph: it stays.`);
      if (underWay.of(id)) throw new ParaphError('refused', say`This network is learning just now.`);
      remains.forget(get(id).id);
      workspace.labNetworks.remove(id);
      changed(id);
    },
    beginAnew(learners) {
      for (const network of workspace.labNetworks.list()) if (learners.has(network.id)) throwAway(network, whyAnew());
    },
    close: underWay.close,
  };
}

/** What a network leaves beside its record. */
function createRemains(workspace: EngineContext['workspace'], files: TrainingFiles, bench: LabBench) {
  const forgetLessons = (id: string) => {
    files.forget(id);
    workspace.labLessons.forget(id);
  };
  const forget = (id: string) => {
    forgetLessons(id);
    bench.forget('network', id);
  };
  return {
    forget,
    /** A paused one goes on from its checkpoint, and so does one whose engine ended. */
    forgetIfOver: ({ id, state }: LabNetwork) => isOver(state) && forgetLessons(id),
    /** Nothing that it has learnt or seen is left. */
    throwAway(anew: LabNetwork): void {
      workspace.labNetworks.beginAnew(anew);
      forget(anew.id);
    },
  };
}

const nothingLearnt = {
  step: 0,
  points: [],
  accuracy: [],
  remainingMs: null,
  learntFromErased: false,
} satisfies Partial<LabNetwork>;

function newNetwork(name: string, settings: LabSettings, setName: string, startedAt: number): LabNetwork {
  return {
    ...{ id: randomUUID(), name, startedAt, settings, setName, state: 'preparing', failure: null },
    parameters: countLearnt(conv4Spec(settings.size)),
    ...nothingLearnt,
    origin: 'own',
  };
}

/** @throws ParaphError `not-found` */
export function nameOfSet({ labSets }: EngineContext['workspace'], id: string): string {
  return isStanding(id) ? id : labSets.get(id).name;
}
