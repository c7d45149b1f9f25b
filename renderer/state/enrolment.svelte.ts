import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import { defaultForm, type FormName } from '../../main/contract/forms.ts';
import type { Region, Signatory } from '../../main/contract/records.ts';
import type { Client } from '../client/client.ts';
import { texts } from '../texts.ts';
import { createItem, isUnderWay, renewed, tally, type EnrolmentItem, type EnrolmentTally } from './enrolment-item.ts';
import type { Jobs } from './jobs.svelte.ts';
import { isWholePage, startingRegion } from './regions.ts';
import { createTaskQueue } from './task-queue.ts';

export interface Enrolment {
  /** Whom the specimens belong to; null for somebody new who has no record yet. */
  readonly signatory: Signatory | null;
  readonly items: readonly EnrolmentItem[];
  readonly tally: EnrolmentTally;
  /** Why the person could not be added. */
  readonly error: ErrorRecord | null;
  /** What all specimens of this batch show, and when they were signed. */
  readonly description: Description;
  /** Says so of those to come, and of those that were taken. */
  describe(description: Description): Promise<void>;
  /** Puts a specimen that was taken into the form that it looks like. */
  move(key: string, form: FormName): Promise<void>;
  /** Takes files in; offers them at once when the person is known. */
  add(files: readonly File[]): void;
  /** Makes the person's record, then offers every file that is ready. */
  begin(person: { name: string; id: string; note: string }): Promise<void>;
  /** Says that the specimens belong to somebody who has a record already, and offers every file that is ready. */
  assign(person: Signatory): void;
  /** Takes a refused specimen all the same. */
  insist(key: string): void;
  /** Offers the file again with another region of its page. */
  choose(key: string, page: EnrolmentItem['page'], region: Region): void;
  /** Reads a file again that could not be read. */
  retry(key: string): void;
  /** Takes a file off the list; an accepted specimen is removed from the person. */
  dismiss(key: string): Promise<void>;
  /** Undoes `dismiss`. */
  putBack(item: EnrolmentItem): Promise<void>;
  /** Clears the desk for the next person. */
  reset(signatory: Signatory | null): void;
  /** Clears it for a person once they are looked up; files that were given to the empty desk meanwhile are theirs. */
  turnTo(lookedUp: Promise<Signatory>): Promise<void>;
}

export interface Description {
  readonly form: FormName;
  /** An ISO date; null when nobody knows. */
  readonly signedOn: string | null;
}

const undescribed: Description = { form: defaultForm, signedOn: null };

/** Two at a time: the decoder works on one while the engine embeds the other. */
const atOnce = 2;
const jobId = 'enrolment';

export function createEnrolment(client: Client, jobs: Jobs): Enrolment {
  let signatory = $state.raw<Signatory | null>(null);
  let items = $state.raw<readonly EnrolmentItem[]>([]);
  let error = $state.raw<ErrorRecord | null>(null);
  let description = $state.raw<Description>(undescribed);
  const queue = createTaskQueue(atOnce);
  /** Apart from the queue, where reading later files would keep what is read already from being offered first. */
  const readAlready = createTaskQueue(atOnce);
  let lastKey = 0;
  /** By key, in the order of the list: over when the item was offered, or will not be. */
  const notOffered = new Map<string, PromiseWithResolvers<void>>();

  function find(key: string): EnrolmentItem | undefined {
    return items.find((item) => item.key === key);
  }

  function change(key: string, part: Partial<EnrolmentItem>): void {
    items = items.map((item) => (item.key === key ? { ...item, ...part } : item));
    report();
  }

  function report(): void {
    const { underWay, total } = tally(items);
    if (underWay === 0) return jobs.finish(jobId, outcomeOf(items));
    const title = texts.enrol.job(signatory?.name ?? null);
    jobs.report({ id: jobId, title, done: total - underWay, total, perSecond: null, remainingMs: null, cancel });
  }

  /** Nobody waits for it any more: it was offered, or will not be. */
  function settle(key: string): void {
    notOffered.get(key)?.resolve();
    notOffered.delete(key);
  }

  function dropWaiting(): void {
    queue.clear();
    readAlready.clear();
    for (const key of [...notOffered.keys()]) settle(key);
  }

  function cancel(): void {
    dropWaiting();
    // What the engine is looking at already may be taken; it stays in sight.
    items = items.filter((item) => item.state === 'offering' || !isUnderWay(item));
    report();
  }

  /** One bad file never stops the others: what goes wrong stays with its item. */
  async function attempt(key: string, step: (item: EnrolmentItem) => Promise<void>): Promise<void> {
    const item = find(key);
    if (!item) return;
    try {
      await step(item);
    } catch (failure) {
      change(key, { state: 'failed', error: { ...toErrorRecord(failure), file: item.file.name } });
    }
  }

  /** Of two copies the first in the list is the original, however fast each is read. */
  async function earlierOffers(key: string): Promise<void> {
    const before = items.slice(
      0,
      Math.max(
        0,
        items.findIndex((item) => item.key === key),
      ),
    );
    await Promise.all(before.map((item) => notOffered.get(item.key)?.promise));
  }

  async function read({ key, file }: EnrolmentItem): Promise<void> {
    notOffered.set(key, Promise.withResolvers());
    let offered: Promise<void> | undefined;
    try {
      change(key, { state: 'reading', error: null });
      const bytes = new Uint8Array(await file.arrayBuffer());
      const document = await client.call('documents.open', { name: file.name, bytes });
      const page = await client.call('documents.page', { document: document.document, page: 0 });
      const region = startingRegion(page, document.pages[0]?.dpi ?? null);
      change(key, { state: 'ready', document, page, region });
      if (signatory) {
        // No longer ready: whoever comes to know the person meanwhile need not offer it too.
        change(key, { state: 'waiting' });
        await earlierOffers(key);
        offered = attempt(key, (item) => offer(item, false));
      }
    } finally {
      settle(key);
    }
    await offered;
  }

  async function offer({ key, document, page, region }: EnrolmentItem, insist: boolean): Promise<void> {
    if (!document || !page || !region || !signatory) return;
    change(key, { state: 'offering', error: null });
    const whole = page.page === 0 && isWholePage(region, page);
    const outcome = await client.call('specimens.add', {
      signatory: signatory.id,
      document: document.document,
      ...(whole ? {} : { region }),
      ...description,
      insist,
    });
    change(key, { state: outcome.accepted ? 'accepted' : 'refused', outcome });
  }

  /** Changes specimens that were taken, and shows what is thought of them now. */
  async function update(keys: readonly string[], part: Partial<Description>): Promise<void> {
    const taken = keys.flatMap((key) => find(key)?.outcome?.specimen?.id ?? []);
    if (taken.length === 0) return;
    const changes = taken.map((specimen) => ({ specimen, ...part }));
    const { specimens } = await client.call('specimens.update', { changes });
    items = items.map((item) => renewed(item, specimens));
  }

  function offerLater(key: string, insist: boolean): void {
    change(key, { state: 'waiting' });
    queue.add(async () => {
      await earlierOffers(key);
      await attempt(key, (item) => (item.document ? offer(item, insist) : read(item)));
    });
  }

  /** @param key of a file that is read */
  function offerFirst(key: string): void {
    change(key, { state: 'waiting' });
    notOffered.set(key, Promise.withResolvers());
    readAlready.add(async () => {
      await earlierOffers(key);
      const offered = attempt(key, (item) => offer(item, false));
      settle(key);
      await offered;
    });
  }

  function close({ document }: EnrolmentItem): void {
    if (document) client.call('documents.close', { document: document.document }).catch(() => undefined);
  }

  function assign(person: Signatory): void {
    signatory = person;
    for (const { key, state } of items) if (state === 'ready') offerFirst(key);
  }

  async function begin(person: { name: string; id: string; note: string }): Promise<void> {
    error = null;
    try {
      const { name, id, note } = person;
      assign(await client.call('signatories.create', { name, note, ...(id.trim() ? { id: id.trim() } : {}) }));
    } catch (failure) {
      error = toErrorRecord(failure);
    }
  }

  async function dismiss(key: string): Promise<void> {
    const item = find(key);
    items = items.filter((other) => other.key !== key);
    report();
    if (!item) return;
    close(item);
    if (item.outcome?.specimen && item.state === 'accepted') {
      await client.call('specimens.remove', { specimen: item.outcome.specimen.id });
    }
  }

  async function putBack(item: EnrolmentItem): Promise<void> {
    const specimen = item.state === 'accepted' ? item.outcome?.specimen : null;
    if (specimen) await client.call('specimens.restore', { specimen: specimen.id });
    items = [...items, { ...item, document: null }];
  }

  function reset(next: Signatory | null): void {
    dropWaiting();
    for (const item of items) close(item);
    items = [];
    error = null;
    description = undescribed;
    signatory = next;
    report();
  }

  return {
    get signatory() {
      return signatory;
    },
    get items() {
      return items;
    },
    get tally() {
      return tally(items);
    },
    get error() {
      return error;
    },
    get description() {
      return description;
    },
    describe(next) {
      description = next;
      return update(
        items.map(({ key }) => key),
        next,
      );
    },
    move: (key, form) => update([key], { form }),
    add(files) {
      const added = files.map((file) => createItem(String(++lastKey), file));
      items = [...items, ...added];
      report();
      for (const { key } of added) queue.add(() => attempt(key, read));
    },
    begin,
    assign,
    retry(key) {
      change(key, { state: 'waiting', document: null, error: null });
      queue.add(() => attempt(key, read));
    },
    insist: (key) => offerLater(key, true),
    choose(key, page, region) {
      change(key, { page, region });
      if (signatory) offerLater(key, false);
    },
    dismiss,
    putBack,
    reset,
    async turnTo(lookedUp) {
      const wasEmpty = signatory === null && items.length === 0;
      const person = await lookedUp;
      if (wasEmpty && signatory === null && items.length > 0) assign(person);
      else reset(person);
    },
  };
}

/** What the jobs panel keeps of a batch. */
function outcomeOf(items: readonly EnrolmentItem[]): Parameters<Jobs['finish']>[1] {
  if (items.length === 0) return { outcome: 'cancelled', result: '', failures: [] };
  const { accepted, refused, failed } = tally(items);
  return {
    outcome: 'done',
    result: texts.enrol.tally(accepted, refused, failed),
    failures: items.flatMap(({ error }) => error ?? []),
  };
}
