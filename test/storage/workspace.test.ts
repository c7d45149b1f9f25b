import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { codeOf, open, temporaryFolder } from './fixture.ts';
import { newSpecimen, pictures, verifyCase } from './records.ts';

describe('a workspace', () => {
  it('is made where there is none, with folders on the way, closed to others', () => {
    const directory = join(temporaryFolder(), 'a', 'b');
    const workspace = open({ directory });
    expect(workspace.status()).toEqual({
      name: 'b',
      directory,
      locked: false,
      keptBy: 'key-file',
      opensByPassphrase: false,
      signatories: 0,
      specimens: 0,
      cases: 0,
    });
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it('closes a folder that was open to others', () => {
    const directory = temporaryFolder();
    chmodSync(directory, 0o755);
    open({ directory });
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it('is refused where no folder can be', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(codeOf(() => openWorkspace({ directory: file }))).toBe('refused');
    expect(codeOf(() => openWorkspace({ directory: join(file, 'below') }))).toBe('refused');
  });

  it('is refused where the database is a folder', () => {
    const directory = temporaryFolder();
    mkdirSync(join(directory, 'workspace.sqlite'));
    expect(codeOf(() => openWorkspace({ directory }))).toBe('refused');
  });

  it('counts what is there', () => {
    const workspace = open();
    const random = createRandom(1);
    const ada = workspace.signatories.create({ name: 'Ada' });
    const specimen = workspace.specimens.add(newSpecimen(random, ada.id));
    workspace.specimens.remove(workspace.specimens.add(newSpecimen(random, ada.id)).id);
    workspace.cases.record(verifyCase(ada, [specimen.id]), pictures(random));
    workspace.signatories.remove(workspace.signatories.create({ name: 'Bob' }).id);
    expect(workspace.counts()).toEqual({ signatories: 1, specimens: 1, cases: 1 });
    expect(workspace.status()).toMatchObject({ signatories: 1, specimens: 1, cases: 1 });
  });

  it('does several things at once or none', () => {
    const workspace = open();
    const random = createRandom(2);
    const enrol = (name: string, fails: boolean) =>
      workspace.transaction(() => {
        const { id } = workspace.signatories.create({ id: name, name });
        workspace.specimens.add(newSpecimen(random, id));
        if (fails) workspace.specimens.add(newSpecimen(random, 'nobody'));
        return id;
      });
    expect(codeOf(() => enrol('ada', true))).toBe('not-found');
    expect(workspace.counts()).toEqual({ signatories: 0, specimens: 0, cases: 0 });
    expect(enrol('ada', false)).toBe('ada');
    expect(workspace.signatories.list().rows).toMatchObject([{ id: 'ada', specimens: 1 }]);
    expect(workspace.audit.verify()).toEqual({ entries: 3, intact: true, firstBroken: null });
  });

  it('goes on after one part of a transaction failed and was dealt with', () => {
    const workspace = open();
    workspace.transaction(() => {
      workspace.signatories.create({ id: 'ada', name: 'Ada' });
      expect(codeOf(() => workspace.signatories.create({ id: 'ada', name: 'again' }))).toBe('already-exists');
      workspace.signatories.create({ id: 'bob', name: 'Bob' });
    });
    expect(workspace.signatories.list().rows.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
    expect(workspace.audit.verify()).toMatchObject({ entries: 3, intact: true });
  });

  it('takes its name from its folder', () => {
    const directory = temporaryFolder();
    expect(open({ directory }).status().name).toBe(basename(directory));
  });
});
