import type { Random } from '../base/random.ts';
import { drawFlourish } from './flourish.ts';
import { createHand, type Arrangement, type Hand } from './hand.ts';
import { hurriedWave } from './letters.ts';
import { createAlphabet, type Alphabet } from './alphabet.ts';
import { Layout } from './layout.ts';
import { move } from './movement.ts';
import { mapPlan, planBounds, type Plan } from './plan.ts';
import { sampleName } from './sample-name.ts';
import { traceBounds } from './trace.ts';

/**
 * A person who exists only here.
 *
 * @property name generated, and what the signature spells
 * @property plan the signature as it is meant, millimetres, y up
 */
export interface SyntheticWriter {
  readonly name: string;
  readonly hand: Hand;
  readonly plan: Plan;
}

/** A writer with a name, a hand and a signature of their own, 40 to 80 mm wide. */
export function createWriter(random: Random): SyntheticWriter {
  const name = sampleName(random);
  const hand = createHand(random);
  const layout = new Layout(hand);
  writeName(layout, name, hand, random);
  drawFlourish(hand.flourish, layout, planBounds(layout.finish()), random);
  return { name, hand, plan: fitted(leaning(layout.finish(), hand), hand) };
}

/** What is written of a name; a single letter is an initial. */
const partsOf: Readonly<Record<Arrangement, (given: string, family: string) => string[]>> = {
  'initial and surname': (given, family) => [given[0], family],
  'initials and surname': (given, family) => [given[0], given[given.length - 1].toUpperCase(), family],
  'both names': (given, family) => [given, family],
  surname: (_, family) => [family],
  'initial and beginning': (given, family) => [given[0], family.slice(0, 3)],
};

function writeName(layout: Layout, name: string, hand: Hand, random: Random): void {
  const alphabet = createAlphabet(hand, random);
  const [given, family] = name.split(' ');
  for (const part of partsOf[hand.arrangement](given, family)) {
    writeWord(layout, part, alphabet, hand, random);
    if (part.length > 1) layout.skip(0.6);
  }
}

function writeWord(layout: Layout, word: string, alphabet: Alphabet, hand: Hand, random: Random): void {
  layout.capital(alphabet.capital(word[0]));
  if (!random.chance(hand.joining)) layout.lift();
  const letters = [...word.slice(1)].map((letter, i) => (i < hand.legible ? alphabet.small(letter) : hurriedWave));
  for (const [i, form] of letters.entries()) {
    layout.small(form, (hand.fading * i) / letters.length);
    if (!random.chance(hand.joining)) layout.lift();
  }
  layout.lift();
}

/** Slants every letter and slopes the baseline. */
function leaning(plan: Plan, hand: Hand): Plan {
  const shear = Math.tan(hand.slant);
  const [sine, cosine] = [Math.sin(hand.slope), Math.cos(hand.slope)];
  return mapPlan(plan, ({ x, y }) => {
    const slanted = x + shear * y;
    return { x: cosine * slanted - sine * y, y: sine * slanted + cosine * y };
  });
}

/** Scales a plan in x-heights to the hand's width in millimetres, as drawn; a signature stays lower than 38 mm. */
function fitted(plan: Plan, hand: Hand): Plan {
  const rough = scaled(plan, hand.width / (planBounds(plan).right - planBounds(plan).left), 1);
  const drawn = traceBounds(move(rough, hand));
  const scale = hand.width / (drawn.right - drawn.left);
  return scaled(rough, scale, Math.min(1, 38 / ((drawn.top - drawn.bottom) * scale)));
}

function scaled(plan: Plan, scale: number, squeeze: number): Plan {
  const { left, bottom } = planBounds(plan);
  return mapPlan(plan, ({ x, y }) => ({ x: (x - left) * scale, y: (y - bottom) * scale * squeeze }));
}
