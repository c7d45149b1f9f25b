/** What a specification implies: the size of every activation and the name and shape of every parameter. */
import { assert } from '../../base/assert.ts';
import type { ConvolutionLayer, TowerSpec } from './spec.ts';

export interface MapShape {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
}

/** How a parameter starts: He-normal over its inputs, or a constant. */
export type Initial = { readonly kind: 'he'; readonly inputs: number } | { readonly kind: 'constant'; value: number };

export interface ParameterSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initial: Initial;
  /** Moving statistics are not learnt by gradient. */
  readonly trainable: boolean;
  /** Whether weight decay pulls on it. */
  readonly decays: boolean;
}

function convolved({ rows, columns }: MapShape, layer: ConvolutionLayer): MapShape {
  const length = (side: number) =>
    layer.padding === 'same' ? Math.ceil(side / layer.stride) : Math.floor((side - layer.size) / layer.stride) + 1;
  return { rows: length(rows), columns: length(columns), channels: layer.filters };
}

/** What the pools of a trunk are called, which a specification does not name. @param place from 1 */
export const poolName = (place: number) => `pool${place}`;

/** Shape after each named trunk layer, and under `''` the trunk's end. */
export function trunkShapes(spec: TowerSpec): ReadonlyMap<string, MapShape> {
  const shapes = new Map<string, MapShape>();
  let shape: MapShape = { rows: spec.input.height, columns: spec.input.width, channels: 1 };
  for (const layer of spec.trunk) {
    if (layer.kind === 'pool') {
      shape = { ...shape, rows: shape.rows >> 1, columns: shape.columns >> 1 };
    } else {
      shape = convolved(shape, layer);
      shapes.set(layer.name, shape);
    }
  }
  shapes.set('', shape);
  return shapes;
}

/** Shape of each map by its name. */
export function mapShapes(spec: TowerSpec): ReadonlyMap<string, MapShape> {
  const trunk = trunkShapes(spec);
  return new Map(spec.maps.map(({ name, after, channels }) => [name, { ...shapeOf(trunk, after), channels }]));
}

function shapeOf(shapes: ReadonlyMap<string, MapShape>, name: string): MapShape {
  const shape = shapes.get(name);
  assert(shape !== undefined, `the network has no layer ${name}`);
  return shape;
}

function constant(name: string, length: number, value: number, trainable: boolean): ParameterSpec {
  return { name, shape: [length], initial: { kind: 'constant', value }, trainable, decays: false };
}

function normalisedConvolution(name: string, size: number, inputs: number, filters: number): ParameterSpec[] {
  const fanIn = size * size * inputs;
  const filter = {
    name: `${name}.filter`,
    shape: [size, size, inputs, filters],
    initial: { kind: 'he', inputs: fanIn } as const,
  };
  return [
    { ...filter, trainable: true, decays: true },
    constant(`${name}.scale`, filters, 1, true),
    constant(`${name}.offset`, filters, 0, true),
    constant(`${name}.mean`, filters, 0, false),
    constant(`${name}.variance`, filters, 1, false),
  ];
}

function embeddingParameters(spec: TowerSpec): ParameterSpec[] {
  const { from, size } = spec.embedding;
  const source = from === null ? shapeOf(trunkShapes(spec), '') : shapeOf(mapShapes(spec), from);
  const inputs = source.rows * source.columns * source.channels;
  const kernel = { name: 'embedding.kernel', shape: [inputs, size], initial: { kind: 'he', inputs } as const };
  return [{ ...kernel, trainable: true, decays: true }, constant('embedding.bias', size, 0, true)];
}

/** Every parameter of the tower, in a fixed order. */
export function parameterSpecs(spec: TowerSpec): ParameterSpec[] {
  const parameters: ParameterSpec[] = [];
  let channels = 1;
  for (const layer of spec.trunk) {
    if (layer.kind === 'pool') continue;
    parameters.push(...normalisedConvolution(layer.name, layer.size, channels, layer.filters));
    channels = layer.filters;
  }
  const trunk = trunkShapes(spec);
  for (const { name, after, channels } of spec.maps) {
    parameters.push(...normalisedConvolution(name, 1, shapeOf(trunk, after).channels, channels));
  }
  return [...parameters, ...embeddingParameters(spec)];
}

/** How many numbers the tower learns. */
export function countLearnt(spec: TowerSpec): number {
  return parameterSpecs(spec)
    .filter(({ trainable }) => trainable)
    .reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
}

/** Multiply-adds of a forward pass of one image: convolutions and the embedding; what is added beside them is little. */
export function countOperations(spec: TowerSpec): number {
  const trunk = trunkShapes(spec);
  let channels = 1;
  let operations = 0;
  for (const layer of spec.trunk) {
    if (layer.kind === 'pool') continue;
    const { rows, columns } = shapeOf(trunk, layer.name);
    operations += rows * columns * layer.filters * channels * layer.size ** 2;
    channels = layer.filters;
  }
  for (const { name, after } of spec.maps) {
    const { rows, columns, channels: outputs } = shapeOf(mapShapes(spec), name);
    operations += rows * columns * outputs * shapeOf(trunk, after).channels;
  }
  const { from, size } = spec.embedding;
  const source = from === null ? shapeOf(trunk, '') : shapeOf(mapShapes(spec), from);
  return operations + source.rows * source.columns * source.channels * size;
}
