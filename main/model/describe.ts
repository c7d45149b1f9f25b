/** A model's manifest and card as records that an interface can show; the weights are not read. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelDescription, NetworkDescription, NetworkLayer } from '../contract/models.ts';
import { modelKey } from './manifest.ts';
import { countLearnt, mapShapes, parameterSpecs, poolName, trunkShapes } from './networks/shapes.ts';
import type { TowerSpec } from './networks/spec.ts';
import { readManifest } from './weights.ts';

const cardFile = 'MODEL-CARD.md';
/** A card is a few pages; a stranger's file of another size is no card. */
const largestCard = 256 * 1_024;

/** @throws ParaphError `model-missing`, `model-damaged` */
export function describeModel(directory: string): Omit<ModelDescription, 'references'> {
  const manifest = readManifest(directory);
  const { name, description, licence, preprocessingVersion, weights, spec, calibration, figures } = manifest;
  return {
    key: modelKey(weights.sha256, spec),
    name,
    description,
    licence,
    preprocessingVersion,
    weights,
    network: describeNetwork(spec),
    calibration,
    figures,
    card: readCard(join(directory, cardFile)),
  };
}

/** A specification as it is drawn and tabled. */
export function describeNetwork(spec: TowerSpec): NetworkDescription {
  return { name: spec.name, input: spec.input, layers: layersOf(spec), parameters: countLearnt(spec) };
}

function readCard(file: string): string | null {
  return existsSync(file) && statSync(file).size <= largestCard ? readFileSync(file, 'utf8') : null;
}

/** Every layer in the order in which a signature passes it, with what it gives and how much it learnt. */
export function layersOf(spec: TowerSpec): NetworkLayer[] {
  const maps = mapShapes(spec);
  const learnt = learntByLayer(spec);
  const heads = spec.maps.flatMap(({ name, after }): NetworkLayer[] => {
    const output = maps.get(name);
    return output
      ? [{ name, kind: 'map', size: 1, stride: 1, reads: after, output, parameters: learnt.get(name) ?? 0 }]
      : [];
  });
  const embedding: NetworkLayer = {
    name: 'embedding',
    kind: 'embedding',
    size: null,
    stride: null,
    reads: spec.embedding.from,
    output: { rows: 1, columns: 1, channels: spec.embedding.size },
    parameters: learnt.get('embedding') ?? 0,
  };
  return [...trunkLayers(spec, learnt), ...heads, embedding];
}

function trunkLayers(spec: TowerSpec, learnt: ReadonlyMap<string, number>): NetworkLayer[] {
  const shapes = trunkShapes(spec);
  let output = { rows: spec.input.height, columns: spec.input.width, channels: 1 };
  let pools = 0;
  return spec.trunk.map((layer): NetworkLayer => {
    if (layer.kind === 'pool') {
      output = { ...output, rows: output.rows >> 1, columns: output.columns >> 1 };
      return { name: poolName(++pools), kind: 'pool', size: 2, stride: 2, reads: null, output, parameters: 0 };
    }
    output = shapes.get(layer.name) ?? output;
    const { name, kind, size, stride } = layer;
    return { name, kind, size, stride, reads: null, output, parameters: learnt.get(name) ?? 0 };
  });
}

/** Parameters are named `LAYER.PART`. */
function learntByLayer(spec: TowerSpec): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, shape, trainable } of parameterSpecs(spec)) {
    if (!trainable) continue;
    const layer = name.slice(0, name.lastIndexOf('.'));
    const numbers = shape.reduce((product, side) => product * side, 1);
    counts.set(layer, (counts.get(layer) ?? 0) + numbers);
  }
  return counts;
}
