import { describe, expect, it } from 'vitest';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import type { Client } from '../../../renderer/client/client.ts';
import { createPictureCache, type PictureSource } from '../../../renderer/state/picture-cache.ts';

const size = 100;

/** Answers pictures of one size after a turn of the event loop, and counts what it was asked. */
function createSource() {
  const asked: string[] = [];
  let failing = false;
  const call = async (method: string, input: Record<string, string>) => {
    asked.push(`${method} ${input['specimen'] ?? input['case']}`);
    await Promise.resolve();
    if (failing) throw new ParaphError('not-found', say`It is gone.`);
    return { picture: new Uint8Array(size) };
  };
  const client = { call } as unknown as Client;
  return { client, asked, fail: (now: boolean) => (failing = now) };
}

const specimen = (id: string): PictureSource => ({ kind: 'specimen', id, as: 'cleaned' });

describe('the cache of pictures', () => {
  it('asks once for what is wanted twice, now or later', async () => {
    const { client, asked } = createSource();
    const pictures = createPictureCache(client);
    const [one, other] = await Promise.all([pictures.bytesOf(specimen('a')), pictures.bytesOf(specimen('a'))]);
    expect(one).toBe(other);
    await pictures.bytesOf(specimen('a'));
    await pictures.bytesOf({ kind: 'case', id: 'a', as: 'cleaned' });
    expect(asked).toEqual(['specimens.picture a', 'cases.picture a']);
  });

  it('forgets the picture that was unused longest when it is full', async () => {
    const { client, asked } = createSource();
    const pictures = createPictureCache(client, 2 * size);
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await pictures.bytesOf(specimen(id));
    expect(asked.map((line) => line.at(-1))).toEqual(['a', 'b', 'c', 'b']);
  });

  it('asks again after a failure, and after being told to forget', async () => {
    const { client, asked, fail } = createSource();
    const pictures = createPictureCache(client);
    fail(true);
    await expect(pictures.bytesOf(specimen('a'))).rejects.toMatchObject({ code: 'not-found' });
    fail(false);
    await pictures.bytesOf(specimen('a'));
    pictures.forget();
    await pictures.bytesOf(specimen('a'));
    expect(asked).toHaveLength(3);
  });
});
