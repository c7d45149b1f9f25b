import { oldAfterYears, wideAfterYears } from '../../../main/contract/ageing.ts';
import { englishTurned } from '../../../main/contract/turned-words.ts';
import type { Flag, InconclusiveReason } from '../../../main/contract/records.ts';
import { formatRate } from '../../format.ts';
import { concerns } from './concerns.ts';

export const verdict = {
  verdict: {
    label: 'Verdict',
    words: {
      genuine: 'Genuine',
      inconclusive: 'Inconclusive',
      forged: 'Forged',
      copy: 'Copy',
      unknown: 'Unknown',
      identified: 'Identified',
    },
    genuine: (name: string) => `It differs no more than ${name}’s own signatures usually do.`,
    forged: (name: string) => `It is too far from ${name}’s specimens.`,
    forgedMeans:
      'That is all the word says: differs more than this policy allows. An unusual pen, haste, illness or age can cause it too.',
    copy: 'It is too much like one specimen to be signed again: probably pasted, scanned again or scaled.',
    inconclusive: {
      'between-thresholds': 'The distance lies where genuine signatures and forgeries overlap. A person has to decide.',
      'unusable-image': 'The picture holds too little ink to compare.',
      'no-specimens': 'There is no specimen to compare with.',
      'near-when-turned':
        'As it lies it is too far from the specimens; turned by three degrees it is not. That is too little to call it forged. A person has to decide.',
      'unlike-calibration':
        'It is unlike anything the error rates were measured on, so none can be given. A person has to decide.',
    } satisfies Record<InconclusiveReason, string>,
    turned: englishTurned,
    identified: (name: string) => `${name} writes like this, closer than the limit for a gallery of this size.`,
    flags: {
      ...concerns,
      'few-specimens': [
        'Few specimens',
        'With more specimens the verdict rests on more than a guess at how this hand varies.',
      ],
      'copy-of-specimen': ['Copy of a specimen', 'Too identical to a specimen: pasted, scanned again or scaled.'],
      'copy-of-case': ['Questioned before', 'The same signing was questioned before, in another document or place.'],
      'old-specimens': [
        'Old specimens',
        `Even the youngest is more than ${oldAfterYears} years old. Hands change: a genuine signature can look foreign.`,
      ],
      'years-apart': [
        'Years apart',
        `More than ${wideAfterYears} years lie between the oldest and the newest specimen, so this hand looks more variable than it is at any one time.`,
      ],
      'stranger-among-specimens': [
        'A specimen does not seem to belong',
        'One differs from the others more than one hand usually does. That makes this hand look more variable than it is, so that more forgeries pass. Look at the specimens, then verify again.',
      ],
    } satisfies Record<Flag, readonly [string, string]>,
  },
  ruler: {
    title: 'Distance',
    small: 'alike',
    large: 'different',
    summary: (distance: string, accept: string, reject: string) =>
      `Distance ${distance}. Genuine up to ${accept}, forged above ${reject}.`,
    probe: 'this signature',
    accept: 'genuine up to',
    reject: 'forged above',
    specimens: 'to each specimen',
    own: 'among the specimens',
    population: { genuine: 'genuine signatures', skilled: 'skilled forgeries', random: 'other people’s signatures' },
    populationHint:
      'Bars hold the middle 90 % of the population on which the model was calibrated; the notch is its median.',
  },
  evidence: {
    title: 'Side by side',
    questioned: 'Questioned',
    specimen: (rank: number) => `Specimen, no. ${rank} by distance`,
    nearest: 'Nearest specimen',
    further: (rank: number) => `Specimen no. ${rank}`,
    gone: 'This specimen was removed since.',
    supports: 'Error rates with this number of specimens',
    supportsHint:
      'Seen on the writers the model was calibrated on; “at most” is what may be among other writers like them, with 95 % confidence. Of material unlike theirs nothing is known.',
    rates: {
      falseAcceptanceSkilled: 'skilled forgeries called genuine',
      falseAcceptanceRandom: 'other people’s signatures called genuine',
      falseRejection: 'genuine signatures called forged',
    },
    smallPrint: 'Small print',
    model: 'Model',
    policy: 'Policy',
    policyLine: (acceptance: number, rejection: number) =>
      `at most ${formatRate(acceptance)} of skilled forgeries called genuine, at most ${formatRate(rejection)} of genuine signatures called forged`,
    identifyLine: (rate: number) => `at most ${formatRate(rate)} of strangers given a name`,
    mean: 'Mean distance',
    least: 'Least distance',
    spread: 'Spread of the specimens',
    adjusted: 'Distance net of the spread',
    threshold: 'Limit in a gallery of this size',
    gallery: 'Gallery',
    file: 'File',
    fileHash: 'SHA-256 of the file',
    region: 'Region',
    page: 'page',
    case: 'Case',
    when: 'Compared',
  },
};
