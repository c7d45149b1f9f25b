import { describe, expect, it } from 'vitest';
import { readImportList } from '../../main/documents/import-list.ts';
import { planFromFolders, planFromList, type Enrolled, type KnownPerson } from '../../main/documents/import-plan.ts';

function enrolledAre(...persons: KnownPerson[]): Enrolled {
  return {
    byId: (id) => Promise.resolve(persons.find((person) => person.id === id) ?? null),
    byName: (name) => {
      const called = persons.filter((person) => person.name === name);
      return Promise.resolve({ count: called.length, only: called.length === 1 ? called[0] : null });
    },
  };
}

const nobody = enrolledAre();
const bela = { id: '17', name: 'Bela Wik', fileNames: new Set(['a.png']) };
const list = (text: string) => readImportList(new TextEncoder().encode(text), 'list.csv');

/** `name: path→place …` for each planned person. */
const outline = ({ persons }: Awaited<ReturnType<typeof planFromFolders>>) =>
  persons.map(({ id, files }) => `${id}: ${files.map(({ path, at }) => `${path}→${at}`).join(' ')}`);

describe('a plan from a folder', () => {
  it('takes each folder in the one chosen for a person', async () => {
    const paths = ['scans/Bela/1.png', 'scans/Bela/old/1.tif', 'scans/Fi/a.PDF'];
    const plan = await planFromFolders(paths, nobody);
    expect(outline(plan)).toEqual(['Bela: 1.png→0 old/1.tif→1', 'Fi: a.PDF→2']);
    expect(plan).toMatchObject({ problems: [], unused: 0 });
  });

  it('takes folders dropped side by side, or a single one, for persons', async () => {
    expect(outline(await planFromFolders(['Bela/1.png', 'Fi/a.png'], nobody))).toEqual([
      'Bela: 1.png→0',
      'Fi: a.png→1',
    ]);
    expect(outline(await planFromFolders(['Bela/1.png', 'Bela/2.png'], nobody))).toEqual(['Bela: 1.png→0 2.png→1']);
  });

  it('leaves out what is no picture, and tells of pictures in nobody’s folder', async () => {
    const paths = ['scans/Thumbs.db', 'scans/Bela/.1.png', 'scans/Bela/1.png', 'scans/loose.png'];
    const plan = await planFromFolders(paths, nobody);
    expect(outline(plan)).toEqual(['Bela: 1.png→2']);
    expect(plan.unused).toBe(2);
    expect(plan.problems).toEqual([{ code: 'loose-file', line: null, about: 'scans/loose.png' }]);
  });

  it('knows somebody enrolled by identifier or by name, and says which files are there already', async () => {
    const known = enrolledAre(bela);
    const byId = await planFromFolders(['s/17/a.png', 's/17/b.png', 's/18/a.png'], known);
    expect(byId.persons.map(({ id, name, state }) => [id, name, state])).toEqual([
      ['17', 'Bela Wik', 'known'],
      ['18', '18', 'new'],
    ]);
    expect(byId.persons[0].files.map(({ isEnrolled }) => isEnrolled)).toEqual([true, false]);
    const byName = await planFromFolders(['s/Bela Wik/a.png'], known);
    expect(byName.persons).toMatchObject([{ id: '17', name: 'Bela Wik', state: 'complete' }]);
  });

  it('does not choose between persons of one name', async () => {
    const plan = await planFromFolders(['s/Bela Wik/a.png', 's/Fi/a.png'], enrolledAre(bela, { ...bela, id: '99' }));
    expect(outline(plan)).toEqual(['Fi: a.png→1']);
    expect(plan.problems.map(({ code }) => code)).toEqual(['several-of-that-name']);
  });

  it('does not take a hundred files for one person’s specimens', async () => {
    const paths = Array.from({ length: 100 }, (_, i) => `s/Bela/${i}.png`);
    const plan = await planFromFolders([...paths, 's/Fi/a.png'], nobody);
    expect(outline(plan)).toEqual(['Fi: a.png→100']);
    expect(plan.problems.map(({ code }) => code)).toEqual(['too-many-files']);
  });
});

describe('a plan from a list', () => {
  const plan = (text: string, paths: string[] | null, enrolled = nobody, listPath = 'list.csv') =>
    planFromList(list(text), listPath, paths, enrolled);

  it('finds files beside the list, wherever that lies', async () => {
    const paths = ['box/list.csv', 'box/scans/a.png', 'box/b.png', 'other/b.png'];
    const found = await plan('id,files\n1,scans/a.png;./b.png', paths, nobody, 'box/list.csv');
    expect(outline(found)).toEqual(['1: scans/a.png→1 b.png→2']);
    expect(found.unused).toBe(1);
  });

  it('finds files by as much of a path as there is', async () => {
    const flat = await plan('id,files\n1,scans\\one\\a.png\n2,../B.PNG', ['a.png', 'b.png', 'list.csv']);
    expect(outline(flat)).toEqual(['1: scans/one/a.png→0', '2: ../B.PNG→1']);
    const deep = await plan('id,files\n1,one/a.png', ['x/one/a.png', 'x/two/a.png']);
    expect(outline(deep)).toEqual(['1: one/a.png→0']);
  });

  it('finds no file where the name fits several, or none', async () => {
    expect(outline(await plan('id,files\n1,a.png;c.png', ['x/a.png', 'y/a.png']))).toEqual([
      '1: a.png→null c.png→null',
    ]);
  });

  it('knows letters that another system composes otherwise', async () => {
    expect(outline(await plan('id,files\n1,fé.png', ['fe\u0301.png']))).toEqual(['1: fé.png→0']);
  });

  it('leaves looking to whoever asks without paths', async () => {
    expect(outline(await plan('id,files\n1,a.png', null))).toEqual(['1: a.png→null']);
  });

  it('does not believe a list that calls somebody enrolled otherwise', async () => {
    const known = enrolledAre(bela);
    const found = await plan('id,name,files\n17,Fi Nok,a.png\n18,Ela Tak,a.png', null, known);
    expect(outline(found)).toEqual(['18: a.png→null']);
    expect(found.problems).toMatchObject([{ code: 'another-name', line: 2 }]);
    expect((await plan('id,name,files\n17,bela wik,a.png', null, known)).persons).toMatchObject([
      { state: 'complete' },
    ]);
    expect((await plan('id,files\n17,b.png', null, known)).persons).toMatchObject([
      { name: 'Bela Wik', state: 'known' },
    ]);
  });
});
