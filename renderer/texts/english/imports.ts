import type { ImportedPerson, PlanProblem } from '../../../main/contract/imports.ts';
import type { ImportState } from '../../../main/contract/import-report.ts';
import { formatCount } from '../../format.ts';
import { counted, people } from './counted.ts';

export const imports = {
  imports: {
    title: 'Enrol many',
    open: 'Enrol many…',
    drop: 'Drop a folder or a list here',
    dropHint: 'Hundreds of people in one go. What cannot be used is told at the end and stops nobody else.',
    pickFolder: 'Choose a folder…',
    pickFiles: 'Choose a list with its files…',
    ways: [
      [
        'A folder for each person',
        'Put each person’s specimens into a folder named after the person or the identifier, and these folders into one.',
      ],
      [
        'A list',
        'A CSV file with the columns id, name and files; several files are separated by semicolons. Columns note, form and signed on are understood too. Give the list together with its files, or the folder in which both lie.',
      ],
    ],
    sampleFolders: ['scans/1024/2019.png', 'scans/1024/2023.png', 'scans/1025/card.pdf'],
    sampleList: ['id,name,files', '1024,Bela Wik,2019.png;2023.png', '1025,Fi Nok,cards/1025.pdf'],
    reading: 'Looking who is there…',
    plan: (newPersons: number, known: number) =>
      [
        newPersons > 0 ? `${people(newPersons)} to enrol` : '',
        known > 0 ? `${people(known)} enrolled already, with more specimens here` : '',
      ]
        .filter(Boolean)
        .join(', '),
    nobody: 'Nobody to enrol here',
    nobodyHint: 'Everybody is complete, or no folder and no line could be used.',
    files: (count: number) => counted(count, 'file', 'files'),
    missing: (count: number) =>
      `${counted(count, 'listed file was', 'listed files were')} not found among those given.`,
    unused: (count: number) => `${counted(count, 'file belongs', 'files belong')} to nobody and will be left out.`,
    complete: (count: number) => `${people(count)} complete already: nothing to do.`,
    problems: (count: number) => `${counted(count, 'entry', 'entries')} cannot be used:`,
    moreProblems: (count: number) => `and ${formatCount(count)} more; the report names all.`,
    start: (count: number) => `Enrol ${people(count)}`,
    goOn: (count: number) => `Go on with ${people(count)}`,
    stop: 'Stop',
    stopping: 'Stopping after those under way…',
    again: 'Another folder or list',
    job: (source: string) => `Enrolling ${source}`,
    progress: (done: number, total: number) => `${formatCount(done)} of ${people(total)}`,
    rate: (perSecond: string) => `${perSecond} people a second`,
    left: (duration: string) => `${duration} left`,
    stages: {
      running: 'Enrolling',
      stopping: 'Stopping',
      stopped: 'Stopped: everybody below is enrolled whole, nobody half',
      done: 'Done',
      undone: 'Undone: nobody of this import is enrolled',
    },
    states: {
      enrolled: 'Enrolled',
      flagged: 'Look again',
      failed: 'Not enrolled',
      skipped: 'Complete before',
    } satisfies Record<ImportState, string>,
    all: 'All',
    did: {
      enrolled: 'enrolled',
      completed: 'enrolled before, more specimens added',
      restored: 'removed before, brought back',
      nothing: 'nothing changed',
    } satisfies Record<ImportedPerson['did'], string>,
    filter: 'Show',
    order: 'Order by',
    orders: { given: 'As given', name: 'Name', id: 'Identifier', state: 'Outcome', accepted: 'Specimens' },
    descending: 'Descending',
    list: 'What became of each person',
    accepted: (accepted: number, offered: number) => `${formatCount(accepted)} of ${formatCount(offered)} accepted`,
    problem: {
      'no-person': 'names nobody',
      'no-files': 'names no files',
      'too-many-files': 'names more than fifty files',
      'name-too-long': 'the name or the identifier is too long',
      'another-name': 'the identifier belongs to somebody of another name',
      'several-of-that-name': 'several people enrolled have this name',
      'bad-date': 'is no date; write 2026-03-31',
      'unclosed-quote': 'a quotation mark is never closed; nothing of the list was used',
      'loose-file': 'lies in no person’s folder',
    } satisfies Record<PlanProblem['code'], string>,
    line: (line: number) => `Line ${formatCount(line)}`,
    openPerson: (name: string) => `Open ${name}`,
    download: 'Save the report (CSV)',
    reportName: (source: string) => `${source}-report.csv`,
    columns: ['Identifier', 'Name', 'Outcome', 'File', 'Accepted', 'Reasons'],
    yes: 'yes',
    no: 'no',
    undo: 'Undo the whole import',
    undone: (count: number) => `${people(count)} taken back`,
    restore: 'Bring them back',
    finished: (enrolled: number, flagged: number, failed: number) =>
      [
        `${people(enrolled + flagged)} enrolled`,
        flagged > 0 ? `${formatCount(flagged)} to be looked at` : '',
        failed > 0 ? `${formatCount(failed)} not enrolled` : '',
      ]
        .filter(Boolean)
        .join(', '),
  },
};
