import type { IdentifyDecision } from '../../../main/contract/records.ts';
import { formatCount } from '../../format.ts';
import { counted, people } from './counted.ts';

export const question = {
  document: {
    drop: 'Drop a document or a signature',
    dropHint: 'A scanned page, a PDF or a crop of one signature. Paste works too.',
    pick: 'Choose a file…',
    other: 'Another document…',
    page: 'Page',
    pageOf: (page: number, total: number) => `Page ${formatCount(page)} of ${formatCount(total)}`,
    previous: 'Previous page',
    next: 'Next page',
    waiting: (count: number) => `${counted(count, 'more document waits', 'more documents wait')}`,
    proposal: (index: number) => `Proposal ${index}`,
    proposals: (count: number) =>
      count === 0 ? 'No signature was found by itself' : counted(count, 'proposal', 'proposals'),
    whole: 'Whole page',
    fitWidth: 'Fit the width',
    fitPage: 'Fit the page',
    region: (x: number, y: number, width: number, height: number) =>
      `Region ${width} by ${height} pixels at ${x}, ${y}`,
    regionHelp: 'Arrows move it, Shift + arrows size it, Alt for single pixels, 1–9 take a proposal, 0 the whole page.',
    regionHint: 'Drag to mark the signature, or take a proposal.',
    preview: (name: string, page: number) => `Page ${page} of ${name}`,
    crop: 'What will be compared',
  },
  choose: {
    label: 'Said to be signed by',
    placeholder: 'Name or identifier',
    none: 'Nobody fits.',
    nobody: 'Nobody is enrolled yet.',
    more: (count: number) => `${formatCount(count)} more: type to narrow down`,
    open: 'Show everybody',
  },
  verify: {
    title: 'Verify',
    run: 'Verify',
    running: 'Comparing…',
    needsDocument: 'Open a document first.',
    needsSignatory: 'Say who is supposed to have signed.',
    next: 'Next signature',
    nextWaiting: (count: number) => `Next document (${formatCount(count)} more)`,
    back: 'Back to the page',
  },
  identify: {
    title: 'Identify',
    run: 'Identify',
    running: 'Looking through everybody…',
    gallery: (count: number) => `Compared with all ${people(count)} enrolled. A stranger comes out as unknown.`,
    noGallery: 'Nobody is enrolled yet, so nobody can be recognised.',
    candidates: 'Nearest people',
    limit: 'A name is given up to',
    distance: 'Distance',
    beyond: 'Beyond the shortlist: ranked only',
    verify: (name: string) => `Verify against ${name}`,
    why: {
      'unusable-image': 'The picture holds too little ink to compare.',
      'empty-gallery': 'Nobody is enrolled, so there was nobody to compare with.',
      'nobody-near': 'Nobody enrolled writes close enough to this.',
      'unlike-calibration':
        'It is unlike anything the limit for a name was measured on, so none is given. Look at the people ranked below: a person has to decide.',
    } satisfies Record<NonNullable<IdentifyDecision['reason']>, string>,
  },
};
