import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadWriterList } from '../../../main/evaluation/writer-lists.ts';
import { openWorkspace } from '../../../main/storage/workspace.ts';
import { temporaryFolder } from '../small-engine.ts';
import { createCommandLine } from './command-line.ts';

function files(...names: string[]): string[] {
  const folder = temporaryFolder('files');
  return names.map((name) => {
    writeFileSync(join(folder, name), name.startsWith('empty') ? '' : 'picture');
    return join(folder, name);
  });
}

async function withAnna(...specimens: string[]) {
  const line = createCommandLine();
  await line.run('enrol', '--name', 'Anna', '--id', 'anna', ...files(...(specimens.length ? specimens : ['a.png'])));
  return line;
}

describe('enrol', () => {
  it('makes a person of several files', async () => {
    const { run, state } = createCommandLine();
    const { code, out } = await run(
      'enrol',
      '--name',
      'Anna',
      '--signed-on',
      '2020-02-03',
      '--form',
      'initials',
      ...files('a.png', 'b.png'),
    );
    expect(code).toBe(0);
    expect(out).toContain('Anna (s0): 2 of 2 specimens accepted');
    const known = [...state.specimens.values()].map(({ signedOn, form }) => [signedOn, form]);
    expect(known).toEqual([
      ['2020-02-03', 'initials'],
      ['2020-02-03', 'initials'],
    ]);
    expect(state.documents.size).toBe(0);
  });

  it('goes on after a bad file, tells which and why, and fails', async () => {
    const line = await withAnna();
    const { code, out } = await line.run(
      'enrol',
      '--id',
      'anna',
      ...files('empty.png', 'blank.png', 'good.png'),
      '/no/such.png',
    );
    expect(code).toBe(2);
    expect(out).toContain('1 of 4 specimens accepted');
    expect(out).toMatch(/✗ .*empty\.png: The file is empty\./);
    expect(out).toContain('✗ blank.png: blank');
    expect(out).toContain('✗ /no/such.png: The file cannot be read.');
  });

  it('keeps a specimen on --insist, and asks for a name', async () => {
    const line = await withAnna();
    expect((await line.run('enrol', '--id', 'anna', '--insist', ...files('blank.png'))).code).toBe(0);
    const nameless = await line.run('enrol', ...files('a.png'));
    expect(nameless).toMatchObject({ code: 2, out: '' });
    expect(nameless.err).toContain('--name NAME');
  });
});

describe('verify and identify', () => {
  it.each([
    ['genuine.png', 0, 'Genuine: genuine.png as the signature of Anna (anna)'],
    ['forged.png', 1, 'differs more than the policy allows'],
    ['blank.png', 3, 'Inconclusive: blank.png as the signature of Anna (anna), since the image cannot be judged'],
  ])('verify %s exits with %i', async (name, code, text) => {
    const { run } = await withAnna();
    const answer = await run('verify', '--id', 'anna', ...files(name));
    expect(answer).toMatchObject({ code, err: '' });
    expect(answer.out).toContain(text);
  });

  it('verify compares with the form that is named, and says so', async () => {
    const { run } = await withAnna();
    expect((await run('verify', '--id', 'anna', '--form', 'initials', ...files('a.png'))).out).toContain(
      'compared with 1 specimen of the form initials',
    );
    expect((await run('verify', '--id', 'anna', ...files('a.png'))).out).not.toContain('of the form');
  });

  it('exits with 2 on an error, told on standard error', async () => {
    const { run } = await withAnna();
    expect(await run('verify', '--id', 'nobody', ...files('a.png'))).toEqual({
      code: 2,
      out: '',
      err: 'There is no person nobody.',
    });
    expect((await run('verify', '--id', 'anna', '/no/such.png')).err).toBe(
      '/no/such.png: The file cannot be read.\n  Check the name, and that you may read it.',
    );
    expect((await run('verify', '--no-such-option', 'x')).code).toBe(2);
    expect((await run()).code).toBe(2);
  });

  it('takes a page and a region', async () => {
    const { run } = await withAnna();
    const json = async (...words: string[]) => {
      const { out } = await run('verify', '--json', '--id', 'anna', ...words, ...files('a.png'));
      return (JSON.parse(out) as { region: unknown }).region;
    };
    expect(await json()).toBeNull();
    expect(await json('--page', '2')).toEqual({ page: 1, x: 0, y: 0, width: 800, height: 600 });
    expect(await json('--region', '1,2,30,40')).toEqual({ page: 0, x: 1, y: 2, width: 30, height: 40 });
    expect((await run('verify', '--id', 'anna', '--page', '3', ...files('a.png'))).err).toContain('There is no page 3');
    expect((await run('verify', '--id', 'anna', '--region', '1,2,3', ...files('a.png'))).code).toBe(2);
  });

  it('identify tells who, unknown, or that nobody is enrolled', async () => {
    const { run } = await withAnna();
    const identified = await run('identify', ...files('a.png'));
    expect(identified.code).toBe(0);
    expect(identified.out).toContain('Anna (anna) signed a.png');
    expect(await run('identify', ...files('stranger.png'))).toMatchObject({ code: 1 });
    expect((await createCommandLine().run('identify', ...files('a.png'))).code).toBe(3);
  });

  it('stops when the user interrupts', async () => {
    const line = await withAnna();
    const answer = line.run('verify', '--id', 'anna', ...files('slow.png'));
    setTimeout(line.interrupt, 50);
    expect(await answer).toEqual({ code: 2, out: '', err: 'Cancelled.' });
  });
});

describe('references', () => {
  it('marks one specimen weak and says what another would bring', async () => {
    const { run } = await withAnna('a.png');
    const { code, out } = await run('references', 'anna');
    expect(code).toBe(0);
    expect(out).toContain('full: weak: with one specimen like this, expect 1 in 6 skilled forgeries to pass');
    expect(out).toContain('(for other people between 1 in 12 and 1 in 3)');
    expect(out).toContain('with one more like these: about 1 in 12');
    expect(out).toContain('Measured on three writers.');
  });

  it('names the specimen that does not belong and how to set it aside', async () => {
    const { run } = await withAnna('a.png', 'b.png', 'c.png');
    const { out } = await run('references', 'anna');
    expect(out).toContain('without what does not belong: 1 in 12');
    expect(out).toMatch(/p2 {2}c\.png .*another hand\?.*set it aside: signatories --remove-specimen p2/);
    expect(out).not.toMatch(/p0.*--remove-specimen/);
  });

  it('lets a person say that it belongs, and take that back', async () => {
    const { run } = await withAnna('a.png', 'b.png', 'c.png');
    expect((await run('references', 'anna')).out).toContain('or keep it: specimens p2 --belongs');
    expect((await run('specimens', 'p2', '--belongs')).code).toBe(0);
    const kept = (await run('references', 'anna')).out;
    expect(kept).toMatch(/p2 .*said to belong; doubt it again: specimens p2 --doubt/);
    expect(kept).not.toContain('another hand?');
    await run('specimens', 'p2', '--doubt');
    expect((await run('references', 'anna')).out).toContain('another hand?');
  });

  it('answers with the record, and with nothing for nobody', async () => {
    const { run } = createCommandLine();
    await run('enrol', '--name', 'Bob', '--id', 'bob', ...files('blank.png'));
    expect((await run('references', 'bob')).out).toBe('There is no specimen.');
    expect(JSON.parse((await run('--json', 'references', 'bob')).out)).toMatchObject({ writers: 3, forms: [] });
  });
});

describe('signatories', () => {
  it('lists, shows, renames and exports', async () => {
    const { run } = await withAnna('a.png', 'b.png');
    expect((await run('signatories')).out).toMatch(/^anna {2}Anna/);
    expect((await run('signatories', '--search', 'Bob')).out).toBe('Nobody is enrolled.');
    expect((await run('signatories', '--id', 'anna')).out).toContain('b.png');
    expect((await run('signatories', '--id', 'anna', '--rename', 'Ann')).out).toContain('Ann');
    const folder = join(temporaryFolder(), 'pictures');
    await run('signatories', '--id', 'anna', '--export', folder);
    expect(readdirSync(folder).sort()).toEqual([
      'p0-cleaned.png',
      'p0-scanned.png',
      'p1-cleaned.png',
      'p1-scanned.png',
    ]);
    expect([...readFileSync(join(folder, 'p0-scanned.png'))]).toEqual([137, 80, 78, 71]);
  });

  it('says what the specimens support', async () => {
    const { run } = await withAnna('a.png');
    expect((await run('signatories', '--id', 'anna')).out).toContain('expect 1 in 6 skilled forgeries to pass');
  });

  it('removes with a way back, and erases only when told twice', async () => {
    const { run, state } = await withAnna();
    expect((await run('signatories', '--remove', 'anna')).out).toContain('--restore anna');
    expect((await run('signatories', '--restore', 'anna')).code).toBe(0);
    expect((await run('signatories', '--remove-specimen', 'p0')).out).toContain('--restore-specimen p0');
    expect((await run('signatories', '--restore-specimen', 'p0')).code).toBe(0);
    const refused = await run('signatories', '--erase', 'anna');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('Anna and 0 specimens');
    expect(state.signatories.size).toBe(1);
    expect((await run('signatories', '--erase', 'anna', '--yes')).code).toBe(0);
    expect(state.signatories.size).toBe(0);
  });
});

describe('specimens and merge', () => {
  it('changes forms, dates and notes, gives specimens away, and tells when nothing is asked', async () => {
    const { run, state } = await withAnna('a.png', 'b.png');
    const { code, out } = await run('specimens', 'p0', 'p1', '--form', 'initials', '--signed-on', '2019-03-04');
    expect(code).toBe(0);
    expect(out).toMatch(/p1 +anna +b\.png +initials +2019-03-04/);
    await run('specimens', 'p0', '--undated', '--note', 'from the archive');
    expect(state.specimens.get('p0')).toMatchObject({ signedOn: null, note: 'from the archive', form: 'initials' });
    expect((await run('specimens', 'p0', '--signed-on', '2019-02-40')).err).toContain('YYYY-MM-DD');
    expect((await run('specimens', 'p0')).err).toContain('Nothing is to be changed');
    expect((await run('specimens', 'p0', '--to-new', 'Anna the younger')).code).toBe(0);
    const younger = [...state.signatories.values()].find(({ name }) => name === 'Anna the younger');
    expect(state.specimens.get('p0')?.signatory).toBe(younger?.id);
    expect((await run('specimens', 'p0', '--to', 'anna')).code).toBe(0);
    expect(state.specimens.get('p0')?.signatory).toBe('anna');
  });

  it('takes a new person away again when nothing could be given to them', async () => {
    const { run, state } = await withAnna();
    expect((await run('specimens', 'nothing', '--to-new', 'Nobody')).err).toContain('There is no specimen nothing');
    expect(state.calls).toContain('signatories.remove');
  });

  it('previews a merge, and tells how it is undone', async () => {
    const { run, state } = await withAnna();
    await run('enrol', '--name', 'Ann', '--id', 'ann', ...files('c.png'));
    const preview = await run('merge', 'ann', 'anna', '--preview');
    expect(preview.out).toContain('Ann (ann) would go, Anna (anna) would stay');
    expect(preview.out).toMatch(/full +2 \+ 1/);
    expect(preview.out).toContain('are these two the same person?');
    expect(state.signatories.size).toBe(2);
    expect((await run('merge', 'ann', 'anna')).out).toContain('Undo: paraph signatories --restore ann');
    expect(state.signatories.size).toBe(1);
    expect((await run('merge', 'ann', 'anna')).code).toBe(2);
  });
});

describe('export-person and import-person', () => {
  it('write a file that only its passphrase opens, and say what is missing', async () => {
    const { run, state } = await withAnna();
    const folder = temporaryFolder();
    const [file, passphrase] = [join(folder, 'anna.paraph-person'), join(folder, 'passphrase')];
    writeFileSync(passphrase, 'long enough\n');
    expect((await run('export-person', 'anna', file)).err).toContain('--plain');
    expect(existsSync(file)).toBe(false);
    const exported = await run('export-person', 'anna', file, '--file-passphrase-file', passphrase, '--json');
    expect(JSON.parse(exported.out)).toEqual({ file, underPassphrase: true });
    expect((await run('import-person', file)).err).toContain('under a passphrase');
    expect((await run('import-person', file, '--file-passphrase-file', passphrase)).err).toContain('enrolled already');
    expect((await run('import-person', file, '--file-passphrase-file', passphrase, '--as-new')).code).toBe(0);
    expect([...state.signatories.keys()]).toEqual(['anna', 'new']);
    expect((await run('export-person', 'anna', file, '--plain')).code).toBe(0);
    state.signatories.delete('anna');
    expect((await run('import-person', file)).out).toContain('anna');
    expect((await run('import-person', join(folder, 'nothing'))).code).toBe(2);
  });
});

describe('cases', () => {
  it('lists, shows, confirms, overrules, exports and removes', async () => {
    const { run } = await withAnna();
    await run('verify', '--id', 'anna', ...files('forged.png'));
    expect((await run('cases')).out).toContain('forged.png');
    expect((await run('cases', '--kind', 'identify')).out).toBe('There are no cases.');
    expect((await run('cases', '--kind', 'other')).code).toBe(2);
    expect((await run('cases', '--case', 'c0', '--confirm', 'Carol')).out).toContain('confirmed by Carol');
    expect((await run('cases', '--case', 'c0', '--overrule', 'Carol')).err).toContain('--why');
    const overruled = await run('cases', '--case', 'c0', '--overrule', 'Carol', '--why', 'a broken arm');
    expect(overruled.out).toContain('overruled by Carol: a broken arm');
    const folder = temporaryFolder();
    expect((await run('cases', '--case', 'c0', '--export', folder)).code).toBe(0);
    expect(existsSync(join(folder, 'c0-cleaned.png'))).toBe(true);
    expect((await run('cases', '--case', 'c0', '--withdraw', 'Carol')).out).toContain('withdrawn by Carol');
    expect((await run('cases', '--case', 'c0', '--send-on', 'Carol', '--why', 'unsure')).out).toContain(
      'sent-on by Carol',
    );
    expect((await run('cases', '--case', 'c0', '--settle-genuine', 'Carol', '--why', 'she was seen')).out).toContain(
      'settled-genuine by Carol: she was seen',
    );
    expect((await run('cases', '--case', 'c0', '--settle-forged', 'Carol')).out).toContain('settled-forged by Carol');
    expect((await run('cases', '--state', 'settled-forged')).out).toContain('settled-forged');
    expect((await run('cases', '--remove', 'c0', 'c1')).out).toContain('--restore c0 c1');
    expect((await run('cases', '--restore', 'c0')).code).toBe(0);
  });
});

describe('explain', () => {
  it('says one sentence, then every measure, then what it is not', async () => {
    const { run } = await withAnna('a.png');
    await run('verify', '--id', 'anna', ...files('q.png'));
    const { code, out } = await run('explain', '--case', 'c0');
    expect(code).toBe(0);
    expect(out).toContain('It differs most at its lower right and in slant; proportion agrees.');
    expect(out).toMatch(/Slant +12° +3° ± 4° +unlike/);
    expect(out).toContain('They do not decide');
    const json = JSON.parse((await run('--json', 'explain', '--case', 'c0')).out) as Record<string, unknown>;
    expect(json).toMatchObject({ differs: ['slant'], sentence: expect.stringContaining('slant') as string });
    expect(await run('explain', '--case', 'c9')).toMatchObject({ code: 2 });
  });
});

describe('evaluate', () => {
  it('tells of explanations, robustness and attacks in tables, and writes them to a file', async () => {
    const { run } = await withAnna();
    const [set] = files('set');
    const explained = await run('evaluate', 'explanation', set, '--pairs', '200');
    expect(explained.out).toContain('in 150 of 200 pairs (sign test p < 0.0001, Wilcoxon p = 0.0123)');
    expect(explained.out).toContain('| Slant | 3.600');
    const [out] = files('ROBUSTNESS.md');
    const varied = await run('evaluate', 'robustness', set, set, '--out', out);
    expect(varied.out).toMatch(
      /\| turned by 1° \| yes +\| 0.012 +\| 12.5 \(5.0–75.0\) +\| 0.0 \(5.0–75.0\) +\| – +\| 0.0/,
    );
    expect(varied.out).toContain('made “forged”: 1 of 4 (95 %: 5.0–75.0 %).\ncarried: 001/genuine/a.png, turned by 1°');
    expect(readFileSync(out, 'utf8').match(/\| turned by 1°/g)).toHaveLength(2);
    const attacked = await run('evaluate', 'adversarial', set, '--budgets', '8,32');
    expect(attacked.out).toMatch(/\| 8, near ink +\| 100.0 \(.+\| 50.0 \(.+\| 0.0 \(.+\| 25.0 \(.+\| 75.0 \(/);
  });
});

describe('compare', () => {
  it('says where a distance comes from, in figures and in letters', async () => {
    const { run } = await withAnna('a.png', 'b.png');
    await run('verify', '--id', 'anna', ...files('q.png'));
    const ofCase = await run('compare', '--case', 'c0', '--with', 'p0');
    expect(ofCase).toMatchObject({ code: 0, err: '' });
    expect(ofCase.out.split('\n')).toEqual([
      'Distance 0.400 between q.png and a.png.',
      'Darker cells add more to it: “@” is 75.0 % of δ = distance² / 2 = 0.080.',
      '',
      'q.png:',
      '  | @|',
      '',
      'a.png:',
      '  |- |',
    ]);
    const together = await run('compare', '--case', 'c0', '--with', 'p0', '--together');
    expect(together.out.split('\n').slice(1)).toEqual([
      'More of their likeness rests on darker cells: “@” is 100.0 % of 1 − δ = 0.920.',
      '',
      'q.png:',
      '  |+=|',
      '',
      'a.png:',
      '  | @|',
    ]);
    const ofSpecimens = await run('compare', '--specimen', 'p0', '--with', 'p1');
    expect(ofSpecimens.out).toContain('between a.png and b.png');
  });

  it('asks for what is to be compared', async () => {
    const { run } = await withAnna();
    expect(await run('compare', '--with', 'p0')).toMatchObject({ code: 2, out: '' });
    expect((await run('compare', '--specimen', 'p9', '--with', 'p0')).err).toContain('There is no specimen p9.');
  });
});

describe('corrections', () => {
  it('say whose signature it is, by whom and why, and offer it as a specimen', async () => {
    const { run } = await withAnna();
    await run('identify', ...files('stranger.png'));
    expect((await run('cases', '--case', 'c0', '--same', 'anna')).err).toContain('--by NAME');
    const same = await run('cases', '--case', 'c0', '--same', 'anna', '--by', 'Carol', '--why', 'I was there');
    expect(same.out).toMatch(/it is Anna \(anna\), says Carol: I was there/);
    const not = await run('cases', '--case', 'c0', '--not', 'anna', '--by', 'Carol');
    expect(not.out).toContain('it is not Anna');
    expect((await run('cases', '--case', 'c0', '--unsay', 'anna', '--by', 'Carol')).out).toContain(
      'any more about Anna',
    );
    expect(await run('cases', '--case', 'c0', '--enrol', 'anna')).toMatchObject({
      code: 2,
      out: 'Not accepted: duplicate; see --insist.',
    });
    expect((await run('cases', '--case', 'c0', '--enrol', 'anna', '--insist')).out).toBe('Enrolled as a specimen.');
  });
});

describe('many cases', () => {
  it('are listed by identifier, as a table, and as a queue', async () => {
    const { run } = await withAnna();
    await run('verify', '--id', 'anna', ...files('a.png'));
    await run('identify', ...files('stranger.png'));
    expect((await run('cases', '--ids', '--word', 'genuine', '--from', '2020-01-01')).out).toBe('c0\nc1');
    expect((await run('cases', '--from', 'yesterday')).code).toBe(2);
    const file = join(temporaryFolder(), 'cases.csv');
    expect((await run('cases', '--csv', file, '--state', 'open')).out).toBe(file);
    expect(readFileSync(file, 'utf8')).toBe('c0\nc1');
    const { out } = await run('review', '--reason', 'flagged');
    expect(out).toContain('2 wait: flagged 2');
    expect(out).toContain('stranger.png');
    expect((await createCommandLine().run('review')).out).toBe('Nothing waits.');
    const report = join(temporaryFolder(), 'report.pdf');
    expect((await run('report', '--case', 'c0', 'c1', '--language', 'de', '--out', report)).out).toBe(report);
    expect(readFileSync(report, 'utf8')).toBe('de c0,c1');
    expect((await run('report', '--case', 'c0')).code).toBe(2);
  });
});

describe('the workspace', () => {
  it('doctor, audit and policy answer', async () => {
    const { run, state } = createCommandLine();
    expect((await run('doctor')).out).toContain('native TensorFlow 2.21, CPU');
    expect(await run('audit')).toMatchObject({ code: 0, out: 'The log is intact: 7 entries.' });
    state.locked = true;
    expect(await run('audit')).toMatchObject({ code: 2, out: expect.stringContaining('entry 3') as string });
    expect((await run('policy', '--set', 'falseAcceptance=0.01', 'falseRejection=0.2')).out).toMatch(
      /1\.00 %[^]*20\.00 %/,
    );
    expect((await run('policy', '--set', 'nonsense=1')).err).toContain('“nonsense=1” sets nothing');
    expect((await run('policy', '--set', 'falseAcceptance=7')).err).toContain('“falseAcceptance”');
  });

  it('opens with a passphrase from a file, and takes a new one', async () => {
    const line = createCommandLine();
    const file = join(temporaryFolder(), 'passphrase');
    writeFileSync(file, 'right\nand nothing else');
    line.state.locked = true;
    expect((await line.run('cases', '--passphrase-file', file, '--workspace', '/w')).code).toBe(0);
    expect(line.opened.at(-1)).toEqual({ directory: '/w', passphrase: 'right' });
    expect(line.state.locked).toBe(false);
    expect((await line.run('protect', '--new-passphrase-file', file)).err).toContain('“passphrase”');
    writeFileSync(file, 'long enough');
    expect((await line.run('protect', '--new-passphrase-file', file)).code).toBe(0);
    expect((await line.run('protect', '--by-key-file')).out).toContain('lies in a file again');
    expect((await line.run('protect')).err).toContain('Add --new-passphrase-file FILE, or --by-key-file.');
    expect((await line.run('protect', '--by-key-file', '--new-passphrase-file', file)).code).toBe(2);
    expect((await line.run('cases', '--passphrase-file', '/no/such')).err).toContain(
      '/no/such: The file with the passphrase',
    );
  });
});

describe('evaluate verification', () => {
  it('passes its options on and prints figures', async () => {
    const { run } = createCommandLine();
    const { code, out } = await run('evaluate', 'verification', '/sets/x', '--references', '1,5', '--writers', 'w1,w2');
    expect(code).toBe(0);
    expect(out).toContain('/sets/x: 2 writers, 1 with forgeries; model small');
    expect(out).toMatch(/5 +5\.00 \(4\.0–6\.0\)/);
    expect(out).toContain('left out: a/b.tif: it is blank');
    expect((await run('evaluate', 'verification', '/sets/x', '--references', '0')).code).toBe(2);
  });

  it('knows the fixed writers of a set', async () => {
    const { run } = createCommandLine();
    const { out } = await run('--json', 'evaluate', 'verification', '/sets/sigcomp2011-dutch', '--writers', 'test');
    expect(JSON.parse(out)).toMatchObject({
      writers: loadWriterList('sigcomp2011-dutch').test.length,
      seed: 1,
      draws: 5,
      results: [{ references: 1 }, { references: 3 }, { references: 5 }, { references: 10 }],
    });
    expect((await run('evaluate', 'verification', '/sets/x', '--writers', 'test')).err).toContain(
      'No test writers are fixed',
    );
  });
});

describe('evaluate one-shot', () => {
  it('names the protocol of each figure, with its interval', async () => {
    const { run } = createCommandLine();
    const { code, out } = await run('evaluate', 'one-shot', '/sets/omniglot.zip', '--trials', '1000');
    expect(code).toBe(0);
    expect(out).toContain(
      'omniglot.zip: 659 unseen classes; model abcdef, compared by local maps, 52 million operations',
    );
    expect(out).toContain('Percent right, classes of all alphabets mixed, with 95 % intervals:');
    expect(out).toMatch(/^20-way +97\.00 +95\.75–97\.89 +1000$/m);
    expect(out).toContain('Percent right, classes of one alphabet');
    expect(out).toContain('Lake’s official runs: 5.00 % of 400 tests wrong (3.25–7.60); by run 5 0 10');
    expect(out).toContain('left out: 2 pictures');
  });

  it('passes its options on, and refuses protocols that there are not', async () => {
    const { run } = createCommandLine();
    const options = [
      '--protocol',
      'official',
      '--model',
      'n0',
      '--profile',
      'natural',
      '--ways',
      '5,20',
      '--seed',
      '3',
    ];
    const { out } = await run('--json', 'evaluate', 'one-shot', 'omniglot', ...options);
    expect(JSON.parse(out)).toMatchObject({ model: 'n0', protocol: 'official', seed: 3, set: 'omniglot' });
    expect((await run('evaluate', 'one-shot', 'omniglot', '--protocol', 'easy')).code).toBe(2);
  });
});

describe('evaluate replay', () => {
  it('passes its options on and counts pictures stored twice apart', async () => {
    const { run } = createCommandLine();
    const { code, out } = await run('evaluate', 'replay', '/sets/x', '--copied', '4', '--writers', 'w1,w2');
    expect(code).toBe(0);
    expect(out).toContain('/sets/x: 2 writers; 0.50 ms a comparison');
    expect(out).toMatch(/copies: turned +4 +1 +25\.00/);
    expect(out).toMatch(/as the set has them +1000 +2 +0\.20/);
    expect(out).toMatch(/without pictures stored twice +999 +1 +0\.10/);
    expect(out).toContain('a/genuine/1.png and a/genuine/2.png, 0.90 % apart, 95 % of their ink at the same pixels');
  });
});

describe('evaluate identification', () => {
  it('passes its options on and tells of people enrolled and of strangers', async () => {
    const { run } = createCommandLine();
    const options = ['--references', '5', '--probes', '7', '--seed', '2', '--writers', 'w1,w2'];
    const { code, out } = await run('evaluate', 'identification', '/sets/x', ...options);
    expect(code).toBe(0);
    expect(out).toContain('x; model small, seed 2; at most 1 % of strangers');
    expect(out).toMatch(/5 +8 +people enrolled +7 +94\.0 \(93\.0–95\.0\) +1\.0 .* 3\.0 .* 2\.0 /);
    expect(out).toMatch(/5 +7 +strangers +7 +– +5\.0 /);
  });
});

describe('evaluate strangers', () => {
  it('passes its options on and tells of each size what was told of whom', async () => {
    const { run } = createCommandLine();
    const options = ['--references', '3,5', '--draws', '7', '--seed', '2', '--writers', 'w1,w2'];
    const { code, out } = await run('evaluate', 'strangers', '/sets/x', ...options);
    expect(code).toBe(0);
    expect(out).toContain('x: 2 writers, 7 draws each; model small, seed 2');
    expect(out).toMatch(/3 +nobody else’s +40 +1\.5 \(0\.5–2\.5\) +– /);
    expect(out).toMatch(/5 +a stranger’s +40 +95\.0 \(94\.0–96\.0\) +92\.0 \(91\.0–93\.0\) +1\.0 /);
    expect(out).not.toContain('a skilled forgery');
    expect(out).toContain('left out: w1/genuine/1.png: blank');
    expect((await run('evaluate', 'strangers', '/sets/x', '--references', 'two')).code).toBe(2);
  });
});

describe('--json', () => {
  it('answers every command with a record, without pictures, and errors too', async () => {
    const { run } = await withAnna();
    const [file] = files('a.png');
    const commands = [
      ['enrol', '--id', 'anna', file],
      ['verify', '--id', 'anna', file],
      ['identify', file],
      ['signatories'],
      ['specimens', 'p0', '--note', 'seen'],
      ['merge', 'anna', 'anna', '--preview'],
      ['cases'],
      ['doctor'],
      ['audit'],
      ['policy'],
    ];
    for (const words of commands) {
      const { out, code } = await run(...words, '--json');
      expect([words[0], code, typeof JSON.parse(out)]).toEqual([words[0], 0, 'object']);
      expect(out).not.toContain('137');
    }
    const { err, out } = await run('--json', 'cases', '--case', 'none');
    expect([out, JSON.parse(err)]).toEqual(['', { error: { code: 'not-found', message: 'There is no case none.' } }]);
  });
});

describe('the command itself', () => {
  const main = fileURLToPath(new URL('../../../main/hosts/cli/main.ts', import.meta.url));
  const execute = (...words: string[]) =>
    new Promise<{ code: unknown; out: string }>((resolve) => {
      execFile(process.execPath, [main, ...words], (error, out) => resolve({ code: error?.code ?? 0, out }));
    });

  it('tells its version and exits with 2 when it is not understood', async () => {
    expect(await execute('--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
    expect(await execute('dance')).toEqual({ code: 2, out: '' });
  });
});

describe('models, backups and jobs', () => {
  it('shows the model, its card, and embeds what is stale', async () => {
    const { run } = createCommandLine();
    const { out } = await run('models');
    expect(out).toContain('2 of 3 specimens embedded');
    expect(out).toContain('conv1');
    expect(out).toContain('dutch: 9.7 % with 5');
    expect((await run('models', '--card')).out).toBe('# Small model');
    expect((await run('models', '--embed')).out).toBe('1 specimen embedded.');
  });

  it('tells what a policy would come to, and changes nothing', async () => {
    const { run, state } = createCommandLine();
    const { out } = await run('policy', '--rates', '--set', 'falseAcceptance=0.02');
    expect(out).toContain('2.0 % of skilled forgeries pass');
    expect(out).toContain('small writers');
    expect(state.calls).not.toContain('workspace.setPolicy');
  });

  it('makes, lists and deletes backups, and saves one elsewhere whole', async () => {
    const { run } = createCommandLine();
    expect((await run('backup')).out).toContain('Backup b0 made and checked.');
    expect((await run('backup', '--list')).out).toContain('opens with the key of this workspace');
    expect((await run('backup', '--remove', 'b0')).code).toBe(0);
    expect((await run('backup', '--list')).out).toBe('There are no backups.');

    const folder = temporaryFolder('files');
    const out = join(folder, 'copy.backup');
    const refused = await run('backup', '--out', out);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('--backup-passphrase-file');
    const passphrase = join(folder, 'passphrase');
    writeFileSync(passphrase, 'correct horse battery\n');
    expect((await run('backup', '--out', out, '--backup-passphrase-file', passphrase)).code).toBe(0);
    expect([...readFileSync(out)]).toEqual([1, 2, 3, 4, 5]);
  });

  it('restores a real backup into a new folder, and asks for one', async () => {
    const directory = temporaryFolder('workspace');
    const workspace = openWorkspace({ directory });
    workspace.signatories.create({ name: 'Anna' });
    const { id } = workspace.backups.create(null);
    workspace.close();
    const { run } = createCommandLine();
    const into = join(temporaryFolder('files'), 'new');
    const restored = await run('restore', '--from', join(directory, 'backups', id), '--into', into);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('1 person, 0 specimens, 0 cases');
    expect((await run('restore', '--from', 'x')).code).toBe(2);
    expect((await run('restore', '--newest', '--workspace', directory)).err).toContain('not damaged');
  });

  it('counts the cases of the last days', async () => {
    const { run } = createCommandLine();
    expect((await run('activity', '--days', '2')).out.split('\n')[1]).toMatch(/^1970-01-02 {2}1 genuine {2}0 /);
    expect((await run('activity', '--days', 'x')).code).toBe(2);
  });

  it('lists long work, and stops one', async () => {
    const { run, state } = createCommandLine();
    expect((await run('jobs')).out).toMatch(/models\.embed {2}embedding {2}1 of 3 .*under way/);
    expect((await run('jobs', '--stop', 'op')).code).toBe(0);
    expect(state.calls).toContain('operations.cancel');
  });
});
