import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods } from '../../main/contract/api.ts';
import { createEngine, type Engine } from '../../main/engine/create-engine.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';

const modelDirectory = fileURLToPath(new URL('../../resources/model', import.meta.url));
const never = new AbortController().signal;
const startRequest = methods['demonstration.start'].input.parse({ mark: 'made up' });

/** With the shipped model: what a newcomer is promised has to come out. */
describe.skipIf(!existsSync(join(modelDirectory, 'manifest.json')))('the demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-demonstration-'));
  let engine: Engine;

  const status = () => engine.handlers['demonstration.status']({}, never);
  const enrolled = async () =>
    (await engine.handlers['signatories.list']({ search: '', offset: 0, limit: 100 }, never)).rows;
  /** A document as a person works on it: opened, with the region that is proposed. */
  async function signature(name: string) {
    const { bytes } = await engine.handlers['demonstration.document']({ name }, never);
    const { document } = await engine.handlers['documents.open']({ name, bytes }, never);
    const { proposals } = await engine.handlers['documents.page']({ document, page: 0 }, never);
    return { document, region: proposals[0] };
  }

  beforeAll(async () => {
    const spawn = createSpawn(process.execPath);
    const directory = join(folder, 'workspace');
    engine = await createEngine({ directory, modelDirectory, spawn, emit: () => undefined, version: 'test' });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('enrols made-up persons who say what they are, without a concern', async () => {
    const begun = performance.now();
    const { persons, isMixed } = await engine.handlers['demonstration.start'](startRequest, never);
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(persons).toHaveLength(3);
    expect(isMixed).toBe(false);
    for (const { id, name } of persons) {
      expect(name).toMatch(/ \(made up\)$/);
      const { specimens } = await engine.handlers['signatories.get']({ signatory: id }, never);
      expect(specimens).toHaveLength(5);
      expect(specimens.flatMap(({ concerns }) => concerns)).toEqual([]);
    }
  });

  it('tells a genuine signature, a forgery and a stranger by the regions proposed', async () => {
    const { documents } = await status();
    for (const { name, claims } of documents) {
      if (claims !== null)
        await engine.handlers['verify.run']({ signatory: claims, ...(await signature(name)) }, never);
      else await engine.handlers['identify.run'](await signature(name), never);
    }
    const words = (await status()).documents.map((document) => [document.truth, document.case?.word]);
    expect(words).toEqual([
      ['genuine', 'genuine'],
      ['forged', 'forged'],
      ['stranger', 'unknown'],
    ]);
  });

  it('starts anew at will', async () => {
    const { persons, documents } = await engine.handlers['demonstration.start'](startRequest, never);
    expect(persons).toHaveLength(3);
    expect(documents.map((document) => document.case)).toEqual([null, null, null]);
  });

  it('leaves nothing when it is reset, and touches nobody else', async () => {
    await engine.handlers['signatories.create']({ id: 'real', name: 'Real person', note: '' }, never);
    expect((await status()).isMixed).toBe(true);
    await engine.handlers['demonstration.reset']({}, never);
    expect((await enrolled()).map(({ id }) => id)).toEqual(['real']);
    expect((await status()).persons).toEqual([]);
    expect((await engine.handlers['audit.verify']({}, never)).intact).toBe(true);
  });

  it('does not enter a workspace in earnest use', async () => {
    await expect(engine.handlers['demonstration.start'](startRequest, never)).rejects.toMatchObject({
      code: 'refused',
    });
  });
});
