import type { Random } from '../base/random.ts';
import { createPen } from './hand.ts';
import { displacement, strokeBetween, type Point } from './lognormal.ts';
import { move, type Disturbance } from './movement.ts';
import { mapPlan, planBounds, type Plan, type PlannedLine, type PlannedStroke } from './plan.ts';
import type { InkTrace } from './trace.ts';
import { createTremor } from './tremor.ts';
import type { SyntheticWriter } from './writer.ts';

/**
 * A skilled forgery: the form is copied, the movement is not. It is drawn in short careful pieces, two to four times as
 * slow, with a tremor, hesitations, an even pressure, blunt ends and the forger's own proportions.
 */
export function signForgery(writer: SyntheticWriter, random: Random): InkTrace {
  const clumsiness = random.between(0.5, 1.3);
  const plan = misjudged(writer.plan, clumsiness, random).flatMap((line) => copied(line, clumsiness, random));
  const manner = {
    strokeTime: random.between(0.12, 0.17),
    overlap: random.between(1.15, 1.5),
    spread: random.between(0.16, 0.26),
    pressure: random.between(0.5, 0.75),
    pen: random.chance(0.5) ? writer.hand.pen : createPen(random),
  };
  return move(plan, manner, carefulness(clumsiness, random));
}

function carefulness(clumsiness: number, random: Random): Disturbance {
  const tremor = createTremor(0.035 * clumsiness * random.between(0.6, 1.4), random);
  return {
    strokeTime: () => Math.exp(0.18 * random.normal()),
    pause: () => (random.chance(0.05) ? random.between(0.06, 0.3) : 0),
    displacement: tremor,
    evenness: random.between(0.6, 0.9),
  };
}

/** The forger's eye: wrong proportions, another slant, spacing that drifts along the line. */
function misjudged(plan: Plan, clumsiness: number, random: Random): Plan {
  const { left, right, bottom, top } = planBounds(plan);
  const scale = Math.exp(0.05 * clumsiness * random.normal());
  const proportion = Math.exp(0.16 * clumsiness * random.normal());
  const shear = 0.14 * clumsiness * random.normal();
  const slope = 0.05 * clumsiness * random.normal();
  const crowding = 0.24 * clumsiness * random.normal();
  const heads = 0.35 * clumsiness * random.normal();
  return mapPlan(plan, ({ x, y }) => {
    const along = (x - left) / (right - left);
    const up = (y - bottom) / (top - bottom);
    return {
      x: (x - left) * scale * (1 + crowding * along * (1 - along) * 2) + shear * (y - bottom),
      y: (y - bottom) * scale * proportion * (1 + heads * up * (1 - up)) + slope * (x - left),
    };
  });
}

/** A line drawn again: each stroke in pieces, aims missed, now and then the pen lifted to look. */
function copied(line: PlannedLine, clumsiness: number, random: Random): PlannedLine[] {
  const missed = (reach: number, point: Point): Point => ({
    x: point.x + clumsiness * reach * random.normal(),
    y: point.y + clumsiness * reach * random.normal(),
  });
  const start = missed(0.7, line.start);
  const lines: { start: Point; strokes: PlannedStroke[]; flying: boolean }[] = [{ start, strokes: [], flying: false }];
  let from = start;
  for (const stroke of line.strokes) {
    const to = missed(0.5 + 0.04 * Math.hypot(stroke.x - from.x, stroke.y - from.y), stroke);
    const bend = stroke.bend * random.between(0.65, 1.1) + 0.3 * clumsiness * random.normal();
    const current = lines[lines.length - 1];
    current.strokes.push(...inPieces(from, { ...to, bend }, clumsiness, random));
    from = to;
    if (random.chance(0.015) && stroke !== line.strokes[line.strokes.length - 1]) {
      lines.push({ start: missed(0.15, to), strokes: [], flying: false });
    }
  }
  return lines;
}

/** An arc cut into pieces of about five millimetres that do not quite meet the arc. */
function inPieces(from: Point, to: PlannedStroke, clumsiness: number, random: Random): PlannedStroke[] {
  const arc = strokeBetween(from, to, to.bend, { middle: 0, duration: 1, spread: 0.2 });
  const count = Math.min(9, Math.max(1, Math.round(arc.length / random.between(4, 7))));
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 1) / count;
    const bend = to.bend / count;
    if (i === count - 1) return { x: to.x, y: to.y, bend };
    const at = displacement(arc, share);
    const slip = 0.09 * clumsiness;
    return { x: from.x + at.x + slip * random.normal(), y: from.y + at.y + slip * random.normal(), bend };
  });
}
