import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { EngineContext } from '../../main/engine/context.ts';
import { prepareGallery } from '../../main/engine/prepare-gallery.ts';
import { createReferences } from '../../main/engine/references.ts';
import { globalDistance } from '../../main/matching/global-distance.ts';
import type { Gallery } from '../../main/matching/gallery.ts';
import type { Embedder } from '../../main/model/embedder.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { open } from '../storage/fixture.ts';
import { newSpecimen, randomEmbedding } from '../storage/records.ts';

/** Embeds whatever it is given by chance, and counts how often it is asked. */
function createFakeEmbedder(key = 'model-1') {
  const random = createRandom(9);
  const fake = {
    key,
    asked: 0,
    embed: (images: readonly unknown[]) => {
      fake.asked += images.length;
      return images.map(() => randomEmbedding(random, key));
    },
  };
  return fake as typeof fake & Embedder;
}

/** A workspace that counts the vectors opened from it. */
function createCounted() {
  const workspace = open();
  const counted = { opened: 0 };
  function* vectors(model: string) {
    for (const page of workspace.embeddings.vectors(model)) {
      yield page.map((sealed) => ({ ...sealed, open: () => ((counted.opened += 1), sealed.open()) }));
    }
  }
  return { workspace: { ...workspace, embeddings: { ...workspace.embeddings, vectors } }, counted };
}

function enrol(workspace: Workspace, persons: number, specimens: number): string[] {
  const random = createRandom(1);
  return Array.from({ length: persons }, (_, i) => {
    const { id } = workspace.signatories.create({ id: `p${i}`, name: `Person ${i}` });
    for (let n = 0; n < specimens; n++) workspace.specimens.add(newSpecimen(random, id));
    return id;
  });
}

/** What the gallery says, and what the stored embeddings say, of somebody's distance from a probe. */
function expectTrue(gallery: Gallery, workspace: Workspace, probe: Float32Array): void {
  const ranked = gallery.rank(probe, 1_000);
  const naive = workspace.signatories
    .persons()
    .flatMap(({ id, name }) => workspace.embeddings.of(id, 'model-1').map((one) => ({ id, name, ...one })));
  expect(ranked.flatMap(({ entry }) => entry.specimens).sort()).toEqual(naive.map(({ specimen }) => specimen).sort());
  for (const { entry, globalDistance: distance, nearestSpecimen } of ranked) {
    const own = naive.filter(({ id, form }) => id === entry.signatory && form === entry.form);
    const distances = own.map(({ embedding }) => globalDistance(embedding.global, probe));
    expect(distance).toBe(Math.min(...distances));
    expect(own[distances.indexOf(distance)].specimen).toBe(nearestSpecimen);
    expect(gallery.nameOf(entry)).toBe(own[0].name);
    expect(gallery.open(entry).references.map(({ specimen }) => specimen)).toEqual(entry.specimens);
  }
}

describe('the gallery', () => {
  const probe = randomEmbedding(createRandom(2)).global;

  it('follows what is enrolled, changed, given away, removed and erased, and opens only what is new', async () => {
    const { workspace, counted } = createCounted();
    const [ada, bob, cyd] = enrol(workspace, 30, 3);
    const references = createReferences(workspace);
    const embedder = createFakeEmbedder();
    const [first, second, third] = workspace.specimens.of(ada).map(({ id }) => id);
    const changes: readonly (readonly [opened: number, change: () => unknown])[] = [
      [90, () => null],
      [1, () => workspace.specimens.add(newSpecimen(createRandom(3), ada))],
      [1, () => workspace.specimens.change([{ specimen: first, form: 'initials' }])],
      [1, () => workspace.specimens.change([{ specimen: second, signatory: bob }])],
      [0, () => workspace.signatories.update(bob, { name: 'Renamed' })],
      [0, () => workspace.specimens.remove(third)],
      [1, () => workspace.specimens.restore(third)],
      [0, () => workspace.signatories.remove(cyd)],
      [3, () => workspace.signatories.restore(cyd)],
      [4, () => workspace.signatories.merge(bob, cyd)],
      [0, () => workspace.signatories.erase(cyd)],
      [0, () => workspace.signatories.create({ name: 'New' })],
    ];
    for (const [opened, change] of changes) {
      counted.opened = 0;
      change();
      references.changed();
      const gallery = await references.gallery(embedder);
      expect(counted.opened, String(change)).toBe(opened);
      expect(await references.gallery(embedder)).toBe(gallery);
      expectTrue(gallery, workspace, probe);
    }
    references.forget();
    counted.opened = 0;
    expectTrue(await references.gallery(embedder), workspace, probe);
    expect(counted.opened).toBeGreaterThan(50);
    expect(embedder.asked).toBe(0);
  });

  it('knows of what came while it was being arranged', async () => {
    const { workspace } = createCounted();
    const [ada] = enrol(workspace, 120, 1);
    // A chance for others after every specimen: however fast the machine, it is not done before they come.
    const references = createReferences(workspace, 0);
    const embedder = createFakeEmbedder();
    const [one, other] = [references.gallery(embedder), references.gallery(embedder)];
    await Promise.resolve();
    workspace.specimens.add(newSpecimen(createRandom(4), ada));
    references.changed();
    expectTrue(await one, workspace, probe);
    expect(await other).toBe(await one);
    references.forget();
    const removing = references.gallery(embedder);
    await new Promise((resolve) => setImmediate(resolve));
    for (const id of ['p3', 'p50', 'p119']) workspace.signatories.erase(id);
    references.changed();
    expectTrue(await removing, workspace, probe);
    const late = references.gallery(embedder);
    references.forget();
    expectTrue(await late, workspace, probe);
  });

  it('waits for what only another model has embedded; somebody’s references wait for their own alone', async () => {
    const { workspace } = createCounted();
    const [ada] = enrol(workspace, 4, 2);
    const references = createReferences(workspace);
    const embedder = createFakeEmbedder('model-2');
    await references.ahead(embedder);
    expect(embedder.asked).toBe(0);
    expect(await references.of(ada, embedder)).toHaveLength(2);
    expect(embedder.asked).toBe(2);
    const gallery = await references.gallery(embedder);
    expect([gallery.size, gallery.model, embedder.asked]).toEqual([4, 'model-2', 8]);
  });
});

describe('opening a document', () => {
  it('arranges the gallery ahead, and survives a workspace that is closed meanwhile', async () => {
    const { workspace, counted } = createCounted();
    enrol(workspace, 20, 2);
    const references = createReferences(workspace);
    const embedder = createFakeEmbedder();
    const messages: unknown[] = [];
    const context = {
      ...{ workspace, references },
      model: { ready: () => Promise.resolve({ embedder }) },
      logger: { debug: (message: unknown) => messages.push(message) },
    } as unknown as EngineContext;
    await prepareGallery(context);
    expect(counted.opened).toBe(40);
    await references.gallery(embedder);
    expect([counted.opened, messages.length]).toEqual([40, 0]);
    references.changed();
    const prepared = prepareGallery(context);
    workspace.close();
    await prepared;
    expect(messages).toHaveLength(1);
  });
});
