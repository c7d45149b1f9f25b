/** AdamW (Loshchilov and Hutter 2019) with warm-up and a cosine schedule, its state readable for checkpoints. */
import type { NamedTensorMap, Rank, Tensor, Tensor1D, Variable } from '../model/ops.ts';
import { assert } from '../base/assert.ts';
import { scoped, tf } from '../model/ops.ts';

const decayOfMean = 0.9;
const decayOfSquare = 0.999;
const epsilon = 1e-7;

export interface Schedule {
  /** The learning rate after warm-up. */
  readonly peak: number;
  readonly warmUpSteps: number;
  readonly steps: number;
}

/** Linear from 0 to the peak, then half a cosine down to 0. `step` counts from 0. */
export function learningRate({ peak, warmUpSteps, steps }: Schedule, step: number): number {
  if (step < warmUpSteps) return (peak * (step + 1)) / warmUpSteps;
  const done = (step - warmUpSteps) / Math.max(1, steps - warmUpSteps);
  return (peak * (1 + Math.cos(Math.PI * Math.min(1, done)))) / 2;
}

export interface Learnt {
  readonly variable: Variable;
  /** Share of the learning rate by which the parameter moves at each step towards `anchor`, or 0 without one. */
  readonly weightDecay: number;
  /** Where it is held to: the weights that a retraining began with (L2-SP, Li, Grandvalet and Davoine 2018). */
  readonly anchor?: Tensor | undefined;
}

export interface Optimiser {
  /** Moves every parameter by its gradient (by the variable's name). `step` counts from 0. */
  apply(gradients: NamedTensorMap, rate: number, step: number): void;
  /** First and second moments by name: `NAME.mean`, `NAME.square`. */
  state(): ReadonlyMap<string, Float32Array>;
  /** Takes up such a state; names that it lacks keep their moments. */
  restore(state: ReadonlyMap<string, Float32Array>): void;
  dispose(): void;
}

/**
 * All parameters lie one after the other in one row of numbers, and move together: thirty small tensors times fifteen
 * operations would cost more in calls than in computing.
 *
 * @param learnt parameters by name
 */
export function createOptimiser(learnt: ReadonlyMap<string, Learnt>): Optimiser {
  const row = createRow([...learnt]);
  return {
    apply: (gradients, rate, step) => tf.tidy(() => move(row, gradients, rate, step)),
    state: () => new Map(momentsByName(row)),
    restore: (state) => restoreRow(row, state),
    dispose: () => tf.dispose([row.values, row.mean, row.square, row.decay, row.anchor ?? []]),
  };
}

interface Row {
  readonly parameters: readonly (readonly [name: string, learnt: Learnt])[];
  /** [numbers of all parameters], as are the others. */
  readonly values: Variable;
  readonly mean: Variable;
  readonly square: Variable;
  /** Of each number, its parameter's `weightDecay`. */
  readonly decay: Tensor1D;
  /** 0 where a parameter has none; null where none has. */
  readonly anchor: Tensor1D | null;
}

function createRow(parameters: Row['parameters']): Row {
  const ofEach = (of: (learnt: Learnt) => Tensor) => tf.keep(inOneRow(parameters.map(([, learnt]) => of(learnt))));
  return scoped(() => {
    const values = inOneRow(parameters.map(([, { variable }]) => variable));
    const zeros = tf.zerosLike(values);
    const isAnchored = parameters.some(([, { anchor }]) => anchor !== undefined);
    return {
      parameters,
      values: tf.variable(values, false),
      mean: tf.variable(zeros, false),
      square: tf.variable(zeros, false),
      decay: ofEach(({ variable, weightDecay }) => tf.fill(variable.shape, weightDecay)),
      anchor: isAnchored ? ofEach(({ variable, anchor }) => anchor ?? tf.zerosLike(variable)) : null,
    };
  });
}

function inOneRow(tensors: readonly Tensor[]): Tensor1D {
  return tf.concat1d(tensors.map((tensor) => shaped<Rank.R1>(tensor, [tensor.size])));
}

/** Most parameters are rows already, and a reshaping is a call like any other. */
function shaped<R extends Rank>(tensor: Tensor, shape: Tensor<R>['shape']): Tensor<R> {
  return tensor.rank === 1 && shape.length === 1 ? (tensor as Tensor<R>) : tf.reshape<R>(tensor, shape);
}

function gradientRow({ parameters }: Row, gradients: NamedTensorMap): Tensor1D {
  const found = parameters.map(([name, { variable }]) => {
    const gradient = gradients[variable.name];
    assert(gradient !== undefined, `nothing was learnt about ${name}`);
    return gradient;
  });
  return inOneRow(found);
}

/** m̂ / (√v̂ + ε), with what makes m̂ of m and v̂ of v drawn into two numbers. */
function move(row: Row, gradients: NamedTensorMap, rate: number, step: number): void {
  const { values, mean, square, decay, anchor } = row;
  const gradient = gradientRow(row, gradients);
  mean.assign(tf.add(tf.mul(mean, decayOfMean), tf.mul(gradient, 1 - decayOfMean)));
  square.assign(tf.add(tf.mul(square, decayOfSquare), tf.mul(tf.square(gradient), 1 - decayOfSquare)));
  const meanBias = 1 - decayOfMean ** (step + 1);
  const squareRoot = Math.sqrt(1 - decayOfSquare ** (step + 1));
  const scaled = tf.div(mean, tf.add(tf.sqrt(square), epsilon * squareRoot));
  const decayed = tf.mul(anchor ? tf.sub(values, anchor) : values, decay);
  values.assign(tf.sub(values, tf.mul(tf.add(tf.mul(scaled, squareRoot / meanBias), decayed), rate)));
  handOut(row);
}

/** From the row to the network's own variables. */
function handOut({ parameters, values }: Row): void {
  const sizes = parameters.map(([, { variable }]) => variable.size);
  const parts = tf.split(values as Tensor, sizes);
  parameters.forEach(([, { variable }], index) => variable.assign(shaped(parts[index], variable.shape)));
}

function momentsByName({ parameters, mean, square }: Row): [string, Float32Array][] {
  const [means, squares] = [mean.dataSync<'float32'>(), square.dataSync<'float32'>()];
  let end = 0;
  return parameters.flatMap(([name, { variable }]) => {
    const begin = end;
    end += variable.size;
    return [
      [`${name}.mean`, means.slice(begin, end)],
      [`${name}.square`, squares.slice(begin, end)],
    ];
  });
}

function restoreRow(row: Row, state: ReadonlyMap<string, Float32Array>): void {
  const known = new Map(momentsByName(row));
  const numbers = (part: 'mean' | 'square') => {
    const joined = new Float32Array(row.values.size);
    let end = 0;
    for (const [name, { variable }] of row.parameters) {
      const found = state.get(`${name}.${part}`) ?? known.get(`${name}.${part}`);
      if (found) joined.set(found, end);
      end += variable.size;
    }
    return joined;
  };
  tf.tidy(() => {
    row.mean.assign(tf.tensor1d(numbers('mean')));
    row.square.assign(tf.tensor1d(numbers('square')));
  });
}
