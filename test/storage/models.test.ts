import { describe, expect, it } from 'vitest';
import type { TrainingRun } from '../../main/contract/training.ts';
import type { NewModel } from '../../main/storage/models.ts';
import { createRandom } from '../../main/base/random.ts';
import { keptForUndoMs } from '../../main/storage/erasure.ts';
import { begunRun } from '../contract/begun-run.ts';
import { codeOf, open, temporaryFolder } from './fixture.ts';
import { newSpecimen } from './records.ts';

const key = (letter: string) => letter.repeat(64);
const model = (letter: string, run: string | null = null): NewModel => ({
  key: key(letter),
  name: `Model ${letter}`,
  description: 'Trained here.',
  origin: 'trained',
  parent: null,
  run,
  parameters: 10,
  weightsHash: key('9'),
  gate: null,
});
const run: TrainingRun = { ...begunRun, id: 'run', name: 'A run', startedAt: 5 };

describe('the registry of a workspace', () => {
  it('keeps models over closing, newest first', () => {
    const directory = temporaryFolder();
    let time = 100;
    const first = open({ directory, now: () => time++ });
    first.models.add(model('a'));
    first.models.add(model('b'));
    first.close();
    const { models } = open({ directory });
    expect(models.list().map((each) => each.name)).toEqual(['Model b', 'Model a']);
    expect(models.find(key('a'))).toMatchObject({ ...model('a'), trainedOnErased: false });
    expect(models.find(key('z'))).toBeNull();
  });

  it('keeps how a model was trained when its run is forgotten', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    const { id, name, startedAt, source, settings, data, step, points, heldOut } = run;
    const history = { id, name, startedAt, source, settings, data, step, points, heldOut };
    workspace.models.add({ ...model('a'), history });
    workspace.models.add(model('b'));
    workspace.close();
    const { models } = open({ directory });
    expect(models.historyOf(key('a'))).toEqual(history);
    expect(models.historyOf(key('b'))).toBeNull();
    expect(models.list().some((kept) => 'history' in kept)).toBe(false);
  });

  it('knows which answers and which did before, and takes activations back one by one', () => {
    const { models } = open();
    for (const letter of ['a', 'b']) models.add(model(letter));
    expect([models.active(), models.former()]).toEqual([null, []]);
    models.activate(key('a'));
    models.activate(key('a'));
    models.activate(key('b'));
    expect([models.active(), models.former()]).toEqual([key('b'), [key('a'), null]]);
    expect(models.rollBack()).toBe(key('a'));
    expect(models.rollBack()).toBeNull();
    expect([models.active(), models.former()]).toEqual([null, []]);
    expect(models.rollBack()).toBeNull();
  });

  it('forgets a model wherever it is named', () => {
    const { models } = open();
    for (const letter of ['a', 'b']) models.add(model(letter));
    models.activate(key('a'));
    models.activate(key('b'));
    models.remove(key('a'));
    expect([models.active(), models.former()]).toEqual([key('b'), [null]]);
    expect(codeOf(() => models.remove(key('a')))).toBe('not-found');
  });

  it('marks a model when somebody it learnt from is erased, also while it was still learning', () => {
    const workspace = open();
    for (const id of ['anna', 'bert', 'cleo']) workspace.signatories.create({ id, name: id });
    workspace.trainingRuns.start(run, ['anna', 'bert']);
    workspace.models.add(model('a', 'run'));
    const marked = (letter: string) => workspace.models.find(key(letter))?.trainedOnErased;
    workspace.signatories.erase('cleo');
    expect(marked('a')).toBe(false);
    workspace.signatories.erase('anna');
    expect(marked('a')).toBe(true);
    workspace.models.add(model('b', 'run'));
    expect(marked('b')).toBe(true);
    workspace.models.add(model('c'));
    expect(marked('c')).toBe(false);
  });

  it('marks a model when somebody is erased whom its run, resumed, learnt from beside those it began with', () => {
    const workspace = open();
    for (const id of ['anna', 'bert']) workspace.signatories.create({ id, name: id });
    workspace.trainingRuns.start(run, ['anna']);
    workspace.trainingRuns.learnsFrom('run', ['anna', 'bert'], []);
    workspace.models.add(model('a', 'run'));
    workspace.signatories.erase('bert');
    expect(workspace.models.find(key('a'))?.trainedOnErased).toBe(true);
  });
});

describe('a model that learnt from specimens which passed to somebody else', () => {
  const learning = (now: () => number = () => 0, directory = temporaryFolder()) => {
    const workspace = open({ directory, now });
    const random = createRandom(1);
    const specimens = ['anna', 'bert'].map((id) => {
      workspace.signatories.create({ id, name: id });
      return workspace.specimens.add(newSpecimen(random, id)).id;
    });
    workspace.trainingRuns.start(run, ['anna']);
    workspace.models.add(model('a', 'run'));
    return { workspace, specimens, marked: () => workspace.models.find(key('a'))?.trainedOnErased };
  };

  it('is marked when whoever has them now is erased', () => {
    const merged = learning();
    merged.workspace.signatories.merge('anna', 'bert');
    expect(merged.marked()).toBe(false);
    merged.workspace.signatories.erase('bert');
    expect(merged.marked()).toBe(true);

    const given = learning();
    given.workspace.specimens.change([{ specimen: given.specimens[0], signatory: 'bert' }]);
    given.workspace.signatories.erase('bert');
    expect(given.marked()).toBe(true);
  });

  it('is not marked when only the name that was merged is forgotten', () => {
    let now = 0;
    const directory = temporaryFolder();
    const { workspace } = learning(() => now, directory);
    workspace.signatories.merge('anna', 'bert');
    workspace.close();
    now = keptForUndoMs + 1;
    const reopened = open({ directory, now: () => now });
    expect(codeOf(() => reopened.signatories.restore('anna'))).toBe('not-found');
    expect(reopened.models.find(key('a'))?.trainedOnErased).toBe(false);
    reopened.signatories.erase('bert');
    expect(reopened.models.find(key('a'))?.trainedOnErased).toBe(true);
  });
});

describe('what was learnt from decided cases', () => {
  const lesson = (id: string) => ({ case: id, signatory: 'anna', genuine: true });

  it('passes from a run to its model, and is forgotten with each', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    workspace.trainingRuns.start(run, []);
    workspace.trainingRuns.learnsFrom('run', [], [lesson('one')]);
    // Resumed, it finds another set of cases.
    workspace.trainingRuns.learnsFrom('run', [], [lesson('one'), lesson('two')]);
    workspace.models.add(model('a', 'run'));
    workspace.trainingRuns.remove('run');
    workspace.close();
    const { models } = open({ directory });
    expect(models.lessonsOf(key('a'))).toEqual([lesson('one'), lesson('two')]);
    models.remove(key('a'));
    models.add(model('a'));
    expect(models.lessonsOf(key('a'))).toEqual([]);
  });
});

describe('an archive that a run learns from', () => {
  it('is kept over closing until the run is over', () => {
    const directory = temporaryFolder();
    const archive = new Uint8Array([1, 2, 3, 4]);
    const first = open({ directory });
    first.trainingRuns.start({ ...run, source: { kind: 'archive', name: 'characters.zip' } }, [], archive);
    first.trainingRuns.update({ ...run, state: 'paused' });
    first.close();
    const { trainingRuns } = open({ directory });
    expect(trainingRuns.archiveOf('run')).toEqual(archive);
    trainingRuns.update({ ...run, state: 'finished' });
    expect(codeOf(() => trainingRuns.archiveOf('run'))).toBe('not-found');
  });

  it('goes with a run that is removed', () => {
    const { trainingRuns } = open();
    trainingRuns.start(run, [], new Uint8Array([1]));
    trainingRuns.remove('run');
    trainingRuns.start(run, []);
    expect(codeOf(() => trainingRuns.archiveOf('run'))).toBe('not-found');
  });
});

describe('training runs', () => {
  it('are kept with their curves, and removed', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    workspace.trainingRuns.start(run, []);
    const point = { step: 1, loss: 2, active: 1, spread: 0.9, learningRate: 1e-3, imagesPerSecond: 50 };
    workspace.trainingRuns.update({ ...run, state: 'paused', points: [point], step: 1 });
    workspace.close();
    const { trainingRuns } = open({ directory });
    expect(trainingRuns.get('run')).toMatchObject({ state: 'paused', points: [point] });
    trainingRuns.remove('run');
    expect(trainingRuns.list()).toEqual([]);
    expect(codeOf(() => trainingRuns.get('run'))).toBe('not-found');
  });
});
