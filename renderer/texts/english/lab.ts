import type { LabPreset } from '../../../main/contract/lab/presets.ts';
import type { LabOrigin, LabProfile } from '../../../main/contract/lab/records.ts';
import type { RunState } from '../../../main/contract/training.ts';
import type { LabNumber } from '../../lab-settings.ts';
import type { LabPage } from '../../state/routes.ts';
import { formatCount } from '../../format.ts';
import { counted } from './counted.ts';

/** A name and what it means. */
type Named = readonly [name: string, meaning: string];

export const lab = {
  lab: {
    title: (page: string) => `Lab: ${page}`,
    tabs: 'Pages of the lab',
    pages: {
      sets: 'Sets & networks',
      network: 'Network',
      triplets: 'Triplets',
      sphere: 'Sphere',
      'one-shot': 'One-shot',
      grid: 'Grid',
    } satisfies Record<LabPage, string>,
    intro:
      'How a Siamese network learns to tell pictures apart that it has never seen, on small networks of your own. Nothing here decides about anybody’s signature.',
    setsTitle: 'Sets of pictures',
    setsHint: 'A network learns from one part of a set; the other part it never sees, and is measured on it.',
    /** What the sets are called that are there without anybody’s doing. */
    origins: {
      'generated-characters': ['Generated characters', 'Alphabets that nobody writes, drawn by seeded chance.'],
      'generated-signatures': ['Generated signatures', 'People that there are not, each with a hand of their own.'],
      workspace: [
        'Signatures of this workspace',
        'Whoever has two specimens or more, read afresh and never stored twice.',
      ],
      imported: ['Imported', 'From an archive or a folder.'],
      drawn: ['Drawn', 'By mouse or pen.'],
    } satisfies Record<LabOrigin, Named>,
    profiles: {
      ink: ['Ink', 'Drawings and writing: ink on paper, nothing between.'],
      natural: ['Natural', 'Photographs, fingerprints, faces: greys, their contrast evened out.'],
    } satisfies Record<LabProfile, Named>,
    classes: (count: number) => counted(count, 'class', 'classes'),
    pictures: (count: number) => counted(count, 'picture', 'pictures'),
    groups: (count: number) => counted(count, 'group', 'groups'),
    officialRuns: (count: number) => counted(count, 'official run', 'official runs'),
    learnt: 'Learnt from',
    unseen: 'Never seen',
    emptySet: 'Nothing to learn from yet: enrol people with two specimens or more.',
    strip: (name: string) => `Some pictures of ${name}, one row a class`,
    looking: 'Shown in the lab',
    look: 'Show',
    lookAt: (name: string) => `Show ${name} on the lab’s pages`,
    remove: (name: string) => `Remove ${name}`,
    removeSetTitle: 'Remove this set?',
    removeSetBody: (name: string) =>
      `The pictures of ${name} are deleted from the workspace. Networks that learnt from them stay, but can no longer be looked at with them.`,
    importTitle: 'Bring pictures of your own',
    importHint:
      'A ZIP of pictures laid out as CLASS/picture or GROUP/CLASS/picture: characters, fingerprints, faces, anything with a notion of same and different. Omniglot is read whole, with its alphabets and its one-shot runs; fetch it from its authors (github.com/brendenlake/omniglot) and bring the ZIP.',
    importFolder: (command: string) => `A folder is read from the command line: ${command}`,
    importPick: 'Choose a ZIP…',
    importDrop: 'Drop a ZIP anywhere on this page, or choose one.',
    importBegin: 'Import',
    dropHere: 'Bring pictures into the lab',
    importing: (name: string) => `Reading ${name}`,
    importFrom: 'Pictures are',
    skipped: (count: number) => `${counted(count, 'picture', 'pictures')} left out: unreadable, or empty.`,
    stop: 'Stop',
    trainTitle: 'Have a network learn',
    learnFrom: 'Learn from',
    presetLabel: 'How',
    name: 'Name of the network',
    proposed: (preset: string, set: string) => `${preset}: ${set}`,
    details: 'Details',
    reset: 'As the preset has them',
    begin: 'Start learning',
    oneAtATime: 'One network learns at a time. The next can begin when this one is done or paused.',
    misfit: 'A number in the details cannot be used.',
    nothingToLearn: 'This set has nothing to learn from.',
    fields: {
      size: [
        'Numbers of an embedding',
        'How many coordinates a point has. 3 can be drawn as it is; more keep more classes apart.',
      ],
      steps: ['Steps', 'How often the network looks at a batch and corrects itself.'],
      margin: [
        'Margin',
        'How much further away another class has to lie than the same class, in the unit of the distance.',
      ],
      classes: ['Classes in a batch', 'Looked at together. More give more hard pairs, and take longer.'],
      pictures: ['Pictures of each', 'Fewer where a class has no more.'],
      peak: ['Learning rate', 'How large a correction is after the first, gentler steps.'],
      seed: ['Seed', 'Of everything by chance: the same seed on the same set gives the same network.'],
    } satisfies Record<LabNumber, Named>,
    rotations: [
      'Quarter turns are classes of their own',
      'Four times as many classes to learn from; not for pictures that mean the same when turned.',
    ] as Named,
    augmented: ['Vary each picture', 'Turned, scaled and shifted a little each time.'] as Named,
    networksTitle: 'Networks',
    noNetworks: 'No network of your own has learnt anything yet.',
    noNetworksHint: 'Start one above: a quick one takes about a minute, and you can watch it.',
    columns: {
      network: 'Network',
      set: 'Learnt from',
      began: 'Began',
      state: 'State',
      size: 'Numbers',
      unseen: 'One-shot, never seen',
    },
    accuracyTitle: 'One-shot accuracy',
    accuracyHint: 'On 200 trials each time: to watch, not to report.',
    accuracyAxis: 'share of trials won',
    ways: (n: number, part: string) => `${formatCount(n)}-way, ${part}`,
    way: (n: number, share: string) => `${formatCount(n)}-way ${share}`,
    parts: { learnt: 'learnt', unseen: 'never seen' },
    parameters: (count: number) => counted(count, 'parameter', 'parameters'),
    shippedNetwork: 'Characters, comes with Paraph',
    shippedHint:
      'Learnt the 964 background characters of Omniglot. In the lab it is tried by its embedding alone; “evaluate one-shot” also compares its map.',
    learntFromErased: 'Somebody it learnt from has been erased since.',
    pause: 'Pause',
    resume: 'Go on',
    finish: 'Stop and keep it',
    cancelRun: 'Cancel',
    cancelTitle: 'Cancel this network?',
    cancelBody: (name: string, step: number) =>
      `${name} stops for good after ${counted(step, 'step', 'steps')} and can no longer go on. To let it go on later, pause it; to keep it as it is, stop and keep it.`,
    keepOn: 'Let it go on',
    pausing: 'Pausing after this step',
    finishing: 'Stopping after this step',
    removeTitle: 'Remove this network?',
    removeBody: (name: string) => `The curves and the weights of ${name} are lost.`,
    setGone: 'removed',
    keys: { begin: 'Start learning', pause: 'Pause or go on' },
    job: (name: string) => `Learning: ${name}`,
    pausedJob: 'Go on in the lab',
    states: {
      preparing: 'Getting the pictures',
      running: 'Learning',
      paused: 'Paused',
      finished: 'Finished',
      cancelled: 'Cancelled',
      failed: 'Failed',
    } satisfies Record<RunState, string>,
    presets: {
      quick: ['Quick', 'Everything that breaks the margin, 120 steps: about a minute, to see something happen.'],
      guide: ['As in the guide', 'Random triplets, L2 distance, margin 0.2.'],
      cosine: ['Cosine', 'Random triplets by the angle between two points.'],
      contrastive: ['Contrastive', 'Pairs instead of triplets: together, or at least 1 apart. The older way.'],
      sphere: ['On the sphere', 'Three numbers an embedding, so that every point can be drawn.'],
    } satisfies Record<LabPreset, Named>,
    steps: (step: number, steps: number) => `Step ${formatCount(step)} of ${formatCount(steps)}`,
    said: {
      imported: (name: string) => `${name} is in the lab.`,
      finished: (name: string) => `${name} has learnt what it was to.`,
      removedNetwork: (name: string) => `${name} removed`,
      removedSet: (name: string) => `${name} removed`,
    },
  },
};
