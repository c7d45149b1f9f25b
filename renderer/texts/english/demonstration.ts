import type { DemonstrationDocument } from '../../../main/contract/demonstration.ts';
import { people } from './counted.ts';

export const demonstration = {
  demonstration: {
    mark: 'made up',
    note: 'Made up by Paraph to try it with. Nobody signs like this.',
    offer: 'Try it with made-up signatures',
    offerHint: 'Enrols three people who do not exist. They bear a mark in their names and go in one act.',
    starting: 'Drawing signatures…',
    title: 'Try it with made-up signatures',
    intro: (count: number) =>
      `${people(count)} who do not exist are enrolled, with five specimens each. Three documents wait: find out who signed them.`,
    mixed:
      'Real people are enrolled here too. Remove the made-up ones before you rely on an answer: Identify looks among everybody.',
    kinds: { card: 'A card', cheque: 'A cheque', letter: 'A letter', form: 'A form' } satisfies Record<
      DemonstrationDocument['kind'],
      string
    >,
    claims: (name: string) => `${name} is said to have signed it. Verify the signature against the specimens.`,
    who: 'Nobody is named. Ask whether one of those enrolled has signed it.',
    verify: 'Verify it',
    identify: 'Ask who signed it',
    again: 'Once more',
    look: 'Look at the case',
    answered: (word: string) => `Paraph says: ${word}`,
    truth: {
      genuine: 'In truth: signed by the same made-up hand as the specimens.',
      forged: 'In truth: copied by a made-up forger, slower and shakier.',
      stranger: 'In truth: signed by somebody who is not enrolled.',
    } satisfies Record<DemonstrationDocument['truth'], string>,
    caution: 'Made-up signatures show how Paraph works. They say nothing about how often it is right.',
    reset: 'Remove everything made up',
    restart: 'Start anew',
    removed: 'Everything made up is gone',
    done: 'All three answered. Now enrol somebody real, or start anew.',
  },
};
