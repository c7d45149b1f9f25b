/** What was used last, last first: actions come back after a restart, people are remembered while the window is open. */
import type { Signatory } from '../../main/contract/records.ts';
import { recall, remember } from './memory.ts';

export interface Recent {
  readonly actions: readonly string[];
  readonly people: readonly string[];
  usedAction(id: string): void;
  usedPerson(person: Pick<Signatory, 'id'>): void;
}

const kept = 12;

export function createRecent(): Recent {
  let actions = $state.raw<readonly string[]>((recall('actions') ?? '').split(' ').filter(Boolean));
  let people = $state.raw<readonly string[]>([]);
  return {
    get actions() {
      return actions;
    },
    get people() {
      return people;
    },
    usedAction(id) {
      actions = withFirst(id, actions);
      remember('actions', actions.join(' '));
    },
    usedPerson({ id }) {
      people = withFirst(id, people);
    },
  };
}

function withFirst(id: string, others: readonly string[]): string[] {
  return [id, ...others.filter((other) => other !== id)].slice(0, kept);
}
