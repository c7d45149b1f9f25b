import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import type { PickedPicture, Trial, TrialClass, TrialProtocol, TrialTask } from '../../main/contract/lab/one-shot.ts';
import type { LabPart, LabPictures } from '../../main/contract/lab/records.ts';
import type { Client } from '../client/client.ts';
import { placeOfAnswer } from '../one-shot.ts';
import type { TriedOut } from './tried-out.svelte.ts';

/** How many tests a run of Lake's has. */
export const testsOfRun = 20;

export interface TrialPlay {
  ways: number;
  part: LabPart;
  protocol: TrialProtocol | 'official';
  /** Of Lake's runs, and of its tests: both from 0. */
  run: number;
  test: number;
  readonly trial: Trial | null;
  readonly error: ErrorRecord | null;
  /** Trials played with these settings, and how many of them were won. */
  readonly tally: { readonly won: number; readonly played: number };
  /** One's own probe, once it was handed in: it takes the place of the trial's. */
  readonly own: { readonly classes: readonly TrialClass[]; readonly probe: LabPictures } | null;
  /** The same settings, another draw. */
  next(): Promise<void>;
  /** Another trial for other settings; what was counted was for the former ones. */
  restart(): Promise<void>;
  /** Holds a probe of one's own against the classes of this trial; null puts the trial's own back. */
  probe(picked: PickedPicture | null): Promise<void>;
}

/** One trial after another, with whoever is chosen in `tried`. */
export function createTrialPlay(
  client: Client,
  tried: TriedOut,
  firstSeed: number = Date.now() % 1_000_000,
): TrialPlay {
  let ways = $state(5);
  let part = $state<LabPart>('unseen');
  let protocol = $state<TrialPlay['protocol']>('mixed');
  let run = $state(0);
  let test = $state(0);
  let trial = $state.raw<Trial | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let tally = $state.raw({ won: 0, played: 0 });
  let own = $state.raw<TrialPlay['own']>(null);
  let seed = firstSeed;
  let generation = 0;

  const task = (): TrialTask =>
    protocol === 'official' ? { kind: 'official', run, test } : { kind: 'drawn', part, protocol, n: ways, seed };

  async function ask(): Promise<void> {
    const chosen = tried.chosen;
    if (!chosen) return;
    const mine = ++generation;
    try {
      const answer = await client.call('lab.trial', { ...chosen, task: task() });
      if (mine !== generation) return;
      trial = answer;
      own = null;
      error = null;
      const won = placeOfAnswer(answer.classes, answer.answer) === 1;
      tally = { won: tally.won + (won ? 1 : 0), played: tally.played + 1 };
    } catch (failure) {
      if (mine !== generation) return;
      trial = null;
      error = toErrorRecord(failure);
    }
  }

  /** After the last test of a run comes the first of the next. */
  function advance(): void {
    seed += 1;
    if (protocol !== 'official') return;
    test = (test + 1) % testsOfRun;
    if (test === 0) run = (run + 1) % Math.max(1, tried.set?.officialRuns ?? 1);
  }

  return {
    get ways() {
      return ways;
    },
    set ways(next) {
      ways = next;
    },
    get part() {
      return part;
    },
    set part(next) {
      part = next;
    },
    get protocol() {
      return protocol;
    },
    set protocol(next) {
      protocol = next;
    },
    get run() {
      return run;
    },
    set run(next) {
      run = next;
    },
    get test() {
      return test;
    },
    set test(next) {
      test = next;
    },
    get trial() {
      return trial;
    },
    get error() {
      return error;
    },
    get tally() {
      return tally;
    },
    get own() {
      return own;
    },
    next() {
      advance();
      return ask();
    },
    restart() {
      tally = { won: 0, played: 0 };
      return ask();
    },
    async probe(picked) {
      const [chosen, shown] = [tried.chosen, trial];
      if (!picked || !chosen || !shown) return void (own = null);
      const mine = ++generation;
      const places = shown.classes.map(({ place }) => place);
      const { distances, probe } = await client.call('lab.rank', { ...chosen, places, probe: picked });
      if (mine === generation) own = { classes: shown.classes.map((one, i) => ({ ...one, ...distances[i] })), probe };
    },
  };
}
