import type { Concern } from '../../../main/contract/records.ts';

export const concerns = {
  blank: ['Blank', 'There is no ink to compare.'],
  faint: ['Faint', 'Little ink was found. Scan it darker or at a higher resolution.'],
  clipped: ['Clipped', 'The ink touches the edge of the picture, so part of the signature may be missing.'],
  'too-small': ['Too small', 'The signature has too few pixels. Scan it at 300 dpi or more.'],
  'several-signatures': ['Several signatures', 'More than one signature seems to be here. Choose the region of one.'],
  duplicate: [
    'Duplicate',
    'The same signing was already given, as this or another scan of it. A second copy teaches nothing.',
  ],
  'enrolled-elsewhere': [
    'Enrolled elsewhere',
    'The same signing is a specimen of somebody else. One of the two is wrong.',
  ],
  'unlike-others': ['Unlike the others', 'It differs from the other specimens more than one hand usually does.'],
} as const satisfies Record<Concern, readonly [string, string]>;
