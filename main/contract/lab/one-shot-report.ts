/** How well a network of the lab tells classes that it never saw, from one picture of each. */
import { z, Count, Rate } from '../schema.ts';
import { OneShotResult } from './records.ts';

/**
 * `mixed`: n classes of all unseen ones, whatever their alphabets. `within`: n classes of one alphabet. `official`: Lake's one-shot
 * runs that come with Omniglot. `all`: each of them.
 */
export const OneShotProtocol = z.enum(['mixed', 'within', 'official', 'all']);
export type OneShotProtocol = z.infer<typeof OneShotProtocol>;

export const OneShotReport = z.object({
  /** Key of the weights, preprocessing and network. */
  model: z.string(),
  set: z.string(),
  /** What `results` were tried by; Lake's runs are apart. */
  protocol: z.enum(['mixed', 'within', 'official']),
  results: z.array(OneShotResult),
  /** The same within alphabets, where all protocols were asked for. */
  withinAlphabets: z.array(OneShotResult),
  officialRuns: z.nullable(
    z.object({
      error: Rate,
      ci: z.tuple([Rate, Rate]),
      tests: Count,
      /** Error of each run, in their order. */
      perRun: z.array(Rate),
    }),
  ),
  comparedBy: z.enum(['local-map', 'embedding']),
  /** Of all forward passes that a picture takes: a multiplication and an addition are two operations. */
  megaflops: z.number(),
  /** Unseen ones. */
  classes: Count,
  /** Pictures that could not be read. */
  skipped: Count,
  seed: z.int(),
});
export type OneShotReport = z.infer<typeof OneShotReport>;
