import { describe, expect, it } from 'vitest';
import type { Input } from '../../../main/contract/api.ts';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import type { Specimen } from '../../../main/contract/records.ts';
import { changeSpecimens, giveToNewPerson, removeSpecimens } from '../../../renderer/state/specimen-changes.ts';
import { createFakeClient, type Answers } from './fake-client.ts';

const quality = { usable: true, reasons: [], inkPixels: 1, width: 1, height: 1 };
const specimen = (id: string, more: Partial<Specimen> = {}): Specimen => ({
  ...{ id, signatory: 'ada', fileName: `${id}.png`, addedAt: 0, signedOn: null, form: 'full', note: '' },
  ...{ quality, concerns: [], duplicateOf: null },
  ...more,
});
const two = [specimen('a', { form: 'initials', signedOn: '2019-01-01' }), specimen('b', { signedOn: 'about 1999' })];

function setUp(more: Answers = {}) {
  const updates: Input<'specimens.update'>['changes'][] = [];
  const client = createFakeClient({
    'specimens.update': ({ changes }) => (updates.push(changes), { specimens: [] }),
    'signatories.create': ({ name }) => ({ id: 'new', name, note: '', createdAt: 0, specimens: 0, face: null }),
    'signatories.remove': () => ({}),
    'specimens.remove': () => ({}),
    'specimens.restore': () => ({}),
    ...more,
  });
  return { client, updates };
}

describe('changing several specimens', () => {
  it('is one call, and undone by one call with what each of them was', async () => {
    const { client, updates } = setUp();
    const undo = await changeSpecimens(client, two, { form: 'as director' });
    await undo();
    expect(updates).toEqual([
      [
        { specimen: 'a', form: 'as director' },
        { specimen: 'b', form: 'as director' },
      ],
      [
        { specimen: 'a', form: 'initials' },
        { specimen: 'b', form: 'full' },
      ],
    ]);
  });

  it('puts no day back that is none', async () => {
    const { client, updates } = setUp();
    await (
      await changeSpecimens(client, two, { signedOn: '2020-02-02', note: 'seen' })
    )();
    expect(updates[1]).toEqual([
      { specimen: 'a', signedOn: '2019-01-01', note: '' },
      { specimen: 'b', signedOn: null, note: '' },
    ]);
  });

  it('puts back that one was said to belong, which going elsewhere ends', async () => {
    const { client, updates } = setUp();
    const kept = specimen('c', { belongs: true });
    await (
      await changeSpecimens(client, [kept, two[1]], { form: 'initials' })
    )();
    await (
      await changeSpecimens(client, [two[0]], { belongs: true })
    )();
    expect(updates[1]).toEqual([
      { specimen: 'c', form: 'full', belongs: true },
      { specimen: 'b', form: 'full' },
    ]);
    expect(updates[3]).toEqual([{ specimen: 'a', belongs: false }]);
  });

  it('gives them to somebody new, who goes when it is undone', async () => {
    const { client, updates } = setUp();
    const { signatory, undo } = await giveToNewPerson(client, two, { name: 'Younger' });
    expect(signatory).toMatchObject({ id: 'new', name: 'Younger' });
    expect(updates[0][0]).toEqual({ specimen: 'a', signatory: 'new' });
    await undo();
    expect(updates[1][1]).toEqual({ specimen: 'b', signatory: 'ada' });
    expect(client.asked.at(-1)).toBe('signatories.remove');
  });

  it('leaves nobody behind when they cannot be given', async () => {
    const { client } = setUp({
      'specimens.update': () => {
        throw new ParaphError('not-found', say`There is no specimen with this identifier.`);
      },
    });
    await expect(giveToNewPerson(client, two, { name: 'Younger' })).rejects.toMatchObject({ code: 'not-found' });
    expect(client.asked.at(-1)).toBe('signatories.remove');
  });

  it('removes them and brings them back', async () => {
    const { client } = setUp();
    await (
      await removeSpecimens(client, two)
    )();
    expect(client.asked).toEqual(['specimens.remove', 'specimens.remove', 'specimens.restore', 'specimens.restore']);
  });
});
