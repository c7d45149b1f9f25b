import type { GateReport, ModelRecord } from '../../../main/contract/training.ts';
import { formatCount } from '../../format.ts';
import { counted } from './counted.ts';

export const registry = {
  registry: {
    title: 'Every model',
    intro:
      'One answers; the others wait. Promoting is taken back with one click, and the model before is as it was, to the bit.',
    unknown: (key: string) => `model ${key}`,
    answers: 'answers',
    origins: { shipped: 'came with Paraph', trained: 'trained here', imported: 'imported' } satisfies Record<
      ModelRecord['origin'],
      string
    >,
    from: (parent: string) => `from ${parent}`,
    erased: 'It learnt from somebody who was erased since. Consider training anew.',
    passed: 'Passed: no worse than the model it was held against.',
    notPassed: 'Something stands against it:',
    notJudged: {
      shipped: 'What the others are held against.',
      imported: 'Not judged here. Look at what would flip.',
      trained: 'Not judged.',
    } satisfies Record<ModelRecord['origin'], string>,
    objections: {
      'held-out-random': 'It tells people of this workspace apart worse.',
      'held-out-skilled': 'It accepts more skilled forgeries of people of this workspace.',
      'pinned-random': 'It tells generated writers apart worse: it forgot something.',
      'pinned-skilled': 'It accepts more generated forgeries: it forgot something.',
      'no-calibration': 'No thresholds can be given for it.',
    } satisfies Record<GateReport['objections'][number], string>,
    figures: {
      heldOutRandom: 'People kept apart: other people’s signatures',
      heldOutSkilled: 'People kept apart: skilled forgeries',
      pinnedRandom: 'Generated writers: other people’s signatures',
      pinnedSkilled: 'Generated writers: forgeries',
    },
    heldAgainst: (name: string, references: number) =>
      `Equal error rates, held against ${name}, with up to ${counted(references, 'specimen', 'specimens')} each`,
    measured: 'Measured on',
    before: 'Before',
    after: 'This one',
    change: 'Change in points, 95 % interval',
    changeOf: (change: string, low: string, high: string) => `${change} (${low} to ${high})`,
    percent: (value: string) => `${value} %`,
    unknownRandom: 'unknown: too few people kept apart',
    unknownSkilled: 'unknown: too few real forgeries',
    skilledUnknown: 'Its error on skilled forgeries of your people is unknown.',
    flipsAction: 'What would flip?',
    flipsTitle: (name: string) => `What would flip with ${name}`,
    flipsIntro: 'Past cases are decided again, with the specimens and the policy of today. Nothing is changed.',
    noFlips: (compared: number) =>
      compared === 0
        ? 'There are no past verdicts to try it on.'
        : `None: ${counted(compared, 'past verdict', 'past verdicts')} would be the same.`,
    flips: (flips: number, compared: number) =>
      `${formatCount(flips)} of ${counted(compared, 'past verdict', 'past verdicts')} would be another.`,
    becomes: 'becomes',
    showFigures: 'Figures',
    flipsSeen: (flips: number) =>
      flips === 0
        ? 'You looked: no past verdict flips.'
        : `You looked: ${counted(flips, 'past verdict flips', 'past verdicts flip')}.`,
    flipsUnseen: 'You have not looked yet at what would flip.',
    promoteAction: 'Promote…',
    promoteTitle: (name: string) => `Let ${name} answer?`,
    promoteBody:
      'Every specimen is embedded again with this model, then it answers verify and identify. Cases stay as they were decided.',
    promoteNow: 'Promote',
    promoteAnyway: 'Promote all the same',
    promoted: (name: string) => `${name} answers now.`,
    rollBack: (name: string) => `Back to ${name}`,
    rolledBack: (name: string) => `${name} answers again.`,
    save: 'Export',
    importAction: 'Import a model…',
    imported: (name: string) => `${name} imported. It waits in the list.`,
    removeAction: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeBody: 'This cannot be undone. Export it first if you may want it again: an exported model can be imported.',
    removed: (name: string) => `${name} removed`,
    compareHint: 'Tick two to see them side by side.',
    compare: (name: string) => `Compare ${name}`,
    comparison: 'Side by side',
    facts: {
      origin: 'Origin',
      made: 'Made',
      parameters: 'Parameters',
      weights: 'Weights, SHA-256',
      run: 'Run',
      data: 'Learnt from',
      judgement: 'Judgement',
    },
    runOf: (steps: number, loss: string) => `${counted(steps, 'step', 'steps')}, ${loss}`,
    words: { passed: 'passed', objected: 'not passed', none: 'not judged' },
  },
};
