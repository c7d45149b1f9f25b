import { type ErrorRecord, isCancellation, toErrorRecord } from '../../main/contract/errors.ts';
import { withLabNews } from '../../main/contract/lab/news.ts';
import { labPresets, type LabPreset } from '../../main/contract/lab/presets.ts';
import {
  isBrought,
  type LabClass,
  type LabNetwork,
  type LabNews,
  type LabProfile,
  type LabSet,
  type LabSettings,
} from '../../main/contract/lab/records.ts';
import type { Client } from '../client/client.ts';
import type { LabChoices } from '../lab-settings.ts';
import { tell, tellError } from '../notices.ts';
import { texts } from '../texts.ts';
import type { Jobs } from './jobs.svelte.ts';
import { createPresetDraft, type PresetDraft } from './preset-draft.svelte.ts';
import { recall, remember } from './memory.ts';

/** What a person may ask of a network that learns. */
export type LabTurn = 'pause' | 'resume' | 'finish' | 'cancel';

/** What all pages of the lab share: its sets and networks, and which of them are looked at. */
export interface Lab {
  /** Generated ones first, imported ones last; null until they came. */
  readonly sets: readonly LabSet[] | null;
  /** Newest first, with their curves as far as they were told; null until they came. */
  readonly networks: readonly LabNetwork[] | null;
  readonly error: ErrorRecord | null;
  /** The set that is looked at: the chosen one, or the newest that somebody brought, or generated characters. */
  readonly set: LabSet | null;
  /** The network that is looked at: the chosen one, or the newest that has learnt something; null where there is none. */
  readonly network: LabNetwork | null;
  /** The one that learns just now. */
  readonly underWay: LabNetwork | null;
  /** What the network under way was asked for and has not done yet. */
  readonly asked: LabTurn | null;
  /** A network that is being thought of. */
  readonly draft: PresetDraft<LabPreset, LabChoices>;
  /** A ZIP of pictures that waits for somebody to say what they are. */
  archive: File | null;
  /** The archive that is being read. */
  readonly importing: { readonly operation: string; readonly name: string } | null;
  load(): Promise<void>;
  chooseSet(id: string): void;
  chooseNetwork(id: string): void;
  /** The set that a network learnt from; null where it is gone. */
  setOf(network: LabNetwork): LabSet | null;
  /** Kept until the set changes. */
  classesOf(set: string): Promise<readonly LabClass[]>;
  /** Pictures by their places, side by side, `labSide` × `labSide` bytes each. */
  picturesOf(set: string, places: readonly number[]): Promise<Uint8Array>;
  /** Called with the news of whatever network learns. @returns takes the listener away */
  onNews(listener: (news: LabNews) => void): () => void;
  /** Keeps the pictures of the archive that waits. */
  importArchive(profile: LabProfile): Promise<void>;
  train(name: string, settings: LabSettings): Promise<void>;
  turn(what: LabTurn, network: LabNetwork): Promise<void>;
  removeNetwork(network: LabNetwork): Promise<void>;
  removeSet(set: LabSet): Promise<void>;
}

/** News and the store's note of them come in one breath; a note by itself says that something else changed. */
const breathMs = 60;

const learns = ({ state }: LabNetwork) => state === 'preparing' || state === 'running';

export function createLab(client: Client, jobs: Jobs, now: () => number = Date.now): Lab {
  let sets = $state.raw<readonly LabSet[] | null>(null);
  let networks = $state.raw<readonly LabNetwork[] | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let asked = $state<LabTurn | null>(null);
  let chosenSet = $state(recall('lab-set'));
  let chosenNetwork = $state(recall('lab-network'));
  let archive = $state.raw<File | null>(null);
  let importing = $state.raw<Lab['importing']>(null);
  const draft = createPresetDraft<LabPreset, LabChoices>(labPresets, 'quick');
  let newsAt = -Infinity;
  let generation = 0;
  let later: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<(news: LabNews) => void>();
  const classes = new Map<string, Promise<readonly LabClass[]>>();

  const underWay = $derived(networks?.find(learns) ?? null);
  const set = $derived(sets?.find(({ id }) => id === chosenSet) ?? sets?.find(isBrought) ?? sets?.[0] ?? null);
  const network = $derived(
    networks?.find(({ id }) => id === chosenNetwork) ?? networks?.find(({ step }) => step > 0) ?? null,
  );

  async function load(): Promise<void> {
    clearTimeout(later);
    const mine = ++generation;
    try {
      const [foundSets, foundNetworks] = await Promise.all([
        client.call('lab.sets', {}),
        client.call('lab.networks', {}),
      ]);
      if (mine !== generation) return;
      sets = foundSets;
      take(foundNetworks);
      error = null;
    } catch (failure) {
      if (mine === generation) error = toErrorRecord(failure);
    }
  }

  function take(found: readonly LabNetwork[]): void {
    const before = networks;
    networks = found;
    for (const one of found) {
      const known = before?.find(({ id }) => id === one.id);
      if (learns(one)) follow(one);
      else if (known && learns(known)) end(one);
    }
  }

  function follow(one: LabNetwork): void {
    jobs.report({
      id: jobOf(one),
      title: texts.lab.job(one.name),
      stage: texts.lab.states[one.state],
      done: one.step,
      total: one.state === 'preparing' ? null : one.settings.steps,
      perSecond: null,
      remainingMs: one.remainingMs,
      // Stopping from afar loses nothing: a network that was paused goes on from where it stood.
      cancel: () => void turn('pause', one),
    });
  }

  function end(one: LabNetwork): void {
    asked = null;
    const outcome = one.state === 'finished' ? 'done' : one.state === 'failed' ? 'failed' : 'cancelled';
    const result = one.state === 'paused' ? texts.lab.pausedJob : '';
    jobs.finish(jobOf(one), { outcome, result, failures: one.failure ? [one.failure] : [] });
    if (one.state === 'finished') tell(texts.lab.said.finished(one.name));
  }

  function hear(news: LabNews): void {
    newsAt = now();
    listeners.forEach((listener) => listener(news));
    const known = networks?.find(({ id }) => id === news.network);
    if (!known) return;
    // Whoever tells is learning, whatever was known last.
    const told: LabNetwork = { ...withLabNews(known, news), state: 'running' };
    generation++;
    networks = networks?.map((one) => (one === known ? told : one)) ?? null;
    follow(told);
  }

  /** While a network learns its store is written every few seconds: that by itself is no reason to ask for everything. */
  function noteChange(id: string | null): void {
    if (id !== null) classes.delete(id);
    const isMereNote = underWay?.id === id && asked === null && now() - newsAt < breathMs;
    clearTimeout(later);
    if (!isMereNote) return void load();
    later = setTimeout(() => void load(), 2_500);
  }

  function noteSpecimens(): void {
    classes.delete('workspace');
    if (sets === null) return;
    clearTimeout(later);
    later = setTimeout(() => void load(), 500);
  }

  async function turn(what: LabTurn, one: LabNetwork): Promise<void> {
    if (what !== 'resume') asked = what;
    try {
      await client.call(`lab.${what}`, { network: one.id });
    } catch (failure) {
      asked = null;
      tellError(failure);
    }
    await load();
  }

  async function forget(call: () => Promise<unknown>, words: string): Promise<void> {
    try {
      await call();
      tell(words);
    } catch (failure) {
      tellError(failure);
    }
    await load();
  }

  async function importArchive(profile: LabProfile): Promise<void> {
    if (archive === null) return;
    const { name: fileName } = archive;
    const name = fileName.replace(/\.zip$/i, '').slice(0, 200) || fileName;
    const operation = crypto.randomUUID();
    importing = { operation, name };
    try {
      const bytes = new Uint8Array(await archive.arrayBuffer());
      const request = { name, profile, operation, archive: { name: fileName, bytes } };
      const { set: imported, skipped } = await client.call('lab.importArchive', request);
      archive = null;
      chooseSet(imported.id);
      tell([texts.lab.said.imported(name), skipped > 0 ? texts.lab.skipped(skipped) : ''].filter(Boolean).join(' '));
    } catch (failure) {
      if (!isCancellation(failure)) tellError(failure);
    }
    importing = null;
    await load();
  }

  function chooseSet(id: string): void {
    chosenSet = id;
    remember('lab-set', id);
  }

  function chooseNetwork(id: string): void {
    chosenNetwork = id;
    remember('lab-network', id);
  }

  client.onEvent(({ event, record }) => {
    if (event === 'lab') hear(record);
    else if (event === 'engine' && record.state === 'ready') void load();
    else if (event !== 'changed') return;
    else if (record.kind === 'lab') noteChange(record.id);
    else if (record.kind === 'specimens' || record.kind === 'signatories') noteSpecimens();
    else if (record.kind === 'workspace' && networks === null) void load();
  });
  client.onConnection((state) => {
    if (state === 'open') void load();
  });

  return {
    get sets() {
      return sets;
    },
    get networks() {
      return networks;
    },
    get error() {
      return error;
    },
    get set() {
      return set;
    },
    get network() {
      return network;
    },
    get underWay() {
      return underWay;
    },
    get asked() {
      return asked;
    },
    load,
    draft,
    get archive() {
      return archive;
    },
    set archive(file) {
      archive = file;
    },
    get importing() {
      return importing;
    },
    chooseSet,
    chooseNetwork,
    importArchive,
    setOf: ({ settings }) => sets?.find(({ id }) => id === settings.set) ?? null,
    classesOf(id) {
      const known = classes.get(id) ?? client.call('lab.classes', { set: id });
      classes.set(id, known);
      known.catch(() => classes.delete(id));
      return known;
    },
    picturesOf: async (id, places) => (await client.call('lab.pictures', { set: id, places: [...places] })).coverage,
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async train(name, settings) {
      try {
        const begun = await client.call('lab.train', { name, settings });
        if (!networks?.some(({ id }) => id === begun.id)) networks = [begun, ...(networks ?? [])];
        chooseNetwork(begun.id);
        follow(begun);
      } catch (failure) {
        tellError(failure);
      }
    },
    turn,
    removeNetwork: ({ id, name }) =>
      forget(() => client.call('lab.removeNetwork', { network: id }), texts.lab.said.removedNetwork(name)),
    removeSet: ({ id, name }) =>
      forget(() => client.call('lab.removeSet', { set: id }), texts.lab.said.removedSet(name)),
  };
}

const jobOf = ({ id }: LabNetwork) => `lab ${id}`;
