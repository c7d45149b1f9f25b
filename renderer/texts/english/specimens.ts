import { formatCount } from '../../format.ts';
import { counted, specimens } from './counted.ts';

/** Forms of signature, dates and notes of specimens, and putting people in order. */
export const specimenWords = {
  forms: {
    names: { full: 'Full signature', initials: 'Initials' },
    label: 'Form of signature',
    hint: 'People sign in more than one way. Specimens of one form are compared with no other’s.',
    own: 'Another form…',
    ownName: 'Name of that form',
    batch: 'These specimens',
    counted: (form: string, count: number) => `${form} (${specimens(count)})`,
    nearest: 'Whichever lies nearest',
    like: (form: string) => `It looks like “${form}”.`,
    moveTo: (form: string) => `Move to “${form}”`,
    moved: (form: string) => `Moved to “${form}”`,
    named: (form: string) => `Compared with the form “${form}”, as asked.`,
    chosen: (form: string) => `Compared with the form “${form}”: its specimens lie nearest.`,
  },
  ageing: {
    between: (oldest: string, newest: string) => `Signed between ${oldest} and ${newest}.`,
    on: (day: string) => `Signed on ${day}.`,
    undated: (count: number, all: number) =>
      count === all
        ? all === 1
          ? 'Nobody noted when it was signed.'
          : 'Nobody noted when they were signed.'
        : `${specimens(count)} without a date.`,
    old: (years: number) =>
      `Even the youngest is ${counted(years, 'year', 'years')} old. Hands change: verdicts will carry a flag until a younger one is added.`,
    wide: (years: number) =>
      `${counted(years, 'year', 'years')} lie between oldest and newest, so this hand looks more variable than it is. Verdicts will carry a flag.`,
  },
  selection: {
    label: 'Chosen specimens',
    choose: (file: string) => `Choose ${file}`,
    chosen: (count: number) => `${specimens(count)} chosen`,
    all: 'Choose all, or none',
    none: 'Choose none',
    form: 'Form…',
    date: 'Date…',
    note: 'Note…',
    person: 'Give to…',
    compare: 'Compare both',
    remove: 'Remove',
    formTitle: (count: number) => `Form of ${specimens(count)}`,
    dateTitle: (count: number) => `Date of ${specimens(count)}`,
    noteTitle: (count: number) => `Note on ${specimens(count)}`,
    personTitle: (count: number) => `Give ${specimens(count)} to somebody else`,
    day: 'Day of signing',
    dayHint: 'Leave it empty when nobody knows.',
    noteText: 'Note',
    someone: 'Enrolled',
    newPerson: 'New person',
    personName: 'Person',
    give: 'Give to this person',
    formSet: (count: number, form: string) => `${specimens(count)} moved to “${form}”`,
    dateSet: (count: number) => `Date of ${specimens(count)} changed`,
    noteSet: (count: number) => `Note on ${specimens(count)} changed`,
    given: (count: number, name: string) => `${specimens(count)} given to ${name}`,
    removed: (count: number) => `${specimens(count)} removed`,
  },
  merge: {
    action: 'Merge with somebody…',
    title: (name: string) => `Is ${name} enrolled twice?`,
    hint: 'Two records of one person become one. All specimens, cases and notes go to the one who stays.',
    other: 'The other record',
    stays: 'Who stays?',
    becomes: 'What becomes of both',
    goes: (name: string, id: string) => `${name} (${id}) is taken away: that name and that identifier go.`,
    keeps: (name: string, id: string) => `${name} (${id}) keeps name and identifier, and has afterwards:`,
    form: (form: string, here: number, added: number) =>
      added === 0 ? `${form}: ${specimens(here)}` : `${form}: ${specimens(here)} and ${formatCount(added)} more`,
    cases: (count: number) => `${counted(count, 'more case', 'more cases')}, each under the name it was recorded with`,
    note: 'This note:',
    duplicates: (count: number) =>
      count === 1
        ? 'One specimen is there already and will be marked as a duplicate.'
        : `${specimens(count)} are there already and will be marked as duplicates.`,
    unlike: (count: number) =>
      count === 1
        ? 'One specimen is unlike those of the same form. Are these two really the same person?'
        : `${specimens(count)} are unlike those of the same form. Are these two really the same person?`,
    undo: 'It can be undone for 30 days: what came from there goes back.',
    run: 'Merge',
    done: (from: string, into: string) => `${from} merged into ${into}`,
    undone: (name: string) => `${name} is a person again`,
    merged: (name: string, when: string) => `${name} was merged into this person ${when}.`,
    takeBack: 'Undo the merge',
  },
};
