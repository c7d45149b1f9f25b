/** Where the processor's time of a training step goes, by TensorFlow kernel. */
import { tf } from '../../../main/model/ops.ts';
import { processorTime } from '../rounds.ts';

export interface KernelShare {
  readonly kernel: string;
  /** Calls a step. */
  readonly calls: number;
  /** Processor milliseconds a step, of all threads. */
  readonly milliseconds: number;
}

export interface KernelProfile {
  /** The dearest first. */
  readonly kernels: readonly KernelShare[];
  /** Processor milliseconds a step, kernels and everything else. */
  readonly milliseconds: number;
}

type Binding = Record<string, unknown> & { executeOp(kernel: string, ...rest: unknown[]): unknown };

/** Native TensorFlow alone. */
export function profileKernels(step: () => unknown, steps: number): KernelProfile {
  const backend = tf.backend() as unknown as { binding: Binding };
  const binding = backend.binding;
  const spent = new Map<string, { calls: number; milliseconds: number }>();
  const executeOp: Binding['executeOp'] = (kernel, ...rest) => {
    const begun = processorTime();
    const result = binding.executeOp(kernel, ...rest);
    const known = spent.get(kernel) ?? { calls: 0, milliseconds: 0 };
    spent.set(kernel, { calls: known.calls + 1, milliseconds: known.milliseconds + processorTime() - begun });
    return result;
  };
  // The binding's own properties cannot be changed: a copy stands in for it meanwhile.
  const names = Object.getOwnPropertyNames(binding);
  backend.binding = { ...Object.fromEntries(names.map((name) => [name, binding[name]])), executeOp };
  const begun = processorTime();
  try {
    for (let done = 0; done < steps; done++) step();
  } finally {
    backend.binding = binding;
  }
  const kernels = [...spent]
    .map(([kernel, { calls, milliseconds }]) => ({ kernel, calls: calls / steps, milliseconds: milliseconds / steps }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
  return { kernels, milliseconds: (processorTime() - begun) / steps };
}
