import type { GridLoss, GridQuestion } from '../../../main/contract/lab/grid.ts';
import type { LabPart } from '../../../main/contract/lab/records.ts';
import type { RunState } from '../../../main/contract/training.ts';
import { formatCount } from '../../format.ts';
import { counted } from './counted.ts';

/** What the guide says, what is asked of it, and the two sides that are compared. */
type Claim = readonly [guide: string, question: string, first: string, second: string];

/** A label and what the value does. */
type Field = readonly [name: string, meaning: string];

export const labGrid = {
  labGrid: {
    title: 'Grid',
    intro:
      'Which loss, how many numbers to an embedding, how many classes to choose from? One network learns for each loss and size; each is tried at every n, on classes it learnt and on classes it never saw.',
    which: 'Results shown',
    shipped: (name: string) => `${name}, measured by us`,
    own: (name: string, when: string) => `${name}, ${when}`,
    losses: {
      'l2-triplet': 'Triplet, L2',
      'cosine-triplet': 'Triplet, cosine',
      contrastive: 'Contrastive',
    } satisfies Record<GridLoss, string>,
    parts: { unseen: 'Unseen classes', learnt: 'Learnt classes' } satisfies Record<LabPart, string>,
    partsInTitles: { unseen: 'unseen classes', learnt: 'learnt classes' } satisfies Record<LabPart, string>,
    states: {
      preparing: 'Getting ready',
      running: 'Learning',
      paused: 'Paused',
      finished: 'Finished',
      cancelled: 'Cancelled',
      failed: 'Failed',
    } satisfies Record<RunState, string>,
    measuredOn: (set: string, when: string) => `Measured on ${set}, ${when}`,
    measuredByUs: (set: string, when: string) =>
      `Measured by us on ${set}, ${when}; it came with Paraph, without a picture.`,
    machine: (processor: string, threads: number, runtime: string) =>
      `${processor}, ${counted(threads, 'thread', 'threads')}; ${runtime}`,
    protocol: (trials: number, steps: number, images: number) =>
      `${counted(trials, 'trial', 'trials')} of each network at each n and on each part; ${counted(steps, 'step', 'steps')} of ${counted(images, 'picture', 'pictures')}. Trials mix all groups of classes.`,
    networks: (done: number, all: number) => `${formatCount(done)} of ${counted(all, 'network', 'networks')}`,
    failed: (count: number) => `${counted(count, 'network', 'networks')} failed`,
    at: (loss: string, size: number, step: number, steps: number) =>
      `${loss}, ${formatCount(size)} numbers: step ${formatCount(step)} of ${formatCount(steps)}`,
    trying: (loss: string, size: number) => `${loss}, ${formatCount(size)} numbers: trials`,
    seed: (seed: number) => `seed ${formatCount(seed)}`,
    left: (duration: string) => `about ${duration} left`,
    pause: 'Pause',
    pausing: 'Pausing after this step',
    resume: 'Go on',
    pausedHint:
      'It keeps every network that is measured, and goes on with the one it was at, also when Paraph was closed.',
    remove: 'Remove',
    removeTitle: 'Remove these results?',
    removeBody: (name: string, count: number) =>
      `What was measured of ${counted(count, 'network', 'networks')} in ${name} is forgotten. The settings can be copied beforehand, to measure it again.`,
    waysLabel: 'Classes to choose from',
    ways: (n: number) => `n = ${formatCount(n)}`,
    partLabel: 'Classes tried on',
    sizeLabel: 'Numbers of an embedding',
    table: 'Accuracy by loss and size',
    tableHint: 'Percent of trials won; the stronger the colour, the better.',
    loss: 'Loss',
    cell: {
      waiting: 'waiting',
      learning: (share: string) => `learning, ${share}`,
      trying: 'trials',
      failed: 'failed',
      missing: 'not measured',
    },
    cellTitle: (accuracy: string, low: string, high: string, trials: number) =>
      `${accuracy}, 95 % interval ${low} to ${high}, ${counted(trials, 'trial', 'trials')}`,
    charts: {
      bySize: (n: number, part: string) => `Accuracy by size, n = ${formatCount(n)}, ${part}`,
      byWays: (size: number, part: string) => `Accuracy by n, ${formatCount(size)} numbers, ${part}`,
      against: (first: string, n: number) => `Other losses against ${first}, n = ${formatCount(n)}`,
      lead: (n: number) => `Learnt classes ahead of unseen ones, n = ${formatCount(n)}`,
      size: 'numbers of an embedding',
      n: 'n, classes to choose from',
      accuracy: '% of trials won',
      points: 'percentage points',
      whiskers: 'Whiskers are 95 % intervals over trials. They do not hold what another seed of learning would change.',
    },
    none: 'Nothing is measured yet. Charts are drawn as results come.',
    claims: {
      title: 'What the guide says, and what was measured',
      intro:
        'The statements are those of the illustrated guide to Siamese networks, put as questions. Yes or no is said only where the 95 % interval is on one side of nought.',
      guide: 'The guide',
      question: 'Question',
      answer: 'Measured',
      answers: { yes: 'Yes', no: 'No', open: 'Not told apart by these trials' },
      rows: {
        'contrastive-overfits': [
          'Contrastive loss overfits: good on what it learnt, worse on what is new.',
          'Is contrastive further ahead on learnt classes than the triplet losses are?',
          'contrastive',
          'triplets',
        ],
        'contrastive-falls': [
          'With contrastive loss accuracy falls as there are more classes to choose from.',
          'Does contrastive lose more from the least n to the greatest than the triplet losses do?',
          'contrastive',
          'triplets',
        ],
        'cosine-at-small-sizes': [
          'Cosine distance does best where embeddings are small.',
          'Is cosine ahead of the best other loss at small sizes?',
          'cosine',
          'best other',
        ],
        'size-helps': [
          'Larger embeddings help little.',
          'Is a middling size ahead of the smallest?',
          'middling',
          'smallest',
        ],
        'size-helps-further': [
          'Larger embeddings help little.',
          'Is the largest size ahead of the middling one?',
          'largest',
          'middling',
        ],
      } satisfies Record<GridQuestion, Claim>,
      difference: (difference: string, low: string, high: string) => `${difference} points (${low} to ${high})`,
      sides: (first: string, firstValue: string, second: string, secondValue: string) =>
        `${first} ${firstValue}, ${second} ${secondValue}`,
      sizes: (sizes: string) => `at ${sizes} numbers`,
      sizesAgainst: (larger: string, smaller: string) => `${larger} against ${smaller} numbers`,
      ways: (ways: string) => `n = ${ways}`,
      covers: {
        trials: 'interval over trials',
        seeds: 'interval over seeds',
      },
      none: 'The first answers come when networks of two losses, or of two sizes, are measured.',
    },
    form: {
      title: 'Measure your own',
      intro:
        'The whole grid takes long. It can be paused and goes on later, also after Paraph was closed; finished networks are not learnt again.',
      name: 'Name',
      defaultName: (set: string) => `Grid on ${set}`,
      set: 'Pictures',
      losses: 'Losses',
      sizes: ['Sizes', 'Numbers of an embedding, each once.'] as Field,
      ways: ['Classes to choose from', 'Each network is tried at every n.'] as Field,
      seeds: ['Seeds', 'From three on, answers hold what chance of learning changes.'] as Field,
      steps: ['Steps', 'Of each network.'] as Field,
      trials: ['Trials', 'Of each network at each n, on learnt and on unseen classes.'] as Field,
      list: 'Whole numbers, set apart by commas or spaces.',
      fewClasses: (n: number) =>
        `This set has only ${counted(n, 'class', 'classes')} in one part: no trial can choose from more.`,
      networks: (count: number) => counted(count, 'network', 'networks'),
      estimate: 'How long would it take?',
      estimating: 'Trying a few steps',
      estimated: (networks: number, duration: string) =>
        `${counted(networks, 'network', 'networks')}, about ${duration} on this machine as it is now.`,
      begin: 'Start measuring',
      busy: 'Something else is learning in the lab. The next can begin when that is over or paused.',
      from: 'From settings',
      fromHint: 'Settings that were copied, as JSON. The same settings on as many threads give the same figures.',
      misfit: 'These are no settings of a grid.',
      take: 'Take these settings',
    },
    files: 'Keep or repeat',
    copySettings: 'Copy settings',
    copied: 'Settings copied.',
    again: 'Start with these settings',
    saveCsv: 'Results as CSV',
    saveJson: 'Results as JSON',
    csv: {
      loss: 'loss',
      size: 'numbers',
      seed: 'seed',
      part: 'part',
      n: 'n',
      accuracy: 'accuracy',
      low: '95 % from',
      high: '95 % to',
      trials: 'trials',
    },
    said: { finished: (name: string) => `${name} is measured.`, started: (name: string) => `${name} has begun.` },
    job: (name: string) => `Grid: ${name}`,
  },
};
