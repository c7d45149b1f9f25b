import { oneIn, type SetErrors, type SpecimenPart } from '../../../main/contract/reference-sets.ts';
import type { Unlikeness } from '../../../main/contract/traits.ts';
import { englishUnlikeness } from '../../../main/contract/unlikeness-words.ts';
import { formatCount, formatRate } from '../../format.ts';
import { specimens } from './counted.ts';

const odds = (rate: number) => `1 in ${formatCount(oneIn(rate))}`;

/** What a person's specimens support, and where rates do not hold. */
export const referenceSets = {
  sets: {
    title: 'What these specimens support',
    expect: (count: number, rate: number) =>
      `With ${specimens(count)} like ${count === 1 ? 'this' : 'these'}, expect ${odds(rate)} skilled forgeries to pass.`,
    oneMore: (rate: number) => `One more specimen would lower it to about ${odds(rate)}.`,
    oneMoreLittle: 'One more specimen like these would change little.',
    enough: 'More specimens than these were not measured.',
    without: (rate: number) => `Without those that do not seem to belong it would be ${odds(rate)}.`,
    meaning: (low: number, high: number) =>
      `That is, where nothing is left open and as many genuine signatures fail. Measured on writers the model never saw; for others it may lie between ${odds(low)} and ${odds(high)}.`,
    meaningAlone:
      'That is, where nothing is left open and as many genuine signatures fail. Measured on writers the model never saw.',
    policy: (pass: number, fail: number, open: number) =>
      `Under the policy in force: ${formatRate(pass)} of skilled forgeries called genuine, ${formatRate(fail)} of genuine signatures called forged, ${formatRate(open)} of genuine signatures left to a person.`,
    weak: 'Weak',
    consistency: {
      unknown: '',
      tight: 'They agree more than most people’s specimens do.',
      usual: 'They agree as much as most people’s specimens do.',
      wide: 'They differ more than most people’s specimens do, which lets more forgeries pass.',
    } satisfies Record<SetErrors['consistency'], string>,
    single: 'One specimen says nothing about how much this hand varies. Two to four more help most.',
    strangers: {
      outlying: [
        'Unlike the others',
        'It lies further from them than nearly every genuine signature does. Look whether it is somebody else’s, or badly cropped.',
      ],
      foreign: [
        'Unlike the others',
        'It lies as far from them as another person’s signature does. Look whether it is somebody else’s, or badly cropped.',
      ],
      pair: [
        'Unlike one another',
        'The two differ more than nearly all pairs of one hand do. A third specimen would tell which is the wrong one.',
      ],
    } satisfies Record<NonNullable<SpecimenPart['stranger']>, readonly [string, string]>,
    setAside: 'Set aside',
    setAsideDone: (file: string) => `${file} set aside`,
    keep: 'It belongs',
    keepDone: (file: string) => `${file} stays`,
    kept: 'Somebody said that it belongs to the others, though it may differ from them.',
    doubt: 'Doubt it again',
    doubtDone: (file: string) => `${file} is looked at again`,
    notBelonging: (count: number) =>
      count === 1 ? '1 specimen does not seem to belong.' : `${formatCount(count)} specimens do not seem to belong.`,
    look: 'Have a look',
    unlikeTitle: 'Unlike anything the error rates were measured on',
    unlikeSpecimens: 'Verdicts on this form come out inconclusive.',
  },
  unlike: {
    of: { questioned: 'Questioned signature', specimens: 'Specimens' } satisfies Record<Unlikeness['of'], string>,
    what: englishUnlikeness.what,
  },
};
