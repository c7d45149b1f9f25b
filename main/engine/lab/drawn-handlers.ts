/** Classes drawn by hand, and which of them a drawing is nearest to. */
import { l2Distance } from '../../base/vectors.ts';
import type { Handlers } from '../../contract/api.ts';
import { drawnLimits, type DrawnKind } from '../../contract/lab/drawn.ts';
import { ParaphError } from '../../contract/errors.ts';
import type { DrawnRanking } from '../../contract/lab/one-shot.ts';
import { labSide, type LabNetworkChoice } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import { formatOf } from '../../imaging/document-format.ts';
import { localDistance } from '../../matching/local-distance.ts';
import type { EngineContext } from '../context.ts';
import { keepDrawnAsSet } from './drawn-set.ts';
import { networkOf } from './known-networks.ts';
import type { LabBench } from './lab-bench.ts';
import { prepareLabPictures, profileOf, readAsScan } from './lab-pictures.ts';

export function drawnHandlers(context: EngineContext, bench: LabBench) {
  const { drawnClasses } = context.workspace;
  const changed = (id: string) => context.emit('changed', { kind: 'lab', id });

  return {
    'lab.drawn': () => drawnClasses.list(),
    'lab.drawing': ({ drawing }) => ({ picture: drawnClasses.picture(drawing) }),
    'lab.newDrawn': ({ kind, name, drawing }) => {
      requirePng(drawing);
      if (drawnClasses.list().length >= drawnLimits.classes) throw full();
      const { id } = context.workspace.transaction(() => {
        const begun = drawnClasses.create(kind, name);
        drawnClasses.add(begun.id, drawing);
        return begun;
      });
      changed(id);
      return drawnClasses.get(id);
    },
    'lab.draw': ({ class: id, drawing }) => {
      requirePng(drawing);
      if (drawnClasses.get(id).drawings.length >= drawnLimits.drawings) throw full();
      drawnClasses.add(id, drawing);
      changed(id);
      return drawnClasses.get(id);
    },
    'lab.renameDrawn': ({ class: id, name }) => {
      const renamed = drawnClasses.rename(id, name);
      changed(id);
      return renamed;
    },
    'lab.removeDrawn': ({ id }) => {
      drawnClasses.remove(id);
      changed(id);
      return {};
    },
    'lab.restoreDrawn': ({ id }) => {
      drawnClasses.restore(id);
      changed(id);
      return {};
    },
    'lab.keepDrawn': (request, signal) => keepDrawnAsSet(context, request, signal),
    'lab.rankDrawn': ({ network, untrained, kind, drawing }, signal) =>
      rankByNetwork(context, bench, { choice: { network, untrained }, kind, drawing }, signal),
    'lab.rankByModel': ({ drawing }) => rankByModel(context, drawing),
  } satisfies Partial<Handlers>;
}

function requirePng(drawing: Uint8Array): void {
  if (formatOf(drawing) === 'png') return;
  throw new ParaphError('unsupported-format', say`A drawing has to be a PNG.`);
}

function full(): ParaphError {
  return new ParaphError('refused', say`There are as many drawings as Paraph keeps.`, {
    nextStep: say`Remove some that are no longer wanted.`,
  });
}

/** A drawing of a class that can be nearest. */
interface Known {
  readonly class: string;
  readonly drawing: string;
}

function knownOf({ workspace }: EngineContext, kind: DrawnKind): Known[] {
  return workspace.drawnClasses
    .list()
    .filter((one) => one.kind === kind)
    .flatMap(({ id, drawings }) => drawings.map((drawing) => ({ class: id, drawing })));
}

/** Of each class its nearest drawing, nearest first. */
function rank(known: readonly Known[], distances: readonly number[]): DrawnRanking['ranked'] {
  const measured = known.map((one, i) => ({ ...one, distance: distances[i] })).sort((a, b) => a.distance - b.distance);
  return [...Map.groupBy(measured, (one) => one.class).values()].map(([nearest]) => nearest);
}

/** Everything is made ready as the pictures that the network learnt from were. */
async function rankByNetwork(
  context: EngineContext,
  bench: LabBench,
  request: { readonly choice: LabNetworkChoice; readonly kind: DrawnKind; readonly drawing: Uint8Array },
  signal: AbortSignal,
): Promise<DrawnRanking> {
  const { choice, kind, drawing } = request;
  const { settings } = networkOf(context.workspace, choice.network);
  const known = knownOf(context, kind);
  const pictures = [drawing, ...known.map((one) => context.workspace.drawnClasses.picture(one.drawing))];
  const coverage = await prepareLabPictures(context, pictures, profileOf(context, settings.set));
  const { size, vectors } = await bench.ask('embedGiven', { network: choice, coverage }, { signal });
  const vectorOf = (index: number) => vectors.subarray(index * size, (index + 1) * size);
  const distances = known.map((_, i) => l2Distance(vectorOf(0), vectorOf(i + 1)));
  const probe = { width: labSide, height: labSide, coverage: coverage.slice(0, labSide ** 2) };
  return { ranked: rank(known, distances), probe };
}

/** By the model that answers, each drawing read as a scan is. Nothing is decided, and no case is kept. */
async function rankByModel(context: EngineContext, drawing: Uint8Array): Promise<DrawnRanking> {
  const { embedder } = await context.model.ready();
  const known = knownOf(context, 'signature');
  const [asked, ...others] = await Promise.all(
    [drawing, ...known.map((one) => context.workspace.drawnClasses.picture(one.drawing))].map((picture) =>
      readAsScan(context, picture, embedder.input),
    ),
  );
  const [probe, ...embeddings] = embedder.embed([asked, ...others]);
  const distances = embeddings.map(({ local }) => localDistance(probe.local, local));
  return { ranked: rank(known, distances), probe: { ...asked, coverage: new Uint8Array(asked.coverage) } };
}
