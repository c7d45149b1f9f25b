import { describe, expect, it } from 'vitest';
import { createPagedRows } from '../../../renderer/state/paged-rows.svelte.ts';
import { settled } from './fake-client.ts';

const all = Array.from({ length: 950 }, (_, index) => `row ${index}`);

function createServer() {
  const offsets: number[] = [];
  let delay: Promise<void> = Promise.resolve();
  let failing = false;
  return {
    offsets,
    hold(until: Promise<void>) {
      delay = until;
    },
    fail(now: boolean) {
      failing = now;
    },
    async fetchPage(offset: number, limit: number) {
      offsets.push(offset);
      const rows = all.slice(offset, offset + limit);
      await delay;
      if (failing) throw new Error('away');
      return { total: all.length, rows };
    },
  };
}

describe('a long list', () => {
  it('fetches the pages that are looked at, each once', async () => {
    const server = createServer();
    const rows = createPagedRows(server.fetchPage);
    expect(rows.total).toBeNull();
    rows.need(0, 20);
    rows.need(5, 25);
    await settled();
    expect(rows.total).toBe(950);
    expect(rows.at(7)).toBe('row 7');
    expect(rows.at(700)).toBeUndefined();
    rows.need(695, 715);
    await settled();
    expect(rows.at(700)).toBe('row 700');
    expect(server.offsets).toEqual([0, 600, 700]);
  });

  it('keeps what it shows while it asks again, and drops what it no longer shows', async () => {
    const server = createServer();
    const rows = createPagedRows(server.fetchPage);
    rows.need(0, 20);
    rows.need(300, 320);
    await settled();
    const refreshed = rows.refresh();
    expect(rows.at(310)).toBe('row 310');
    await refreshed;
    expect(rows.at(310)).toBe('row 310');
    expect(rows.at(10)).toBeUndefined();
  });

  it('drops an answer to a question that is out of date', async () => {
    const server = createServer();
    let release = (): void => undefined;
    server.hold(new Promise((resolve) => (release = resolve)));
    let search = 'old';
    const rows = createPagedRows(async (offset, limit) => {
      const asked = search;
      const page = await server.fetchPage(offset, limit);
      return { total: page.total, rows: page.rows.map((row) => `${asked} ${row}`) };
    });
    rows.need(0, 20);
    server.hold(Promise.resolve());
    search = 'new';
    await rows.refresh();
    release();
    await settled();
    expect(rows.at(0)).toBe('new row 0');
  });

  it('tells a failure, and asks again', async () => {
    const server = createServer();
    const rows = createPagedRows(server.fetchPage);
    server.fail(true);
    rows.need(0, 20);
    await settled();
    expect(rows.error?.code).toBe('internal');
    server.fail(false);
    await rows.refresh();
    expect(rows.error).toBeNull();
    expect(rows.at(0)).toBe('row 0');
  });
});
