import { describe, expect, it } from 'vitest';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import { createQuestioned } from '../../../renderer/state/questioned.svelte.ts';
import { createFakeClient, settled } from './fake-client.ts';

const pages = [0, 1].map((page) => ({ page, width: 400, height: 200, dpi: 300 }));

function setUp() {
  let opened = 0;
  const gates = new Map<string, Promise<void>>();
  const client = createFakeClient({
    'documents.open': async ({ name }) => {
      await gates.get(name);
      if (name === 'bad.png') throw new ParaphError('unsupported-format', say`That is no picture.`);
      return { document: `${name} ${++opened}`, name, format: 'png', pages };
    },
    'documents.page': ({ page }) => ({ page, width: 400, height: 200, preview: new Uint8Array(), proposals: [] }),
    'documents.close': () => ({}),
  });
  return { client, questioned: createQuestioned(client), gates };
}

const file = (name: string) => new File([new Uint8Array(4)], name);

describe('the questioned document', () => {
  it('is named whole on its first page, by its region elsewhere', async () => {
    const { questioned } = setUp();
    await questioned.open([file('a.png')]);
    const whole = await questioned.withSignature((signature) => Promise.resolve(signature));
    expect(whole).toEqual({ document: 'a.png 1' });
    await questioned.showPage(1);
    const second = await questioned.withSignature((signature) => Promise.resolve(signature));
    expect(second.region).toEqual({ page: 1, x: 0, y: 0, width: 400, height: 200 });
  });

  it('is opened again when the engine has forgotten it', async () => {
    const { questioned } = setUp();
    await questioned.open([file('a.png')]);
    const tried: string[] = [];
    const answer = await questioned.withSignature(({ document }) => {
      tried.push(document);
      if (tried.length === 1) throw new ParaphError('not-found', say`No such document.`);
      return Promise.resolve('compared');
    });
    expect(answer).toBe('compared');
    expect(tried).toEqual(['a.png 1', 'a.png 2']);
  });

  it('lets the others wait their turn', async () => {
    const { questioned } = setUp();
    await questioned.open([file('a.png'), file('b.png'), file('c.png')]);
    expect(questioned.waiting).toHaveLength(2);
    await questioned.openNext();
    expect(questioned.document?.name).toBe('b.png');
    expect(questioned.waiting).toHaveLength(1);
  });

  it('says which file could not be read, and why', async () => {
    const { questioned } = setUp();
    await questioned.open([file('bad.png')]);
    expect(questioned.error).toMatchObject({ code: 'unsupported-format', file: 'bad.png' });
    expect(questioned.busy).toBe(false);
    await questioned.open([file('a.png')]);
    expect(questioned.error).toBeNull();
    expect(questioned.page?.page).toBe(0);
  });

  it('shows the document chosen last, however slow the one before it was', async () => {
    const { questioned, gates } = setUp();
    let release = (): void => undefined;
    gates.set('slow.png', new Promise((resolve) => (release = resolve)));
    const slow = questioned.open([file('slow.png')]);
    await questioned.open([file('quick.png')]);
    release();
    await slow;
    await settled();
    expect(questioned.document?.name).toBe('quick.png');
  });
});
