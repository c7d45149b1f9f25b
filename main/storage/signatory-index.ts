/** The enrolled persons in memory, ordered by name: names are stored sealed, where no database index can order them. */
import { searchText } from './search-text.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly createdAt: number;
}
interface Entry {
  readonly person: Person;
  readonly searched: string;
}

export interface SignatoryIndex {
  /** By name; `search` looks in names and identifiers. */
  find(search: string): readonly Person[];
  get(id: string): Person | undefined;
  /** Adds a person, or replaces the one with this identifier. */
  put(person: Person): void;
  drop(id: string): void;
  /** Reads everything anew at the next use. */
  forget(): void;
}

export function createSignatoryIndex(load: () => Iterable<Person>): SignatoryIndex {
  let ordered: Entry[] | null = null;
  let byId = new Map<string, Entry>();

  const entries = (): Entry[] => {
    if (ordered !== null) return ordered;
    const loaded = Array.from(load(), toEntry).sort(byName);
    byId = new Map(loaded.map((entry) => [entry.person.id, entry]));
    return (ordered = loaded);
  };

  const index: SignatoryIndex = {
    find: (search) => {
      const wanted = searchText(search.trim());
      return entries()
        .filter(({ searched }) => searched.includes(wanted))
        .map(({ person }) => person);
    },
    get: (id) => (entries(), byId.get(id)?.person),
    put: (person) => {
      index.drop(person.id);
      const entry = toEntry(person);
      const all = entries();
      all.splice(placeOf(all, entry), 0, entry);
      byId.set(person.id, entry);
    },
    drop: (id) => {
      const all = entries();
      const entry = byId.get(id);
      if (entry === undefined) return;
      all.splice(placeOf(all, entry), 1);
      byId.delete(id);
    },
    forget: () => {
      ordered = null;
      byId.clear();
    },
  };
  return index;
}

function toEntry(person: Person): Entry {
  return { person, searched: searchText(`${person.name}\n${person.id}`) };
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Names repeat, identifiers do not: no two entries are equal. */
function byName(a: Entry, b: Entry): number {
  if (a === b) return 0;
  return collator.compare(a.person.name, b.person.name) || (a.person.id < b.person.id ? -1 : 1);
}

/** Where an entry stands, or would stand, in the ordered list. */
function placeOf(ordered: readonly Entry[], entry: Entry): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byName(ordered[middle], entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
