import { sumOfLessons } from '../../../main/contract/training.ts';
import { formatCount } from '../../format.ts';
import type { lessons as english } from '../english/lessons.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.ts';

const cases = (count: number) => counted(count, 'entschiedener Fall', 'entschiedene Fälle');

export const lessons: Words<typeof english> = {
  lessons: {
    none: 'Noch fließt kein entschiedener Fall ein. Bestätigen, verwerfen oder klären Sie Ergebnisse, dann lernt der nächste Lauf daraus.',
    feed: (tally) => {
      const { confirmed, hard, overruled, settled } = tally;
      const kinds = [
        overruled > 0 ? `${formatCount(overruled)} verworfen` : '',
        settled > 0 ? `${formatCount(settled)} geklärt` : '',
        hard > 0 ? `${formatCount(hard)} richtig, aber knapp` : '',
        confirmed > 0 ? `${formatCount(confirmed)} richtig und klar` : '',
      ];
      return `Gelernt wird außerdem aus: ${cases(sumOfLessons(tally))} (${kinds.filter(Boolean).join(', ')}).`;
    },
    reversible: 'Was zurückgenommen wird, ist beim nächsten Lauf nicht mehr dabei.',
    within: (count) => `darunter ${cases(count)}`,
    withdrawn: (withdrawn, learnt) =>
      `Von ${counted(learnt, 'entschiedenem Fall', 'entschiedenen Fällen')}, aus denen es gelernt hat, ${withdrawn === 1 ? 'wurde' : 'wurden'} seitdem ${formatCount(withdrawn)} zurückgenommen oder anders entschieden. Erwägen Sie, neu zu trainieren.`,
    fact: 'Entschiedene Fälle',
    facts: (learnt, withdrawn) =>
      withdrawn === 0
        ? formatCount(learnt)
        : `${formatCount(learnt)}, davon ${formatCount(withdrawn)} seitdem zurückgenommen`,
  },
};
