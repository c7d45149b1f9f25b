import type { ErrorRecord } from '../../main/contract/errors.ts';
import type {
  Concern,
  EnrolmentOutcome,
  OpenedDocument,
  PageView,
  Region,
  Specimen,
} from '../../main/contract/records.ts';

/**
 * Where one offered file stands. `ready` waits for a person to belong to; `refused` was looked at and not taken, so one
 * may insist; `failed` could not be looked at.
 */
export type EnrolmentState = 'waiting' | 'reading' | 'ready' | 'offering' | 'accepted' | 'refused' | 'failed';

export interface EnrolmentItem {
  readonly key: string;
  readonly file: File;
  readonly state: EnrolmentState;
  readonly document: OpenedDocument | null;
  readonly page: PageView | null;
  readonly region: Region | null;
  readonly outcome: EnrolmentOutcome | null;
  readonly error: ErrorRecord | null;
}

export function createItem(key: string, file: File): EnrolmentItem {
  return { key, file, state: 'waiting', document: null, page: null, region: null, outcome: null, error: null };
}

export function isUnderWay({ state }: EnrolmentItem): boolean {
  return state === 'waiting' || state === 'reading' || state === 'offering';
}

/** Of specimens held against the others by now, whether they seem not to belong. */
export type Weighed = ReadonlyMap<string, boolean>;

/**
 * What deserves a second look, whether the specimen was taken or not. Whether one is unlike the others is another thing
 * once more of them are there: then it may be the one that came first.
 */
export function concernsOf({ outcome }: EnrolmentItem, weighed: Weighed = new Map()): readonly Concern[] {
  const concerns = outcome?.concerns ?? [];
  const isUnlike = weighed.get(outcome?.specimen?.id ?? '');
  if (isUnlike === undefined) return concerns;
  const others = concerns.filter((concern) => concern !== 'unlike-others');
  return isUnlike ? [...others, 'unlike-others'] : others;
}

/** One may insist on a specimen that the network can look at; a blank one has nothing to insist on. */
export function mayInsist({ state, outcome }: EnrolmentItem): boolean {
  return state === 'refused' && outcome !== null && outcome.quality.usable;
}

/** With what is known of its specimen now, if it is among these. */
export function renewed(item: EnrolmentItem, specimens: readonly Specimen[]): EnrolmentItem {
  const specimen = specimens.find(({ id }) => id === item.outcome?.specimen?.id);
  if (!item.outcome || !specimen) return item;
  const { concerns, duplicateOf, nearForm } = specimen;
  return { ...item, outcome: { ...item.outcome, concerns, duplicateOf, nearForm, specimen } };
}

export interface EnrolmentTally {
  readonly accepted: number;
  readonly flagged: number;
  readonly refused: number;
  readonly failed: number;
  readonly underWay: number;
  readonly total: number;
}

export function tally(items: readonly EnrolmentItem[]): EnrolmentTally {
  const count = (keep: (item: EnrolmentItem) => boolean) => items.filter(keep).length;
  return {
    accepted: count(({ state }) => state === 'accepted'),
    flagged: count((item) => item.state === 'accepted' && concernsOf(item).length > 0),
    refused: count(({ state }) => state === 'refused'),
    failed: count(({ state }) => state === 'failed'),
    underWay: count(isUnderWay),
    total: items.length,
  };
}

/** Nothing is left to decide: every file was taken. */
export function isSettled(items: readonly EnrolmentItem[]): boolean {
  return items.every(({ state }) => state === 'accepted');
}
