import { isPersonFile } from './person-files.ts';
import type { Router } from './router.svelte.ts';
import type { ViewName } from './routes.ts';

/** What files that arrive can be for. */
export const purposes = ['enrol', 'verify', 'identify'] as const;
export type Purpose = (typeof purposes)[number];

export interface Intake {
  /** Files that wait for an answer to "what are these for?". */
  readonly undecided: readonly File[] | null;
  /** Somebody exported from another workspace, about to be taken in. */
  readonly person: File | null;
  /** What files are for when they arrive in the view that is open; null where it has to be asked. */
  readonly usual: Purpose | null;
  /** Takes files in; without a purpose the open view's own, or the person is asked. */
  offer(files: readonly File[], purpose?: Purpose): void;
  /** Asks what they are for, whatever view is open: they come from outside and may have nothing to do with it. */
  ask(files: readonly File[]): void;
  decide(purpose: Purpose): void;
  dismiss(): void;
  dismissPerson(): void;
}

export type Receivers = Readonly<Record<Purpose, (files: readonly File[]) => void>>;

/** Brings files that were dropped or pasted anywhere to the view that works on them. */
export function createIntake(router: Router, receivers: Receivers): Intake {
  let undecided = $state.raw<readonly File[] | null>(null);
  let person = $state.raw<File | null>(null);
  const usual = $derived(purposes.find((purpose) => purpose === (router.route.view satisfies ViewName)) ?? null);

  function deliver(files: readonly File[], purpose: Purpose): void {
    undecided = null;
    if (usual !== purpose) router.go(purpose === 'identify' ? { view: purpose } : { view: purpose, signatory: null });
    receivers[purpose](files);
  }

  /** A person's file says itself what it is for; the others are left. */
  function withoutPersons(files: readonly File[]): readonly File[] {
    person = files.find(isPersonFile) ?? person;
    return files.filter((file) => !isPersonFile(file));
  }

  return {
    get undecided() {
      return undecided;
    },
    get person() {
      return person;
    },
    get usual() {
      return usual;
    },
    offer(given, purpose = usual ?? undefined) {
      const files = withoutPersons(given);
      if (files.length === 0) return;
      if (purpose) deliver(files, purpose);
      else undecided = files;
    },
    ask(given) {
      const files = withoutPersons(given);
      if (files.length > 0) undecided = files;
    },
    decide(purpose) {
      if (undecided) deliver(undecided, purpose);
    },
    dismiss() {
      undecided = null;
    },
    dismissPerson() {
      person = null;
    },
  };
}
