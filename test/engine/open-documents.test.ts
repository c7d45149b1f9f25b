import { describe, expect, it } from 'vitest';
import { createOpenDocuments } from '../../main/engine/open-documents.ts';

const document = (name: string, size: number) => ({ name, bytes: new Uint8Array(size) });

describe('open documents', () => {
  it('answers under the handle it gave and forgets when closed', () => {
    const documents = createOpenDocuments();
    const handle = documents.keep(document('letter.tif', 3));
    expect(documents.get(handle).name).toBe('letter.tif');
    documents.close(handle);
    expect(() => documents.get(handle)).toThrowError(expect.objectContaining({ code: 'not-found' }));
  });

  it('lets the document longest unused go when too much is held', () => {
    const documents = createOpenDocuments(100);
    const first = documents.keep(document('first', 40));
    const second = documents.keep(document('second', 40));
    documents.get(first);
    const third = documents.keep(document('third', 40));
    expect(() => documents.get(second)).toThrowError(expect.objectContaining({ code: 'not-found' }));
    expect([first, third].map((handle) => documents.get(handle).name)).toEqual(['first', 'third']);
  });

  it('keeps a single document larger than the limit: it was just opened to be used', () => {
    const documents = createOpenDocuments(100);
    documents.keep(document('small', 10));
    const large = documents.keep(document('large', 500));
    expect(documents.get(large).bytes.length).toBe(500);
  });

  it('counts what was closed as free', () => {
    const documents = createOpenDocuments(100);
    documents.close(documents.keep(document('gone', 90)));
    documents.close('never opened');
    const first = documents.keep(document('first', 50));
    documents.keep(document('second', 50));
    expect(documents.get(first).name).toBe('first');
  });
});
