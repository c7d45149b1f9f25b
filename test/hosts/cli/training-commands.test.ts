import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trainingPresets } from '../../../main/contract/training.ts';
import { temporaryFolder } from '../small-engine.ts';
import { createCommandLine } from './command-line.ts';

describe('train', () => {
  it('starts a run by a preset, waits for its end, and says what came of it', async () => {
    const { run, state } = createCommandLine();
    const { code, out } = await run('train', '--name', 'Mine', '--steps', '40', '--seed', '7');
    expect(code).toBe(0);
    expect(out).toContain('40 of 40');
    expect(out).toContain('skilled unknown');
    expect(out).toContain(`models --flips ${'c'.repeat(64)}`);
    const settings = { ...trainingPresets.adapt, steps: 40, seed: 7 };
    expect(state.training.runs.get('r0')).toMatchObject({ name: 'Mine', settings, source: { kind: 'workspace' } });
  });

  it('fails with the cause and the next step where the run fails', async () => {
    const { code, out, err } = await createCommandLine().run('train', '--name', 'failing');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/Too few writers\.\s+Enrol more people\./);
  });

  it('learns from a folder, from scratch', async () => {
    const { run, state } = createCommandLine();
    const folder = temporaryFolder('writers');
    expect((await run('train', '--data', folder, '--preset', 'scratch')).code).toBe(0);
    expect(state.training.runs.get('r0')).toMatchObject({
      settings: trainingPresets.scratch,
      source: { kind: 'folder', directory: folder },
    });
  });

  it('hands an archive of characters over', async () => {
    const { run, state } = createCommandLine();
    const file = join(temporaryFolder('characters'), 'omniglot.zip');
    writeFileSync(file, 'PK');
    expect((await run('train', '--data', file, '--preset', 'guide', '--overruled', '5', '--hard', '0')).code).toBe(0);
    expect(state.training.runs.get('r0')).toMatchObject({
      settings: { ...trainingPresets.guide, overruledWeight: 5, hardWeight: 0 },
      source: { kind: 'archive', name: 'omniglot.zip' },
    });
  });

  it('refuses a preset that is none', async () => {
    const { code, err } = await createCommandLine().run('train', '--preset', 'magic');
    expect(code).toBe(2);
    expect(err).toContain('adapt, scratch, guide');
  });

  it('says how many people there are to learn from', async () => {
    const { out } = await createCommandLine().run('train', '--material');
    expect(out).toContain('4 with two specimens or more; a run needs 6.');
    expect(out).toContain('1 overruled, 2 right but close, 4 right and clear, 3 settled');
  });

  it('lists runs, leaves them, goes on, and forgets them', async () => {
    const { run } = createCommandLine();
    await run('train', '--name', 'Mine');
    expect((await run('train', '--list')).out).toContain('Mine');
    expect((await run('train', '--pause', 'r0')).out).toContain('train --resume r0');
    expect((await run('train', '--resume', 'r0')).out).toContain('finished');
    expect((await run('train', '--finish', 'r0')).code).toBe(0);
    expect((await run('train', '--cancel', 'r0')).out).toContain('cancelled');
    expect((await run('train', '--remove', 'r0')).code).toBe(0);
    expect((await run('train', '--list')).out).toContain('No runs yet.');
  });
});

describe('models', () => {
  it('lists them with what stands against them', async () => {
    const { out } = await createCommandLine().run('models', '--list');
    expect(out).toMatch(/\* .*Shipped/);
    expect(out).toContain('against it: pinned-skilled, skilled-forgery error unknown');
  });

  it('says which verdicts would flip', async () => {
    const { out } = await createCommandLine().run('models', '--flips', 'ccc');
    expect(out).toContain('1 verdict of 3 would be another.');
    expect(out).toContain('genuine → inconclusive');
  });

  it('writes one to a file, takes one from a file, and forgets one', async () => {
    const { run, state } = createCommandLine();
    const file = join(temporaryFolder('models'), 'model.safetensors');
    expect((await run('models', '--export', 'ccc')).err).toContain('--out FILE');
    expect((await run('models', '--export', 'ccc', '--out', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('Trained');
    writeFileSync(file, 'weights');
    expect((await run('models', '--import', file)).out).toContain('model.safetensors is here');
    expect((await run('models', '--remove', 'ccc')).code).toBe(0);
    expect(state.training.models.map(({ name }) => name)).toEqual(['Shipped']);
  });
});

describe('promote and rollback', () => {
  it('refuse what did worse until somebody insists, and go back', async () => {
    const { run, state } = createCommandLine();
    expect(await run('promote', 'ccc')).toMatchObject({ code: 2, out: '' });
    expect((await run('promote', 'ccc', '--insist')).out).toContain('Trained (cccccccccccc) answers now.');
    expect(state.training.models.find(({ active }) => active)?.name).toBe('Trained');
    expect((await run('rollback')).out).toContain('Shipped');
    expect((await run('promote', 'zzz')).code).toBe(2);
  });
});
