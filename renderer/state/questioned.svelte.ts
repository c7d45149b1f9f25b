import { ParaphError, toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import { say } from '../../main/contract/phrase.ts';
import type { OpenedDocument, PageView, Region } from '../../main/contract/records.ts';
import type { Client } from '../client/client.ts';
import { isWholePage, startingRegion } from './regions.ts';

/** What `verify.run`, `identify.run` and `specimens.add` take to name one signature. */
export interface SignatureInput {
  document: string;
  region?: Region;
}

export interface Questioned {
  /** What `document` was read from. */
  readonly file: File | null;
  readonly document: OpenedDocument | null;
  readonly page: PageView | null;
  readonly region: Region | null;
  /** A document or page is being read. */
  readonly busy: boolean;
  readonly error: ErrorRecord | null;
  /** Further documents that were dropped together with this one. */
  readonly waiting: readonly File[];
  open(files: readonly File[]): Promise<void>;
  openNext(): Promise<void>;
  showPage(page: number): Promise<void>;
  select(region: Region): void;
  clear(): void;
  /**
   * Runs `use` with the chosen signature. A document that the engine has forgotten, after a restart for instance, is
   * opened again first.
   */
  withSignature<T>(use: (signature: SignatureInput) => Promise<T>): Promise<T>;
}

/** One document lying on the desk: its pages, and the region on the shown page that holds the signature. */
export function createQuestioned(client: Client): Questioned {
  let file: File | null = null;
  let document = $state.raw<OpenedDocument | null>(null);
  let page = $state.raw<PageView | null>(null);
  let region = $state.raw<Region | null>(null);
  let waiting = $state.raw<readonly File[]>([]);
  let busy = $state(false);
  let error = $state.raw<ErrorRecord | null>(null);
  let generation = 0;

  /** Runs one reading; what an earlier one still brings is dropped. */
  async function reading(read: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const mine = ++generation;
    const isCurrent = () => mine === generation;
    busy = true;
    error = null;
    try {
      await read(isCurrent);
    } catch (failure) {
      if (isCurrent()) error = { ...toErrorRecord(failure), file: file?.name };
    } finally {
      if (isCurrent()) busy = false;
    }
  }

  async function upload(chosen: File): Promise<OpenedDocument> {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    return client.call('documents.open', { name: chosen.name, bytes });
  }

  function forget(): void {
    // The engine forgets documents by itself as well; an answer to this is of no interest.
    if (document) client.call('documents.close', { document: document.document }).catch(() => undefined);
    document = null;
    page = null;
    region = null;
  }

  async function load(opened: OpenedDocument, number: number, isCurrent: () => boolean): Promise<void> {
    const view = await client.call('documents.page', { document: opened.document, page: number });
    if (!isCurrent()) return;
    page = view;
    region = startingRegion(view, opened.pages[number]?.dpi ?? null);
  }

  function openOne(chosen: File): Promise<void> {
    forget();
    file = chosen;
    return reading(async (isCurrent) => {
      const opened = await upload(chosen);
      if (!isCurrent()) return;
      document = opened;
      await load(opened, 0, isCurrent);
    });
  }

  async function reopen(): Promise<void> {
    if (file) document = await upload(file);
  }

  function signature(): SignatureInput {
    if (!document || !page || !region) throw new ParaphError('bad-input', say`There is no document to look at yet.`);
    const whole = page.page === 0 && isWholePage(region, page);
    return whole ? { document: document.document } : { document: document.document, region };
  }

  return {
    get file() {
      return file;
    },
    get document() {
      return document;
    },
    get page() {
      return page;
    },
    get region() {
      return region;
    },
    get busy() {
      return busy;
    },
    get error() {
      return error;
    },
    get waiting() {
      return waiting;
    },
    async open([first, ...others]) {
      if (!first) return;
      waiting = others;
      await openOne(first);
    },
    async openNext() {
      const [next, ...others] = waiting;
      waiting = others;
      if (next) await openOne(next);
    },
    showPage: (number) =>
      reading(async (isCurrent) => {
        if (document) await load(document, number, isCurrent);
      }),
    select(next) {
      region = next;
    },
    clear() {
      generation += 1;
      busy = false;
      error = null;
      forget();
      file = null;
      waiting = [];
    },
    async withSignature(use) {
      try {
        return await use(signature());
      } catch (failure) {
        const forgotten = failure instanceof ParaphError && failure.code === 'not-found' && file !== null;
        if (!forgotten) throw failure;
        await reopen();
        return use(signature());
      }
    },
  };
}
