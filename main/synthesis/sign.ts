import type { Random } from '../base/random.ts';
import { createPen, type Hand } from './hand.ts';
import { move, type Disturbance } from './movement.ts';
import { mapPlan, planBounds, type Plan, type PlannedLine } from './plan.ts';
import type { InkTrace, Pen } from './trace.ts';
import type { SyntheticWriter } from './writer.ts';

/** One genuine signature: the writer's plan with a hand's natural variation in size, slant, form and rhythm. */
export function signGenuine(writer: SyntheticWriter, random: Random): InkTrace {
  const { hand } = writer;
  const size = hand.consistency;
  const plan = reframed(writer.plan, size, random).map((line) => varied(line, size, random));
  const tempo = Math.exp(0.06 * size * random.normal());
  const rhythm: Disturbance = {
    strokeTime: () => tempo * Math.exp(0.05 * size * random.normal()),
    pause: () => 0,
    displacement: () => ({ x: 0, y: 0 }),
    evenness: 0,
  };
  const pressure = hand.pressure + 0.05 * random.normal();
  return move(plan, { ...hand, pressure, pen: penOfTheDay(hand, random) }, rhythm);
}

/** Mostly the usual pen, sometimes whichever lies there: a hand is not known by its pen. */
function penOfTheDay(hand: Hand, random: Random): Pen {
  const pen = random.chance(0.7) ? hand.pen : createPen(random);
  return { ...pen, width: pen.width * random.between(0.93, 1.07) };
}

/** Size, proportion, slant and slope of the day, and a baseline that drifts. */
function reframed(plan: Plan, size: number, random: Random): Plan {
  const { left, right, bottom } = planBounds(plan);
  const scale = Math.exp(limited(random, 0.05 * size));
  const width = scale * Math.exp(limited(random, 0.035 * size));
  const shear = limited(random, 0.055 * size);
  const slope = limited(random, 0.03 * size);
  const sag = limited(random, 0.016 * size);
  return mapPlan(plan, ({ x, y }) => {
    const along = (x - left) / (right - left);
    return {
      x: (x - left) * width + shear * (y - bottom),
      y: (y - bottom) * scale + slope * (x - left) + sag * (right - left) * along * along,
    };
  });
}

/** Normal, cut at two deviations: nobody's hand knows extremes. */
function limited(random: Random, deviation: number): number {
  return deviation * Math.min(2, Math.max(-2, random.normal()));
}

/** Every aim a little beside itself, neighbours alike; large strokes more than small ones. */
function varied(line: PlannedLine, size: number, random: Random): PlannedLine {
  const landing = 0.35 * size;
  let [driftX, driftY] = [landing * random.normal(), landing * random.normal()];
  const start = { x: line.start.x + driftX, y: line.start.y + driftY };
  let from = line.start;
  const strokes = line.strokes.map((stroke) => {
    const error = size * (0.1 + 0.045 * Math.hypot(stroke.x - from.x, stroke.y - from.y));
    from = stroke;
    driftX = 0.6 * driftX + error * random.normal();
    driftY = 0.6 * driftY + error * random.normal();
    const bend = stroke.bend + 0.16 * size * random.normal();
    return { x: stroke.x + driftX, y: stroke.y + driftY, bend };
  });
  return { ...line, start, strokes };
}
