/** One-shot trials and pairs, with networks of the lab. */
import type { Handlers, Request } from '../../contract/api.ts';
import type { RandomState } from '../../base/random.ts';
import { throwIfCancelled } from '../../base/cancellation.ts';
import { dot, l2Distance, mean } from '../../base/vectors.ts';
import type { Distances, PartTrials, PickedPicture, TrialsReport } from '../../contract/lab/one-shot.ts';
import type { LabNetworkChoice, LabPart } from '../../contract/lab/records.ts';
import { wilsonInterval } from '../../evaluation/one-shot.ts';
import type { EngineContext } from '../context.ts';
import type { Report } from '../operations.ts';
import type { LabBench } from './lab-bench.ts';
import { profileOf, prepareLabPictures } from './lab-pictures.ts';

export function labOneShotHandlers(context: EngineContext, bench: LabBench) {
  const { operations } = context;
  return {
    'lab.trial': async ({ network, untrained, set, task }, signal) => {
      const request = { network: { network, untrained }, set, task };
      const { coverage, ...trial } = await bench.ask('trial', request, { signal });
      return { ...trial, pictures: { count: trial.classes.length + 1, coverage: asBytes(coverage) } };
    },
    'lab.trials': (request, signal) =>
      operations.run(
        request.operation,
        signal,
        (stop, report) => playTrials(context, bench, request, stop, report),
        'lab.trials',
      ),
    'lab.rank': async ({ network, untrained, set, places, probe }, signal) => {
      const choice = { network, untrained };
      const given = await pick(context, bench, set, probe, signal);
      const asked = (await bench.ask('embedGiven', { network: choice, coverage: given }, { signal })).vectors;
      const { size, vectors } = await bench.ask('embed', { network: choice, set, places }, { signal });
      const distances = places.map((_, i) => between(asked, vectors.subarray(i * size, (i + 1) * size)));
      return { distances, probe: { count: 1, coverage: given } };
    },
    'lab.pair': async ({ network, untrained, set, first, second }, signal) => {
      const both = [await pick(context, bench, set, first, signal), await pick(context, bench, set, second, signal)];
      const coverage = new Uint8Array(Buffer.concat(both));
      const { size, vectors } = await bench.ask(
        'embedGiven',
        { network: { network, untrained }, coverage },
        { signal },
      );
      const distances = between(vectors.subarray(0, size), vectors.subarray(size));
      return { ...distances, pictures: { count: 2, coverage } };
    },
    'lab.pairDistances': ({ network, untrained, set, part, seed }, signal) =>
      bench.ask('pairs', { network: { network, untrained }, set, part, seed }, { signal }),
  } satisfies Partial<Handlers>;
}

const asBytes = (bytes: Uint8Array) => new Uint8Array(bytes);

function between(one: Float32Array, other: Float32Array): Distances {
  return { l2: l2Distance(one, other), cosine: 1 - dot(one, other) };
}

/** A picture of the set, or one from outside made ready as the set's were. */
async function pick(
  context: EngineContext,
  bench: LabBench,
  set: string,
  picked: PickedPicture,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if ('place' in picked) return bench.ask('pictures', { set, places: [picked.place] }, { signal });
  return prepareLabPictures(context, [picked.picture], profileOf(context, set));
}

/** News of so many stretches, however many trials there are. */
const stretches = 40;

/** One n of one part, as far as it was played. */
interface Count {
  readonly part: LabPart;
  readonly n: number;
  won: number;
  played: number;
  random: number | RandomState;
}

/** All of them a stretch further, again and again, so that whoever stops early has as many trials of each. */
async function playTrials(
  { emit }: EngineContext,
  bench: LabBench,
  request: Request<'lab.trials'>,
  signal: AbortSignal,
  report: Report,
): Promise<TrialsReport> {
  const { operation, set, parts, protocol, ways, trials, seed } = request;
  const network: LabNetworkChoice = { network: request.network, untrained: request.untrained };
  let counts = parts.flatMap((part) => ways.map((n): Count => ({ part, n, won: 0, played: 0, random: seed })));
  const stretch = Math.ceil(trials / stretches);
  for (let played = 0; played < trials; played += stretch) {
    for (const count of counts) {
      throwIfCancelled(signal);
      const next = Math.min(stretch, trials - played);
      const { part, n, random } = count;
      const now = await bench.ask('trials', { network, set, part, protocol, n, trials: next, random }, { signal });
      if (now === null) counts = counts.filter((other) => other !== count);
      else Object.assign(count, { won: count.won + now.won, played: count.played + next, random: now.random });
    }
    report('One-shot trials', Math.min(trials, played + stretch) * counts.length, trials * counts.length);
    if (operation !== undefined) emit('labTrials', { operation, parts: toParts(parts, counts) });
  }
  const perRun = await bench.ask('officialRuns', { network, set }, { signal });
  const officialRuns = perRun.length === 0 ? null : { error: mean(perRun), perRun };
  return { protocol, seed, parts: toParts(parts, counts), officialRuns };
}

function toParts(parts: readonly LabPart[], counts: readonly Count[]): PartTrials[] {
  return parts.map((part) => ({
    part,
    results: counts
      .filter((count) => count.part === part && count.played > 0)
      .map(({ n, won, played }) => ({ n, accuracy: won / played, ci: wilsonInterval(won, played), trials: played })),
  }));
}
