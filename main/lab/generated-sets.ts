/**
 * Sets that are drawn rather than brought: characters of alphabets that nobody writes, and signatures of people that there
 * are not. The same on every machine.
 */
import { breathe } from '../base/cancellation.ts';
import { createRandom, type Random } from '../base/random.ts';
import { labSide } from '../contract/lab/records.ts';
import { normaliseInk } from '../imaging/normalise.ts';
import { inkCoverage } from '../synthesis/coverage.ts';
import { createHand } from '../synthesis/hand.ts';
import { planBounds, type Plan, type PlannedLine, type PlannedStroke } from '../synthesis/plan.ts';
import { signGenuine } from '../synthesis/sign.ts';
import { createWriter } from '../synthesis/writer.ts';
import { traceBounds, type InkTrace } from '../synthesis/trace.ts';
import type { PictureClass, PictureSet } from './picture-set.ts';

/** How many there are of what, in each part: the engine lists them without drawing them. */
export const generatedSizes = {
  'generated-characters': { learnt: 10, unseen: 4, classes: 16, pictures: 12, seed: 1 },
  'generated-signatures': { learnt: 1, unseen: 1, classes: 36, pictures: 10, seed: 2 },
} as const;

export type GeneratedOrigin = keyof typeof generatedSizes;

/** Fine enough for a picture of 28 pixels, and quick. */
const dpi = 72;
const paper = 0.5;

/** Takes some seconds. */
export async function drawGeneratedSet(origin: GeneratedOrigin): Promise<PictureSet> {
  const { learnt, unseen, classes: perGroup, pictures: perClass, seed } = generatedSizes[origin];
  const random = createRandom(seed);
  const classes: PictureClass[] = [];
  const coverage = new Uint8Array((learnt + unseen) * perGroup * perClass * labSide * labSide);
  let place = 0;
  for (let group = 0; group < learnt + unseen; group++) {
    const part = group < learnt ? 'learnt' : 'unseen';
    const draw = drawers[origin](random.fork());
    for (let number = 1; number <= perGroup; number++) {
      const stream = random.fork();
      const sign = draw(stream);
      const pictures = Array.from({ length: perClass }, () => place++);
      for (const at of pictures) coverage.set(fitted(sign()), at * labSide * labSide);
      classes.push({ name: `${number}`, group: groupNames[origin](group, part), part, pictures });
    }
    await breathe();
  }
  return { side: labSide, coverage, classes, officialRuns: [] };
}

const groupNames: Record<GeneratedOrigin, (group: number, part: string) => string> = {
  'generated-characters': (group) => `Alphabet ${group + 1}`,
  'generated-signatures': () => '',
};

/** Each begins a group, then a class of it, then draws pictures of that class. */
const drawers: Record<GeneratedOrigin, (group: Random) => (one: Random) => () => InkTrace> = {
  'generated-characters': (group) => {
    const style = createStyle(group);
    return (one) => {
      const plan = createCharacter(style, one);
      // A class is drawn by a different hand each time, as it is by people.
      return () => signGenuine({ name: '', plan, hand: { ...createHand(one), consistency: one.between(1, 2.2) } }, one);
    };
  },
  'generated-signatures': () => (one) => {
    const writer = createWriter(one);
    return () => signGenuine(writer, one);
  },
};

/**
 * What the characters of an alphabet have in common.
 *
 * @property rows, columns of the grid that strokes begin and end on
 * @property bend   how round strokes are, radians
 * @property lines  most lines of a character
 * @property strokes most strokes of a line
 */
interface Style {
  readonly rows: number;
  readonly columns: number;
  readonly bend: number;
  readonly lines: number;
  readonly strokes: number;
}

function createStyle(random: Random): Style {
  return {
    rows: 2 + random.below(3),
    columns: 2 + random.below(2),
    bend: random.chance(0.4) ? random.between(0, 0.3) : random.between(0.8, 2.2),
    lines: 1 + random.below(3),
    strokes: 2 + random.below(4),
  };
}

/** Beyond half a turn an arc crosses itself, and near a whole one it has no end. */
function turn(bend: number, random: Random): number {
  return Math.min(Math.PI, Math.max(-Math.PI, bend * random.normal()));
}

/** Millimetres that a character is high: large, so that a hand's variation is small beside it. */
const height = 16;

/** Neither a mere line nor so flat that it might be one: there would be too little to tell it by. */
function createCharacter(style: Style, random: Random): Plan {
  for (;;) {
    const lines = 1 + random.below(style.lines);
    const plan = Array.from({ length: lines }, () => createLine(style, random));
    const { left, right, bottom, top } = planBounds(plan);
    const strokes = plan.reduce((sum, line) => sum + line.strokes.length, 0);
    if (strokes > 1 && right - left > height / 4 && top - bottom > height / 4) return plan;
  }
}

function createLine({ rows, columns, bend, strokes }: Style, random: Random): PlannedLine {
  const pitch = height / (rows - 1);
  let at = { column: random.below(columns), row: random.below(rows) };
  const start = { x: at.column * pitch, y: at.row * pitch };
  const drawn: PlannedStroke[] = [];
  for (let count = 1 + random.below(strokes); count > 0; count--) {
    let next = at;
    while (next.column === at.column && next.row === at.row) {
      next = { column: random.below(columns), row: random.below(rows) };
    }
    at = next;
    drawn.push({ x: at.column * pitch, y: at.row * pitch, bend: turn(bend, random) });
  }
  return { start, strokes: drawn, flying: false };
}

/** Of the picture's side: a thinner line would be paler than any scan of it. */
const leastLine = 1 / 34;

/** A drawing as the lab's networks take it. */
function fitted({ lines, pen }: InkTrace): Uint8Array {
  const { left, right, bottom, top } = traceBounds({ lines, pen });
  const line = Math.max(pen.width, leastLine * Math.max(right - left, top - bottom));
  const trace = { lines, pen: { ...pen, width: line, response: pen.response / 2, dryness: 0 } };
  const { width, height: rows, ink } = inkCoverage(trace, dpi, paper, 1);
  const binary = new Uint8Array(ink.length);
  for (let i = 0; i < ink.length; i++) binary[i] = ink[i] > 0.4 ? 1 : 0;
  return normaliseInk({ width, height: rows, ink: binary }, { width: labSide, height: labSide }).coverage;
}
