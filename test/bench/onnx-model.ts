/**
 * The shipped embedder as an ONNX model: trunk, maps, global vector, and the whitening of the local map, so that
 * onnxruntime does the same work from image to embedding.
 */
import { normEpsilon } from '../../main/model/kernels/batch-norm.ts';
import { mapShapes, parameterSpecs } from '../../main/model/networks/shapes.ts';
import type { ConvolutionLayer, TowerSpec } from '../../main/model/networks/spec.ts';
import { linearLayer } from '../../main/model/networks/tower.ts';
import type { Model } from '../../main/model/weights.ts';
import { onnxModel, type Constant, type Operation } from './onnx-graph.ts';

/** Keeps a division finite, as in the embedder. */
const least = 1e-12;

/** Collects operations and constants; each function returns the name of what it adds. */
function createBuilder(parameters: ReadonlyMap<string, Float32Array>) {
  const operations: Operation[] = [];
  const constants: Constant[] = [];
  const add = (type: string, inputs: readonly string[], attributes: Operation['attributes'] = {}): string => {
    const output = `${type}-${operations.length}`;
    operations.push({ type, inputs, output, attributes });
    return output;
  };
  const floats = (shape: readonly number[], values: Float32Array): string => {
    const name = `constant-${constants.length}`;
    constants.push({ name, shape, values });
    return name;
  };
  const integers = (...values: number[]): string => {
    const name = `constant-${constants.length}`;
    constants.push({ name, shape: [values.length], values: BigInt64Array.from(values, BigInt) });
    return name;
  };
  const parameter = (name: string): Float32Array => {
    const values = parameters.get(name);
    if (!values) throw new Error(`The model lacks ${name}.`);
    return values;
  };
  return { operations, constants, add, floats, integers, parameter };
}
type Builder = ReturnType<typeof createBuilder>;

/** [rows, columns, inputs, outputs], each output scaled → [outputs, inputs, rows, columns]. */
function transposedFilter(filter: Float32Array, shape: readonly number[], factor: Float32Array): Float32Array {
  const [rows, columns, inputs, outputs] = shape;
  const transposed = new Float32Array(filter.length);
  let at = 0;
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < inputs; i++) {
      for (let cell = 0; cell < rows * columns; cell++) {
        transposed[at++] = filter[(cell * inputs + i) * outputs + o] * factor[o];
      }
    }
  }
  return transposed;
}

/** Convolution with batch normalisation folded in (as main/model/networks/inference.ts does). */
function convolution(builder: Builder, shape: readonly number[], layer: ConvolutionLayer, x: string): string {
  const of = (part: string) => builder.parameter(`${layer.name}.${part}`);
  const variance = of('variance');
  const factor = of('scale').map((scale, i) => scale / Math.sqrt(variance[i] + normEpsilon));
  const mean = of('mean');
  const bias = of('offset').map((offset, i) => offset - mean[i] * factor[i]);
  const [rows, columns, inputs, outputs] = shape;
  const filter = transposedFilter(of('filter'), shape, factor);
  const names = [x, builder.floats([outputs, inputs, rows, columns], filter), builder.floats([outputs], bias)];
  return builder.add('Conv', names, {
    kernel_shape: [layer.size, layer.size],
    strides: [layer.stride, layer.stride],
    auto_pad: layer.padding === 'same' ? 'SAME_UPPER' : 'VALID',
  });
}

/** [batch, channels, rows, columns] → [batch, rows, columns, channels], the order that the parameters expect. */
function channelsLast(builder: Builder, x: string): string {
  return builder.add('Transpose', [x], { perm: [0, 2, 3, 1] });
}

/** Rows divided by √(Σ x² + 1e-12). */
function unitRows(builder: Builder, x: string, output: string): void {
  const squares = builder.add('ReduceSum', [builder.add('Mul', [x, x]), builder.integers(1)], { keepdims: 1 });
  const length = builder.add('Sqrt', [builder.add('Add', [squares, builder.floats([1], Float32Array.of(least))])]);
  builder.operations.push({ type: 'Div', inputs: [x, length], output });
}

/** What readLocalMaps of main/model/embedder.ts makes of the map. */
function localMap(builder: Builder, x: string, cells: number, channels: number, { mean, matrix }: Whitening): void {
  const tiny = builder.floats([1], Float32Array.of(least));
  const flat = builder.add('Reshape', [channelsLast(builder, x), builder.integers(-1, channels)]);
  const norms = builder.add('Reshape', [
    builder.add('ReduceL2', [flat], { axes: [1], keepdims: 1 }),
    builder.integers(-1, cells),
  ]);
  const sum = builder.add('ReduceSum', [norms, builder.integers(1)], { keepdims: 1 });
  builder.operations.push({ type: 'Div', inputs: [norms, builder.add('Add', [sum, tiny])], output: 'weights' });
  const centred = builder.add('Sub', [flat, builder.floats([1, channels], mean)]);
  const whitened = builder.add('MatMul', [centred, builder.floats([channels, channels], matrix)]);
  const lengths = builder.add('ReduceL2', [whitened], { axes: [1], keepdims: 1 });
  builder.operations.push({ type: 'Div', inputs: [whitened, builder.add('Add', [lengths, tiny])], output: 'cells' });
}
type Whitening = NonNullable<Model['whitening']>;

function runTrunk(builder: Builder, spec: TowerSpec, shapes: ReadonlyMap<string, readonly number[]>) {
  const activations = new Map<string, string>();
  let x = 'images';
  for (const layer of spec.trunk) {
    if (layer.kind === 'pool') x = builder.add('MaxPool', [x], { kernel_shape: [2, 2], strides: [2, 2] });
    else {
      x = builder.add('Relu', [convolution(builder, shapes.get(`${layer.name}.filter`) ?? [], layer, x)]);
      activations.set(layer.name, x);
    }
  }
  return activations.set('', x);
}

/**
 * @returns the model's bytes. Input `images` [batch, 1, height, width], ink 1; outputs `global` [batch, size],
 *   `cells` [batch · cells, channels] and `weights` [batch, cells]
 */
export function exportOnnx({ manifest: { spec, localMap: wanted }, parameters, whitening }: Model): Uint8Array {
  const builder = createBuilder(parameters);
  const shapes = new Map(parameterSpecs(spec).map(({ name, shape }) => [name, shape]));
  const trunk = runTrunk(builder, spec, shapes);
  const maps = new Map(
    spec.maps.map(({ name, after, channels }) => {
      const layer = linearLayer(name, channels);
      return [name, convolution(builder, shapes.get(`${name}.filter`) ?? [], layer, trunk.get(after) ?? '')];
    }),
  );
  const { from, size } = spec.embedding;
  const source = from === null ? trunk.get('') : maps.get(from);
  const flat = builder.add('Flatten', [channelsLast(builder, source ?? '')], { axis: 1 });
  const kernel = builder.floats(shapes.get('embedding.kernel') ?? [], builder.parameter('embedding.kernel'));
  const bias = builder.floats([size], builder.parameter('embedding.bias'));
  unitRows(builder, builder.add('Gemm', [flat, kernel, bias]), 'global');

  const shape = mapShapes(spec).get(wanted ?? '');
  if (!shape || !whitening) throw new Error('The model has no local map.');
  const cells = shape.rows * shape.columns;
  localMap(builder, maps.get(wanted ?? '') ?? '', cells, shape.channels, whitening);
  return onnxModel({
    operations: builder.operations,
    constants: builder.constants,
    inputs: [{ name: 'images', shape: ['batch', 1, spec.input.height, spec.input.width] }],
    outputs: [
      { name: 'global', shape: ['batch', size] },
      { name: 'cells', shape: ['all-cells', shape.channels] },
      { name: 'weights', shape: ['batch', cells] },
    ],
  });
}
