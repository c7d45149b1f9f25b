import { formatCount } from '../../format.ts';

/** One person as a file: out of this workspace and into another. */
export const personFile = {
  personFile: {
    export: 'Export…',
    exportTitle: (name: string) => `Export ${name}`,
    exportHint:
      'One file with name, notes, dates and every specimen, for another workspace. Cases stay here: they are about other people’s documents.',
    passphrase: 'Passphrase of the file',
    plain: 'Without a passphrase',
    plainHint: 'Whoever gets the file can read it: name and signatures lie open in it.',
    run: 'Export',
    exported: (file: string) => `Saved as ${file}`,
    importTitle: 'Take in a person?',
    importHint: (file: string, kilobytes: number) =>
      `${file} (${formatCount(kilobytes)} kB) holds one person exported by Paraph. It is checked before anything is stored.`,
    importPassphrase: 'Passphrase it was exported with',
    import: 'Import',
    asNew: 'Import as somebody new',
    imported: (name: string) => `${name} imported`,
    source: 'Somebody from another workspace',
    sourceHint: 'A file that “Export…” made in a person’s menu there.',
    pick: 'Choose a .paraph-person file…',
  },
};
