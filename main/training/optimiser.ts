/** AdamW (Loshchilov and Hutter 2019) with warm-up and a cosine schedule, its state readable for checkpoints. */
import type { NamedTensorMap, Tensor, Variable } from '../model/ops.ts';
import { tf } from '../model/ops.ts';

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

interface Moments {
  readonly mean: Variable;
  readonly square: Variable;
}

export interface Optimiser {
  /** Moves every parameter by its gradient (by name). `step` counts from 0. */
  apply(gradients: NamedTensorMap, rate: number, step: number): void;
  /** First and second moments by name: `NAME.mean`, `NAME.square`. */
  readonly state: ReadonlyMap<string, Variable>;
  dispose(): void;
}

/** @param learnt parameters by name */
export function createOptimiser(learnt: ReadonlyMap<string, Learnt>): Optimiser {
  const moments = new Map([...learnt].map(([name, { variable }]) => [name, zeroMoments(variable)] as const));
  const state = new Map(
    [...moments].flatMap(([name, { mean, square }]) => [
      [`${name}.mean`, mean] as const,
      [`${name}.square`, square] as const,
    ]),
  );
  return {
    state,
    apply: (gradients, rate, step) => {
      for (const [name, parameter] of learnt) {
        const gradient = gradients[parameter.variable.name];
        const moment = moments.get(name);
        if (gradient && moment) tf.tidy(() => move(parameter, moment, gradient, rate, step));
      }
    },
    dispose: () => state.forEach((variable) => variable.dispose()),
  };
}

function zeroMoments(variable: Variable): Moments {
  return tf.tidy(() => ({
    mean: tf.variable(tf.zeros(variable.shape), false),
    square: tf.variable(tf.zeros(variable.shape), false),
  }));
}

function move(
  { variable, weightDecay, anchor }: Learnt,
  { mean, square }: Moments,
  gradient: NamedTensorMap[string],
  rate: number,
  step: number,
): void {
  mean.assign(tf.add(tf.mul(mean, decayOfMean), tf.mul(gradient, 1 - decayOfMean)));
  square.assign(tf.add(tf.mul(square, decayOfSquare), tf.mul(tf.square(gradient), 1 - decayOfSquare)));
  const meanBias = 1 - decayOfMean ** (step + 1);
  const squareBias = 1 - decayOfSquare ** (step + 1);
  const scaled = tf.div(tf.div(mean, meanBias), tf.add(tf.sqrt(tf.div(square, squareBias)), epsilon));
  const held: Tensor = tf.mul(variable, 1 - rate * weightDecay);
  const decayed = anchor ? tf.add(held, tf.mul(anchor, rate * weightDecay)) : held;
  variable.assign(tf.sub(decayed, tf.mul(scaled, rate)));
}
