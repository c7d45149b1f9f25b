import type { Handlers } from '../../contract/api.ts';
import type { LabNetwork } from '../../contract/lab/records.ts';
import { setLookedAt } from '../../contract/lab/shipped.ts';
import type { LabSphere, SpecimenSphere } from '../../contract/lab/sphere-methods.ts';
import { takeSnapshot } from '../../lab/snapshot.ts';
import { basePlan } from '../../training/trainer.ts';
import type { EngineContext } from '../context.ts';
import type { LabBench } from './lab-bench.ts';
import type { LabNetworks } from './lab-networks.ts';

/** How embeddings lie on the sphere. */
export function labSphereHandlers(context: EngineContext, bench: LabBench, networks: LabNetworks) {
  return {
    'lab.sphere': ({ network }, signal) => sphereOf(context, bench, networks.get(network), signal),
    'lab.specimenSphere': () => specimenSphere(context),
  } satisfies Partial<Handlers>;
}

/** Of the shipped network, which nobody watched while it learnt, as it began and as it ended. */
async function sphereOf(
  { workspace }: EngineContext,
  bench: LabBench,
  network: LabNetwork,
  signal: AbortSignal,
): Promise<LabSphere> {
  const { id, settings } = network;
  if (network.origin === 'shipped') {
    const request = { network: { network: id, untrained: false }, set: setLookedAt(network), step: settings.steps };
    return { network, ...(await bench.ask('sphere', request, { signal })) };
  }
  const watched = workspace.labNetworks.watched(id);
  // Without the pictures, which may have been erased, nobody could say what lies where.
  return { network, watched, snapshots: watched ? workspace.labNetworks.snapshots(id) : [] };
}

/** As many as are told apart by colour and shape, and as can be followed by eye. */
const mostPeople = 16;
const mostSpecimens = 8;

/** @throws ParaphError `model-missing`, `model-damaged` */
async function specimenSphere({ workspace, model, references }: EngineContext): Promise<SpecimenSphere> {
  const { embedder } = await model.ready();
  const able = workspace.signatories
    .persons()
    .map(({ id, name }) => ({ signatory: id, name, count: workspace.specimens.of(id).length }))
    .filter(({ count }) => count >= 2)
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  const people = able.slice(0, mostPeople).map(({ signatory, name }) => ({ signatory, name }));
  const specimens: SpecimenSphere['specimens'] = [];
  const vectors: Float32Array[] = [];
  for (const [person, { signatory }] of people.entries()) {
    for (const { specimen, embedding } of (await references.of(signatory, embedder)).slice(0, mostSpecimens)) {
      specimens.push({ specimen, person });
      vectors.push(embedding.global);
    }
  }
  const size = vectors.at(0)?.length ?? 0;
  return {
    // What a model is trained to here unless somebody chose otherwise.
    model: { key: embedder.key, name: embedder.name, size, objective: basePlan.objective },
    people,
    peopleInAll: able.length,
    specimens,
    snapshot: size > 0 ? takeSnapshot(sideBySide(vectors, size), size, 0, null) : null,
  };
}

function sideBySide(vectors: readonly Float32Array[], size: number): Float32Array {
  const all = new Float32Array(vectors.length * size);
  vectors.forEach((vector, i) => all.set(vector, i * size));
  return all;
}
