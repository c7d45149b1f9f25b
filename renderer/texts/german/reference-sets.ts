import { oneIn } from '../../../main/contract/reference-sets.ts';
import { germanUnlikeness } from '../../../main/contract/unlikeness-words.ts';
import { formatCount, formatRate } from '../../format.ts';
import type { referenceSets as english } from '../english/reference-sets.ts';
import type { Words } from '../words.ts';

const odds = (rate: number) => `1 von ${formatCount(oneIn(rate))}`;

export const referenceSets: Words<typeof english> = {
  sets: {
    title: 'Was diese Vergleichsunterschriften tragen',
    expect: (count, rate) =>
      count === 1
        ? `Mit einer Vergleichsunterschrift wie dieser ist zu erwarten, dass ${odds(rate)} geübten Fälschungen durchgeht.`
        : `Mit ${formatCount(count)} Vergleichsunterschriften wie diesen ist zu erwarten, dass ${odds(rate)} geübten Fälschungen durchgeht.`,
    oneMore: (rate) => `Mit einer weiteren wäre es etwa ${odds(rate)}.`,
    oneMoreLittle: 'Eine weitere wie diese änderte wenig.',
    enough: 'Mit mehr als diesen wurde nicht gemessen.',
    without: (rate) => `Ohne die, die nicht dazuzugehören scheinen, wäre es ${odds(rate)}.`,
    meaning: (low, high) =>
      `Und zwar, wenn nichts offenbleibt und ebenso viele echte Unterschriften durchfallen. Gemessen an Schreibern, die das Modell nie gesehen hat; bei anderen kann es zwischen ${odds(low)} und ${odds(high)} liegen.`,
    meaningAlone:
      'Und zwar, wenn nichts offenbleibt und ebenso viele echte Unterschriften durchfallen. Gemessen an Schreibern, die das Modell nie gesehen hat.',
    policy: (pass, fail, open) =>
      `Nach den geltenden Vorgaben: ${formatRate(pass)} der geübten Fälschungen gelten als echt, ${formatRate(fail)} der echten Unterschriften als gefälscht, ${formatRate(open)} der echten bleiben einem Menschen überlassen.`,
    weak: 'Schwach',
    consistency: {
      unknown: '',
      tight: 'Sie stimmen besser überein als die der meisten Menschen.',
      usual: 'Sie stimmen so gut überein wie die der meisten Menschen.',
      wide: 'Sie weichen stärker voneinander ab als die der meisten Menschen; darum gehen mehr Fälschungen durch.',
    },
    single:
      'Eine einzige Vergleichsunterschrift sagt nichts darüber, wie sehr diese Hand schwankt. Zwei bis vier weitere helfen am meisten.',
    strangers: {
      outlying: [
        'Anders als die übrigen',
        'Sie liegt weiter von ihnen, als es fast alle echten Unterschriften tun. Sehen Sie nach, ob sie von jemand anderem stammt oder schlecht zugeschnitten ist.',
      ],
      foreign: [
        'Anders als die übrigen',
        'Sie liegt so weit von ihnen wie die Unterschrift eines anderen Menschen. Sehen Sie nach, ob sie von jemand anderem stammt oder schlecht zugeschnitten ist.',
      ],
      pair: [
        'Voneinander verschieden',
        'Die beiden unterscheiden sich stärker, als es fast alle Paare einer Hand tun. Eine dritte Vergleichsunterschrift zeigte, welche die falsche ist.',
      ],
    },
    setAside: 'Beiseitelegen',
    setAsideDone: (file) => `${file} beiseitegelegt`,
    keep: 'Gehört dazu',
    keepDone: (file) => `${file} bleibt`,
    kept: 'Jemand hat gesagt, dass sie zu den übrigen gehört, auch wenn sie von ihnen abweichen mag.',
    doubt: 'Wieder bezweifeln',
    doubtDone: (file) => `${file} wird wieder geprüft`,
    notBelonging: (count) =>
      count === 1
        ? 'Eine Vergleichsunterschrift scheint nicht dazuzugehören.'
        : `${formatCount(count)} Vergleichsunterschriften scheinen nicht dazuzugehören.`,
    look: 'Ansehen',
    unlikeTitle: 'Anders als alles, woran die Fehlerquoten gemessen wurden',
    unlikeSpecimens: 'Ergebnisse zu dieser Form sind nicht eindeutig.',
  },
  unlike: {
    of: { questioned: 'Fragliche Unterschrift', specimens: 'Vergleichsunterschriften' },
    what: germanUnlikeness.what,
  },
};
