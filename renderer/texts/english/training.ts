import type { RunState, TrainingPreset } from '../../../main/contract/training.ts';
import { formatCount } from '../../format.ts';
import type { LossChoice, SettingName } from '../../training-settings.ts';
import type { Miner } from '../../training-settings.ts';
import { counted, people } from './counted.ts';

/** A label and what the value does. */
type Field = readonly [name: string, meaning: string];

export const training = {
  training: {
    title: 'Train',
    intro:
      'Paraph can learn from the signatures of this workspace. What comes of it is a candidate: it answers nobody before you promote it.',
    newRun: 'New run',
    tooFewHint: (have: number, needed: number) =>
      `Training needs ${people(needed)} with at least two specimens each; ${formatCount(have)} so far. Some are kept apart to measure on, the rest are learnt from.`,
    enrol: 'Enrol a person',
    folder: 'Training on a folder of writers is done from the command line:',
    material: (count: number) =>
      count === 1
        ? 'One person of this workspace has two specimens or more.'
        : `${people(count)} of this workspace have two specimens or more.`,
    presetLabel: 'What to train',
    presets: {
      adapt: [
        'Adapt',
        'Goes on from the model that answers now and is held close to what it knows. Minutes; the usual choice.',
      ],
      scratch: [
        'From scratch',
        'Paraph’s network from random weights. It needs hundreds of people with forgeries to become any good, and takes long.',
      ],
      guide: [
        'As in the guide',
        'From random weights by the textbook: random triplets, L2 distance, margin 0.2. To watch how one-shot learning works.',
      ],
    } satisfies Record<TrainingPreset, Field>,
    name: 'Name of the model',
    defaultName: (day: string) => `Trained on ${day}`,
    details: 'Details',
    reset: 'As the preset has them',
    fields: {
      steps: ['Steps', 'How often the network looks at a batch and corrects itself.'],
      peak: [
        'Learning rate',
        'How large a correction is after the first, gentler steps. Too large, and it forgets what it knows.',
      ],
      margin: [
        'Margin',
        'How much further away another hand has to lie than the same hand, in the unit of the distance.',
      ],
      writers: [
        'People in a batch',
        'How many hands are looked at together. More give more hard pairs, and take longer.',
      ],
      genuine: ['Signatures of each', 'Genuine ones; fewer where a person has no more.'],
      forged: ['Forgeries of each', 'From cases decided as forged; none where there are none.'],
      towardsStart: [
        'Held to the start',
        'How strongly weights are pulled back to the model that the run began with. 0 lets go.',
      ],
      distillation: [
        'Held to the answers',
        'How much it costs to see the same pictures otherwise than the model that the run began with. 0 lets go.',
      ],
      decision: [
        'Taught by what decides',
        'How much it costs where a forgery comes out nearer, by the distance that decides, than anybody’s genuine signature. 0 leaves it out.',
      ],
      overruledWeight: [
        'Overruled cases count',
        'How many times as often as a specimen verdicts that turned out wrong are looked at. 0 leaves them out.',
      ],
      hardWeight: [
        'Hard cases count',
        'The same for verdicts that were right, but close to a threshold, and for inconclusive ones that were settled. 0 leaves them out.',
      ],
      heldOut: ['Kept apart', 'Share of the people that are measured on and never learnt from.'],
      seed: ['Seed', 'Of everything by chance: the same seed on the same signatures gives the same model.'],
    } satisfies Record<SettingName, Field>,
    range: (least: string, most: string) => `From ${least} to ${most}.`,
    whole: 'A whole number.',
    misfit: 'A number in the details cannot be used.',
    loss: 'Loss',
    losses: {
      'triplet-l2': ['Triplet, L2 distance', 'Same hand nearer than another hand by the margin, as the crow flies.'],
      'triplet-cosine': ['Triplet, cosine distance', 'The same, by the angle between both.'],
      contrastive: ['Contrastive pairs', 'Same hands together, other hands at least the margin apart. The older way.'],
    } satisfies Record<LossChoice, Field>,
    miner: 'Triplets taken',
    miners: {
      'batch-all': ['All', 'Every triplet of the batch that still breaks the margin.'],
      'batch-hard': ['Hardest', 'For each signature its farthest sibling and its nearest stranger.'],
      'semi-hard': ['Semi-hard', 'Strangers that are further away than the sibling, but not by the margin.'],
      random: ['Random', 'Whatever chance gives, as in the guide.'],
    } satisfies Record<Miner, Field>,
    augmented: [
      'Vary each picture',
      'Turned, scaled, sheared, thicker or thinner each time, so that scans matter less.',
    ] as Field,
    keptStatistics: [
      'Keep what it normalises by',
      'Layers go on measuring by all that the first model saw, not by each batch: a few people do not become the measure of everybody.',
    ] as Field,
    begin: 'Start training',
    oneAtATime: 'One run at a time. The next can begin when this one is over or paused.',
    underWay: 'Under way',
    states: {
      preparing: 'Gathering signatures',
      running: 'Learning',
      paused: 'Paused',
      finished: 'Finished',
      cancelled: 'Cancelled',
      failed: 'Failed',
    } satisfies Record<RunState, string>,
    judging: 'Judging against the model that answers',
    judgingHint: 'Nothing is learnt any more: candidate and active model answer the same comparisons. About a minute.',
    pausing: 'Pausing after this step',
    finishing: 'Stopping after this step',
    step: (step: number, steps: number) => `Step ${formatCount(step)} of ${formatCount(steps)}`,
    imagesPerSecond: (count: string) => `${count} images per second`,
    left: (duration: string) => `${duration} left`,
    data: (writers: number, genuine: number, forged: number) =>
      `${counted(writers, 'writer', 'writers')}: ${formatCount(genuine)} genuine, ${formatCount(forged)} forged`,
    apart: (writers: number, forged: number) =>
      `${counted(writers, 'writer', 'writers')} of them kept apart, with ${counted(forged, 'forgery', 'forgeries')}`,
    pause: 'Pause',
    resume: 'Go on',
    finish: 'Stop and judge the best so far',
    cancelRun: 'Cancel the run',
    cancelTitle: 'Cancel this run?',
    cancelBody: (name: string, step: number) =>
      `Nothing comes of ${name}: what it learnt in ${counted(step, 'step', 'steps')} is thrown away. To keep it, pause, or stop and judge the best so far.`,
    keepOn: 'Let it go on',
    pausedHint: 'It stands still and keeps what it learnt, also when Paraph is closed.',
    noCurves: 'The first points come with the first steps.',
    smoothing: 'Smoothing',
    stepAxis: 'step',
    lossAxis: 'loss',
    lossRaw: 'as measured',
    lossSmoothed: 'smoothed',
    shareAxis: 'share',
    active: 'triplets that break the margin',
    spread: 'spread of the points',
    shares: 'What is still learnt from',
    rateAxis: 'learning rate × 1,000',
    rate: 'Learning rate',
    eer: 'Equal error rate on people kept apart',
    eerAxis: '%',
    random: 'other people’s signatures',
    skilled: 'skilled forgeries',
    noSkilled: 'Without forgeries among the people kept apart, the error on skilled forgeries is unknown.',
    triplet: 'Learning this',
    tripletHint: 'The triplet that breaks its margin most just now.',
    noTriplet: 'Shows with the first steps.',
    anchor: 'Anchor',
    positive: 'Same hand',
    negative: 'Another hand',
    forgery: 'Forgery of that hand',
    toPositive: (distance: string) => `Distance to the same hand: ${distance}`,
    toNegative: (distance: string, forged: boolean) =>
      `Distance to the ${forged ? 'forgery' : 'other hand'}: ${distance}`,
    runs: 'Past runs',
    noRuns: 'Runs stay here with their curves.',
    compareHint: 'Tick one to see its curves, two or more to lay them over each other.',
    compare: (name: string) => `Show the curves of ${name}`,
    laidOver: (count: number) => `${counted(count, 'run', 'runs')} laid over each other`,
    columns: { run: 'Run', began: 'Began', state: 'State', steps: 'Steps', eer: 'EER kept apart', model: 'Model' },
    eerBoth: (random: string, skilled: string) => `${random} %; forgeries ${skilled} %`,
    eerRandom: (random: string) => `${random} %; forgeries unknown`,
    model: 'Its model',
    onFolder: 'on a folder',
    remove: (name: string) => `Remove ${name}`,
    removeTitle: 'Remove this run?',
    removeBody: (name: string, hasModel: boolean) =>
      `The curves and settings of ${name} are lost.${hasModel ? ' The model that came of it stays.' : ''}`,
    removed: 'Run removed',
    job: (name: string) => `Training: ${name}`,
    jobStage: (state: string, rate: string) => `${state}, ${rate}`,
    candidate: 'a candidate waits in Models',
    pausedJob: 'Go on in Train',
    said: {
      finished: (name: string) => `${name} is trained. Look at it in Models.`,
    },
    keys: { begin: 'Start training', pause: 'Pause or go on' },
  },
};
