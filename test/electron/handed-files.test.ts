import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentsAmong, readFiles } from '../../electron/handed-files.ts';
import { createInbox } from '../../electron/inbox.ts';
import { temporaryFolder } from '../hosts/small-engine.ts';

describe('documents on a command line', () => {
  it.each([
    [
      ['paraph', 'a.png', '/b/c.PDF'],
      [resolve('/here', 'a.png'), '/b/c.PDF'],
    ],
    [['electron', '.', '--workspace', 'w.pdf', 'a.tiff'], ['/here/a.tiff']],
    [['paraph', '--original-process-start-time=1', '--disable-gpu', 'a.jpeg'], ['/here/a.jpeg']],
    [['paraph', 'notes.txt', 'folder', '--png', 'x.svg'], []],
    [['only.png'], []],
    [['paraph', 'file:///a/two%20words.png', 'file:///b/notes.txt'], ['/a/two words.png']],
  ])('of %j are %j', (words, documents) => {
    expect(documentsAmong(words, '/here')).toEqual(documents);
  });
});

describe('files that are handed over', () => {
  it('are bytes with a name; what cannot be read is named, and stops nothing', async () => {
    const folder = temporaryFolder('files');
    const file = (name: string) => join(folder, name);
    writeFileSync(file('one.png'), 'one');
    mkdirSync(file('folder.png'));
    writeFileSync(file('huge.png'), '');
    truncateSync(file('huge.png'), 100 * 2 ** 20 + 1);
    const { files, errors } = await readFiles(['missing.png', 'folder.png', 'huge.png', 'one.png'].map(file));
    expect(files).toEqual([
      { path: file('one.png'), file: { name: 'one.png', bytes: new Uint8Array(Buffer.from('one')) } },
    ]);
    expect(errors.map(({ code, file: name }) => [code, name])).toEqual([
      ['not-found', 'missing.png'],
      ['not-found', 'folder.png'],
      ['too-large', 'huge.png'],
    ]);
  });
});

describe('the inbox', () => {
  it('keeps what came before there was anybody to take it', () => {
    const inbox = createInbox();
    inbox.add(['a']);
    inbox.add(['b']);
    inbox.add([]);
    const taken: (readonly string[])[] = [];
    inbox.deliverTo((paths) => taken.push(paths));
    inbox.add(['c']);
    expect(taken).toEqual([['a', 'b'], ['c']]);
  });
});
