import { describe, expect, it } from 'vitest';
import { ParaphError } from '../../main/contract/errors.ts';
import { readImportList } from '../../main/documents/import-list.ts';

const read = (text: string) => readImportList(new TextEncoder().encode(text), 'list.csv');
const people = (text: string) =>
  read(text).persons.map(({ id, name, files }) => [id, name, files.map(({ path }) => path).join(' ')]);

describe('a list of persons', () => {
  const two = [
    ['17', 'Bela Wik', 'a.png b.png'],
    ['18', 'Fi Nok', 'c.png'],
  ];

  it.each([
    ['commas and a head', 'id,name,files\n17,Bela Wik,a.png;b.png\n18,Fi Nok,c.png\n'],
    ['a mark, capitals and CRLF', '\uFEFFID,Name,Files\r\n17,Bela Wik,a.png;b.png\r\n18,Fi Nok,c.png\r\n'],
    ['semicolons and quotes', 'id;name;files\n17;Bela Wik;"a.png;b.png"\n18;Fi Nok;c.png'],
    ['semicolons without quotes', 'id;name;files\n17;Bela Wik;a.png;b.png\n18;Fi Nok;c.png'],
    ['tabs', 'id\tname\tfiles\n17\tBela Wik\ta.png;b.png\n18\tFi Nok\tc.png'],
    ['no head', '17,Bela Wik,a.png;b.png\n18,Fi Nok,c.png'],
    ['no head, and semicolons', '17;Bela Wik;a.png;b.png\n18;Fi Nok;c.png'],
    ['columns in another order', 'files,id,name\n"a.png;b.png",17,Bela Wik\nc.png,18,Fi Nok'],
    ['German headings', 'Kennung;Name;Dateien\n17;Bela Wik;"a.png;b.png"\n18;Fi Nok;c.png'],
    ['a line for each file', 'id,name,files\n17,Bela Wik,a.png\n18,Fi Nok,c.png\n17,Bela Wik,b.png'],
    ['empty lines and spaces', 'id, name, files\n\n 17, Bela Wik, a.png ; b.png \n,,\n18,Fi Nok,c.png\n\n'],
  ])('is read with %s', (_how, text) => {
    expect(people(text)).toEqual(two);
    expect(read(text).problems).toEqual([]);
  });

  it('takes an identifier for a missing name, and a name for a missing identifier', () => {
    expect(people('id,files\n17,a.png')).toEqual([['17', '17', 'a.png']]);
    expect(people('name,files\nFi Nok,a.png')).toEqual([['Fi Nok', 'Fi Nok', 'a.png']]);
  });

  it('keeps a comma within quotes, a note and the day of signing', () => {
    const [person] = read('id,name,files,note,signed on\n17,"Wik, Bela",a.png,"main account",31.3.2026\n').persons;
    expect(person).toMatchObject({ line: 2, name: 'Wik, Bela', note: 'main account' });
    expect(person.files).toEqual([{ path: 'a.png', signedOn: '2026-03-31', form: 'full' }]);
  });

  it('knows the form of each line', () => {
    const [person] = read('id,form,files\n17,Full,a.png\n17,Paraphe,b.png\n17,,c.png\n17,married name,d.png').persons;
    expect(person.files.map(({ form }) => form)).toEqual(['full', 'initials', 'full', 'married name']);
  });

  it('reads letters of other encodings', () => {
    const text = 'id,name,files\n1,Söla Fé,a.png\n';
    expect(readImportList(Buffer.from(text, 'latin1'), 'old.csv').persons[0].name).toBe('Söla Fé');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(readImportList(utf16, 'wide.csv').persons[0].name).toBe('Söla Fé');
  });

  it('tells of lines it cannot use, and goes on', () => {
    const { persons, problems } = read(
      [
        'id,name,files,signed on',
        ',,a.png,',
        '17,Bela Wik,,',
        '18,Fi Nok,c.png,yesterday',
        '19,Ela Tak,d.png,2026-02-30',
        `20,${'x'.repeat(300)},e.png,`,
        '21,Ke Lin,f.png,2026-02-28',
        '21,Ke Mar,g.png,',
      ].join('\n'),
    );
    expect(persons.map(({ id }) => id)).toEqual(['21']);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['no-person', 2],
      ['no-files', 3],
      ['bad-date', 4],
      ['bad-date', 5],
      ['name-too-long', 6],
      ['another-name', 8],
    ]);
  });

  it('does not guess after a quotation mark that is never closed', () => {
    const { persons, problems } = read('id,name,files\n17,"Bela Wik,a.png\n18,Fi Nok,c.png\n');
    expect(persons).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['unclosed-quote']);
  });

  it.each([
    ['nothing', ''],
    ['a head without files', 'id,name\n17,Bela Wik'],
  ])('refuses %s and says which columns it wants', (_what, text) => {
    expect(() => read(text)).toThrow(ParaphError);
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'bad-input', file: 'list.csv' }));
  });

  it('refuses what no list is as long as', () => {
    expect(() => readImportList(new Uint8Array(21 * 2 ** 20), 'list.csv')).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });

  it('reads ten thousand lines within two seconds', () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `${i},Person ${i},p${i}/a.png;p${i}/b.png`);
    const begun = performance.now();
    expect(read(`id,name,files\n${lines.join('\n')}`).persons).toHaveLength(10_000);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
