import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { codeOf, open, temporaryFolder } from './fixture.ts';
import { newSpecimen, randomEmbedding } from './records.ts';

const random = createRandom(7);

describe('specimens', () => {
  it('come back as they were added, after closing too', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory, now: () => 5_000 });
    const { id: signatory } = workspace.signatories.create({ name: 'Ada' });
    const added = newSpecimen(random, signatory, {
      fileName: 'Überweisung.tif',
      signedOn: '2024-02-29',
      concerns: ['faint', 'unlike-others'],
    });
    const specimen = workspace.specimens.add(added);
    expect(specimen).toEqual({
      id: specimen.id,
      signatory,
      fileName: 'Überweisung.tif',
      addedAt: 5_000,
      signedOn: '2024-02-29',
      form: 'full',
      note: '',
      quality: added.quality,
      concerns: ['faint', 'unlike-others'],
      duplicateOf: null,
      nearForm: null,
    });
    workspace.close();

    const { specimens, embeddings } = open({ directory });
    expect(specimens.get(specimen.id)).toEqual(specimen);
    expect(specimens.picture(specimen.id, 'scanned')).toEqual(added.scanned);
    expect(specimens.picture(specimen.id, 'cleaned')).toEqual(added.cleaned);
    expect(specimens.normalised(specimen.id)).toEqual(added.normalised);
    expect(embeddings.of(signatory, 'model-1')).toEqual([
      { specimen: specimen.id, form: 'full', embedding: added.embedding },
    ]);
  });

  it('are listed in the order they were added', () => {
    const { signatories, specimens } = open({ now: () => 1 });
    const { id } = signatories.create({ name: 'Ada' });
    const added = Array.from({ length: 5 }, () => specimens.add(newSpecimen(random, id)));
    expect(specimens.of(id)).toEqual(added);
    expect(codeOf(() => specimens.of('nobody'))).toBe('not-found');
  });

  it('are found again by their content, within one person', () => {
    const { signatories, specimens } = open();
    const [ada, bob] = [signatories.create({ name: 'Ada' }), signatories.create({ name: 'Bob' })];
    const offered = newSpecimen(random, ada.id);
    const first = specimens.add(offered);
    specimens.add({ ...offered, duplicateOf: first.id, concerns: ['duplicate'] });
    expect(specimens.findByContent(ada.id, 'full', offered.normalised)).toBe(first.id);
    expect(specimens.findByContent(bob.id, 'full', offered.normalised)).toBeNull();
    expect(specimens.findByContent(ada.id, 'full', newSpecimen(random, ada.id).normalised)).toBeNull();
    specimens.remove(first.id);
    expect(specimens.findByContent(ada.id, 'full', offered.normalised)).not.toBe(first.id);
  });

  it('can be removed and brought back', () => {
    const { signatories, specimens, embeddings } = open();
    const { id: signatory } = signatories.create({ name: 'Ada' });
    const specimen = specimens.add(newSpecimen(random, signatory));
    specimens.remove(specimen.id);
    expect(specimens.of(signatory)).toEqual([]);
    expect(embeddings.of(signatory, 'model-1')).toEqual([]);
    for (const call of [
      () => specimens.get(specimen.id),
      () => specimens.picture(specimen.id, 'scanned'),
      () => specimens.normalised(specimen.id),
      () => specimens.remove(specimen.id),
    ]) {
      expect(codeOf(call)).toBe('not-found');
    }
    specimens.restore(specimen.id);
    specimens.restore(specimen.id);
    expect(specimens.of(signatory)).toEqual([specimen]);
    expect(codeOf(() => specimens.restore('nothing'))).toBe('not-found');
  });

  it('are counted by people who have enough of them, without what was removed', () => {
    const { signatories, specimens } = open();
    const [ada, bob, cy] = ['Ada', 'Bob', 'Cy'].map((name) => signatories.create({ name }).id);
    const added = [ada, ada, bob, bob, cy].map((id) => specimens.add(newSpecimen(random, id)));
    expect([1, 2, 3].map((least) => specimens.peopleWith(least))).toEqual([3, 2, 0]);
    specimens.remove(added[0].id);
    signatories.remove(cy);
    expect([1, 2].map((least) => specimens.peopleWith(least))).toEqual([2, 1]);
  });

  it('need a person who is enrolled', () => {
    const { specimens, counts } = open();
    expect(codeOf(() => specimens.add(newSpecimen(random, 'nobody')))).toBe('not-found');
    expect(counts().specimens).toBe(0);
  });
});

describe('embeddings', () => {
  it('are kept for each model apart, to the last bit, and replaced by newer ones', () => {
    const { signatories, specimens, embeddings } = open();
    const { id: signatory } = signatories.create({ name: 'Ada' });
    const { id } = specimens.add(newSpecimen(random, signatory));
    const [older, newer] = [randomEmbedding(random, 'model-2'), randomEmbedding(random, 'model-2', 24)];
    expect(embeddings.missing('model-2')).toEqual([id]);
    embeddings.put(id, older);
    embeddings.put(id, newer);
    expect(embeddings.missing('model-2')).toEqual([]);
    expect(embeddings.of(signatory, 'model-2')).toEqual([{ specimen: id, form: 'full', embedding: newer }]);
    expect(embeddings.of(signatory, 'model-1')[0].embedding.model).toBe('model-1');
    expect(codeOf(() => embeddings.put('nothing', newer))).toBe('not-found');
  });

  it('of a slice of a larger array are stored as that slice', () => {
    const { signatories, specimens, embeddings } = open();
    const { id: signatory } = signatories.create({ name: 'Ada' });
    const whole = Float32Array.from({ length: 40 }, () => random.normal());
    const embedding = { ...randomEmbedding(random), global: whole.subarray(3, 19) };
    specimens.add(newSpecimen(random, signatory, { embedding }));
    expect(embeddings.of(signatory, 'model-1')[0].embedding.global).toEqual(whole.slice(3, 19));
  });

  it('rank everybody with references, in the order of enrolment, without what was removed', () => {
    const { signatories, specimens, embeddings } = open();
    const [zoe, ada, bob] = ['Zoe', 'Ada', 'Bob'].map((name) => signatories.create({ id: name, name }));
    signatories.create({ name: 'Cyd, without specimens' });
    const third = specimens.add(newSpecimen(random, ada.id));
    const [first, second] = [zoe, zoe].map(({ id }) => specimens.add(newSpecimen(random, id, { form: 'initials' })));
    specimens.add(newSpecimen(random, bob.id));
    signatories.remove(bob.id);
    specimens.remove(first.id);

    const vectors = [...embeddings.vectors('model-1')].flat();
    expect(vectors.map(({ signatory, specimen }) => [signatory, specimen])).toEqual([
      ['Zoe', second.id],
      ['Ada', third.id],
    ]);
    const { global } = embeddings.of('Zoe', 'model-1')[0].embedding;
    expect(vectors[0].open()).toEqual({ form: 'initials', global });
    expect(embeddings.missing('model-2')).toEqual([third.id, second.id]);
    expect(embeddings.missing('model-2', 'Zoe')).toEqual([second.id]);
    expect([...embeddings.vectors('model-2')].flat()).toEqual([]);
  });

  it('have another version when their specimen was given another form or person, and only then', () => {
    const { signatories, specimens, embeddings } = open();
    for (const id of ['ada', 'bob']) signatories.create({ id, name: id });
    const [one, other] = ['ada', 'ada'].map((id) => specimens.add(newSpecimen(random, id)).id);
    const versions = () => new Map([...embeddings.vectors('model-1')].flat().map((it) => [it.specimen, it.version]));
    const before = versions();
    signatories.update('ada', { name: 'Ada' });
    expect(versions()).toEqual(before);
    specimens.change([{ specimen: one, form: 'initials' }]);
    const between = versions();
    expect(between.get(one)).not.toBe(before.get(one));
    expect(between.get(other)).toBe(before.get(other));
    specimens.change([{ specimen: other, signatory: 'bob' }]);
    expect(versions().get(other)).not.toBe(before.get(other));
  });

  it('can be written while the vectors are being read, of more persons than are read at a time', () => {
    const { signatories, specimens, embeddings, transaction } = open();
    transaction(() => {
      for (let i = 0; i < 230; i++) {
        const { id } = signatories.create({ name: String(i) });
        if (i % 100 !== 50) specimens.add(newSpecimen(random, id));
      }
    });
    for (const page of embeddings.vectors('model-1')) {
      for (const { specimen } of page) embeddings.put(specimen, randomEmbedding(random, 'model-2'));
    }
    expect([...embeddings.vectors('model-2')].flat()).toHaveLength(228);
  });
});
