import { people } from './counted.ts';

export const records = {
  case: {
    title: 'Case',
    titleVerify: (name: string) => `Is it ${name}?`,
    titleIdentify: 'Who is it?',
    remove: 'Remove the case',
    removed: 'Case removed',
    back: 'All cases',
  },
  casesView: {
    title: 'Cases',
    search: 'Search names and files',
    kind: 'Kind',
    kinds: { all: 'All', verify: 'Verified', identify: 'Identified' },
    empty: 'No cases yet',
    emptyHint: 'A case is one question and its answer: the signature, the verdict, the evidence, and what you decided.',
    noMatch: 'No case fits',
    noMatchHint: 'Names and file names are searched. Try fewer letters or another kind.',
    list: 'Cases',
    against: (name: string) => `against ${name}`,
    among: (gallery: number) => `among ${people(gallery)}`,
  },
};
