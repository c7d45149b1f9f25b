import type { Scalar } from '../../model/ops.ts';

export interface LossTerms {
  readonly total: Scalar;
  /** For the log, by name; `active` is the share of triplets (or unlike pairs) of the embedding that break the margin. */
  readonly parts: ReadonlyMap<string, number>;
}
