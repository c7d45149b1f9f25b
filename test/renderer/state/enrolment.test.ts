import { describe, expect, it } from 'vitest';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import type { Concern, EnrolmentOutcome, Signatory } from '../../../main/contract/records.ts';
import { mayInsist } from '../../../renderer/state/enrolment-item.ts';
import { createEnrolment } from '../../../renderer/state/enrolment.svelte.ts';
import { createJobs } from '../../../renderer/state/jobs.svelte.ts';
import { createFakeClient, settled, type Answers } from './fake-client.ts';

const ada: Signatory = { id: 'ada', name: 'Ada', note: '', createdAt: 0, specimens: 0, face: null };

/** The verdict on a file is in its name: `blank`, `duplicate`, `damaged`; `sheet` is a page. */
function outcomeOf(name: string, insist: boolean): EnrolmentOutcome {
  const concerns: Concern[] = name.includes('blank') ? ['blank'] : name.includes('duplicate') ? ['duplicate'] : [];
  const usable = !concerns.includes('blank');
  const accepted = concerns.length === 0 || (insist && usable);
  const quality = { usable, reasons: [], inkPixels: 1, width: 1, height: 1 };
  const specimen = {
    id: `s-${name}`,
    signatory: 'ada',
    fileName: name,
    addedAt: 0,
    signedOn: null,
    form: 'full',
    note: '',
    quality,
    concerns,
  };
  return {
    accepted,
    fileName: name,
    specimen: accepted ? { ...specimen, duplicateOf: null } : null,
    quality,
    concerns,
    duplicateOf: null,
    picture: new Uint8Array(),
  };
}

function setUp(more: Answers = {}) {
  const regions: unknown[] = [];
  const updates: unknown[] = [];
  const offers: unknown[] = [];
  const client = createFakeClient({
    'documents.open': ({ name }) => {
      if (name.includes('damaged')) throw new ParaphError('damaged-file', say`It ends too early.`);
      const [width, height] = name.includes('sheet') ? [2_480, 3_508] : [400, 200];
      return { document: name, name, format: 'png', pages: [{ page: 0, width, height, dpi: 300 }] };
    },
    'documents.page': ({ document }) => {
      const [width, height] = document.includes('sheet') ? [2_480, 3_508] : [400, 200];
      const proposals = [{ page: 0, x: 10, y: 20, width: 300, height: 100 }];
      return { page: 0, width, height, preview: new Uint8Array(), proposals };
    },
    'documents.close': () => ({}),
    'signatories.create': () => ada,
    'specimens.add': ({ document, region, insist, form, signedOn }) => {
      regions.push(region);
      offers.push([form, signedOn]);
      return outcomeOf(document, insist ?? false);
    },
    'specimens.update': ({ changes }) => {
      updates.push(changes);
      const specimens = changes.map(({ specimen, form = 'full', signedOn = null }) => {
        const { specimen: known } = outcomeOf(specimen.slice(2), true);
        if (!known) throw new Error('it was not taken');
        return { ...known, form, signedOn, concerns: ['unlike-others' as const], nearForm: 'initials' };
      });
      return { specimens };
    },
    'specimens.remove': () => ({}),
    'specimens.restore': () => ({}),
    ...more,
  });
  const jobs = createJobs(client);
  return { client, jobs, regions, updates, offers, enrolment: createEnrolment(client, jobs) };
}

const files = (...names: string[]) => names.map((name) => new File([new Uint8Array(4)], name));
const person = { name: 'Ada', id: '', note: '' };

describe('enrolment', () => {
  it('reads files at once, and offers them when the person is known', async () => {
    const { enrolment, client } = setUp();
    enrolment.add(files('a.png', 'b.png'));
    await settled();
    expect(enrolment.items.map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(client.asked).not.toContain('specimens.add');
    await enrolment.begin(person);
    await settled();
    expect(enrolment.items.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    enrolment.add(files('c.png'));
    await settled();
    expect(enrolment.tally).toMatchObject({ accepted: 3, total: 3, underWay: 0 });
  });

  it('goes on past a bad file, and names the cause beside it', async () => {
    const { enrolment } = setUp();
    enrolment.assign(ada);
    enrolment.add(files('a.png', 'damaged.png', 'blank.png', 'duplicate.png', 'b.png'));
    await settled();
    expect(enrolment.items.map(({ state }) => state)).toEqual(['accepted', 'failed', 'refused', 'refused', 'accepted']);
    expect(enrolment.items[1].error).toMatchObject({ code: 'damaged-file', file: 'damaged.png' });
    expect(enrolment.items.map(mayInsist)).toEqual([false, false, false, true, false]);
  });

  it('offers files in the order of the list, however fast each is read', async () => {
    const offered: string[] = [];
    const { enrolment } = setUp({
      'documents.page': async ({ document }) => {
        if (document.includes('slow')) await new Promise((resolve) => setTimeout(resolve, 20));
        return { page: 0, width: 400, height: 200, preview: new Uint8Array(), proposals: [] };
      },
      'specimens.add': ({ document, insist }) => {
        offered.push(document);
        return outcomeOf(document, insist ?? false);
      },
    });
    enrolment.assign(ada);
    enrolment.add(files('slow.png', 'copy.png'));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(offered).toEqual(['slow.png', 'copy.png']);
    enrolment.reset(null);
    enrolment.add(files('slow-too.png', 'second.png'));
    await settled();
    // The copy is read by now, the original is not.
    enrolment.assign(ada);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(offered.slice(2)).toEqual(['slow-too.png', 'second.png']);
    expect(enrolment.tally).toMatchObject({ accepted: 2, underWay: 0 });
    enrolment.reset(null);
    enrolment.add(files('quick.png', 'slow-3.png', 'slow-4.png', 'late.png'));
    await settled();
    // What is read by now is offered before those whose reading keeps both places of the queue.
    enrolment.assign(ada);
    await new Promise((resolve) => setTimeout(resolve, 90));
    expect(offered.slice(4)).toEqual(['quick.png', 'slow-3.png', 'slow-4.png', 'late.png']);
    expect(enrolment.tally).toMatchObject({ accepted: 4, underWay: 0 });
  });

  it('keeps what is given while the person is being looked up, and clears what was there before', async () => {
    const { enrolment } = setUp();
    const looked = Promise.withResolvers<Signatory>();
    const turned = enrolment.turnTo(looked.promise);
    enrolment.add(files('a.png', 'damaged.png'));
    await settled();
    looked.resolve(ada);
    await turned;
    await settled();
    expect(enrolment.items.map(({ state }) => state)).toEqual(['accepted', 'failed']);
    const bob = { ...ada, id: 'bob' };
    await enrolment.turnTo(Promise.resolve(bob));
    expect([enrolment.signatory, enrolment.items]).toEqual([bob, []]);
  });

  it('takes a refused specimen when one insists', async () => {
    const { enrolment } = setUp();
    enrolment.assign(ada);
    enrolment.add(files('duplicate.png'));
    await settled();
    enrolment.insist(enrolment.items[0].key);
    await settled();
    expect(enrolment.tally).toMatchObject({ accepted: 1, flagged: 1, refused: 0 });
  });

  it('offers all of a crop, but the proposed or chosen region of a sheet', async () => {
    const { enrolment, regions } = setUp();
    enrolment.assign(ada);
    enrolment.add(files('crop.png', 'blank-sheet.png'));
    await settled();
    const [, sheet] = enrolment.items;
    const chosen = { page: 0, x: 1, y: 2, width: 30, height: 40 };
    enrolment.choose(sheet.key, sheet.page, chosen);
    await settled();
    expect(regions).toEqual([undefined, { page: 0, x: 10, y: 20, width: 300, height: 100 }, chosen]);
  });

  it('keeps the files when the person cannot be added', async () => {
    const { enrolment } = setUp({
      'signatories.create': () => {
        throw new ParaphError('already-exists', say`The identifier is taken.`);
      },
    });
    enrolment.add(files('a.png'));
    await settled();
    await enrolment.begin(person);
    expect(enrolment.error?.code).toBe('already-exists');
    expect(enrolment.signatory).toBeNull();
    expect(enrolment.items.map(({ state }) => state)).toEqual(['ready']);
  });

  it('says form and date of the files to come, and of those taken already', async () => {
    const { enrolment, updates, offers } = setUp();
    enrolment.assign(ada);
    enrolment.add(files('a.png', 'blank.png'));
    await settled();
    await enrolment.describe({ form: 'initials', signedOn: '2019-03-04' });
    enrolment.add(files('b.png'));
    await settled();
    expect(offers).toEqual([
      ['full', null],
      ['full', null],
      ['initials', '2019-03-04'],
    ]);
    expect(updates).toEqual([[{ specimen: 's-a.png', form: 'initials', signedOn: '2019-03-04' }]]);
    const [first] = enrolment.items;
    expect(first.outcome).toMatchObject({ nearForm: 'initials', specimen: { signedOn: '2019-03-04' } });
    await enrolment.move(first.key, 'full');
    expect(updates[1]).toEqual([{ specimen: 's-a.png', form: 'full' }]);
    enrolment.reset(null);
    expect(enrolment.description).toEqual({ form: 'full', signedOn: null });
  });

  it('takes an accepted specimen off the person, and puts it back', async () => {
    const { enrolment, client } = setUp();
    enrolment.assign(ada);
    enrolment.add(files('a.png'));
    await settled();
    const [item] = enrolment.items;
    await enrolment.dismiss(item.key);
    expect(enrolment.items).toEqual([]);
    await enrolment.putBack(item);
    expect(enrolment.tally.accepted).toBe(1);
    expect(client.asked.slice(-3)).toEqual(['documents.close', 'specimens.remove', 'specimens.restore']);
  });

  it('shows its work as a job until the last file, or until it is stopped', async () => {
    const { enrolment, jobs } = setUp();
    enrolment.assign(ada);
    enrolment.add(files('a.png', 'b.png', 'c.png'));
    expect(jobs.running).toMatchObject([{ done: 0, total: 3 }]);
    jobs.running[0].cancel();
    expect(enrolment.items).toEqual([]);
    await settled();
    expect(jobs.running).toEqual([]);
  });
});
