import {
  formatCount,
  formatDecimal,
  formatDistance,
  formatRate,
  formatScientific,
  formatTenths,
} from '../../format.ts';
import { counted } from './counted.ts';

const pictures = (count: number) => counted(count, 'picture', 'pictures');

/** The sphere that embeddings lie on, and what a margin does there. */
export const labSphere = {
  labSphere: {
    title: 'Sphere',
    intro:
      'Each mark is a picture, where the network puts it. Learning draws pictures of a class together and pushes those of other classes out of the yellow cap round the anchor.',
    label: (name: string, points: number, when: string) => `${name}, ${pictures(points)}, ${when}`,
    keysHint:
      'Arrow keys turn it, plus and minus enlarge and shrink it, 0 puts it back. The anchor is chosen in the field beside it or in the table below.',
    colours: 'Marks',
    colourings: { role: 'By the anchor', class: 'By class' },
    shown: 'Classes',
    parts: { learnt: 'Learnt', unseen: 'Unseen', both: 'Both' },
    tools: 'View of the sphere',
    zoomIn: 'Enlarge (+)',
    zoomOut: 'Shrink (−)',
    reset: 'As at first (0)',
    face: 'Turn the anchor to the front',
    legend: 'What the marks mean',
    roles: {
      anchor: 'anchor',
      positive: 'positive, of its class',
      negative: 'negative, of another class',
      within: 'negative within the margin',
      neutral: 'of the other part: never meets it',
    },
    cap: 'no negative should be here',
    inner: 'as far as the positive',
    anchor: 'Anchor',
    chooseAnchor: 'Choose the anchor',
    choice: (name: string, number: number) => `${name}, picture ${number}`,
    number: (number: number) => `Picture ${number}`,
    under: 'Pointed at',
    underHint: 'Point at a mark to see its picture, click it to make it the anchor.',
    around: 'Margin laid around',
    farthest: (distance: string) => `the farthest positive (${distance})`,
    positive: (number: number, distance: string) => `picture ${number} (${distance})`,
    measuredBy: 'Measured by',
    distances: { l2: 'L2', cosine: 'Cosine' },
    margin: 'Margin',
    borrowed: 'Trained without a margin: by a softmax over neighbours.',
    own: (margin: string, distance: string) => `Trained with ${margin}, ${distance}.`,
    reach: {
      triplet: (toPositive: number, margin: number, reach: number, degrees: number) =>
        `${formatDistance(toPositive)} to the positive + ${formatDistance(margin)} = ${formatDistance(reach)}: a cap of ${formatDecimal(degrees, 0)}° round the anchor.`,
      contrastive: (margin: number, degrees: number) =>
        `With pairs the margin alone counts: ${formatDistance(margin)}, a cap of ${formatDecimal(degrees, 0)}° round the anchor.`,
      tripletProjected: (toPositive: number, margin: number, reach: number) =>
        `${formatDistance(toPositive)} to the positive + ${formatDistance(margin)} = ${formatDistance(reach)}.`,
      contrastiveProjected: (margin: number) => `With pairs the margin alone counts: ${formatDistance(margin)}.`,
    },
    within: (within: number, negatives: number) =>
      within === 0
        ? `None of ${formatCount(negatives)} negatives is within the margin.`
        : `${formatCount(within)} of ${formatCount(negatives)} negatives ${within === 1 ? 'is' : 'are'} within the margin.`,
    noNegatives: 'There is no other class to hold it against.',
    wholeSphere: 'The margin reaches round the whole sphere: no place is far enough.',
    norms: (error: number) => `Unit length: no embedding is further from 1 than ${formatScientific(error)}.`,
    normsOff: (error: number) => `An embedding is ${formatScientific(error)} away from unit length.`,
    projection: (size: number, share: number) =>
      `A projection: of ${formatCount(size)} numbers an embedding the three principal axes are drawn, ${formatRate(share)} of the variance. On three axes points lie inside the sphere, not on it, so no cap is drawn; distances, and which negatives are within the margin, are those of the embeddings themselves.`,
    circle: 'Two numbers an embedding: a circle on the sphere.',
    scrubber: 'Steps of learning',
    step: (step: number, steps: number) => `step ${formatCount(step)} of ${formatCount(steps)}`,
    epochs: (epochs: number) => `each picture learnt from about ${formatTenths(epochs)} times`,
    play: 'Play',
    pause: 'Pause',
    back: 'A snapshot back (,)',
    on: 'A snapshot on (.)',
    newest: 'Newest',
    following: 'The newest is followed',
    slow: 'Less motion is asked for, so it plays slowly.',
    overlap: 'Negatives within the margin',
    overlapHint:
      'Every picture shown as anchor once, the margin laid around its farthest positive. Where many classes share little room, the share stays high.',
    overTime: 'Step by step',
    overlapAxis: '% of negatives',
    overlapLines: { learnt: 'classes learnt', unseen: 'classes unseen' },
    stepAxis: 'step',
    here: 'shown',
    byClass: 'By class',
    classColumn: 'Class',
    partColumn: 'Part',
    shareColumn: 'Within',
    all: 'All of these',
    nearest: 'Nearest to the anchor',
    nearestHint: 'The same as a table, for those who do not see the sphere.',
    columns: { picture: 'Picture', class: 'Class', distance: 'Distance', is: 'It is' },
    makeAnchor: (name: string) => `Make ${name} the anchor`,
    take: 'Anchor',
    announced: (name: string, within: string) => `Anchor: ${name}. ${within}`,
    csv: { number: 'picture', class: 'class', part: 'part', role: 'role', distance: 'distance' },
    keys: {
      back: 'a snapshot back',
      on: 'a snapshot on',
      play: 'play or pause',
      next: 'next picture as anchor',
      before: 'picture before as anchor',
      turn: 'turn the sphere',
      zoom: 'enlarge or shrink it',
    },
    choose: 'Shown',
    option: (name: string, size: number) => `${name} (${counted(size, 'number', 'numbers')})`,
    specimens: 'Specimens of this workspace',
    specimensHint: (shown: number, all: number, model: string) =>
      `How the model in use, ${model}, places specimens: ${all > shown ? `the ${formatCount(shown)} people with the most specimens, of ${formatCount(all)}` : counted(shown, 'person', 'people')}.`,
    noSpecimens: 'Enrol two people with two specimens each, and their signatures can be seen here.',
    emptyHint:
      'A network with three numbers an embedding learns generated characters in about a minute, and every point can be seen as it moves.',
    emptyAction: 'Learn on a sphere',
    another: 'Learn another',
    preset: 'Characters on a sphere',
    waiting: 'It begins to learn. The first points come in a moment.',
    none: 'Nothing is kept of how its pictures lay: it learnt before that was kept, or somebody whom it learnt from was erased.',
    stop: 'Stop here',
  },
};
