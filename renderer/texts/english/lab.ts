import type { LabPreset } from '../../../main/contract/lab/presets.ts';
import type { LabOrigin, LabProfile } from '../../../main/contract/lab/records.ts';
import type { RunState } from '../../../main/contract/training.ts';
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
      finished: (name: string) => `${name} has learnt what it was to.`,
      removedNetwork: (name: string) => `${name} removed`,
      removedSet: (name: string) => `${name} removed`,
    },
  },
};
