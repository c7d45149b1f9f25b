import type { Random } from '../base/random.ts';

const openings = 'Ba Be Co Da De Ela Fi Ga Gre Ha He Jo Ka Ke La Li Ma Me Na Ne Pa Pe Ra Ri Sa Se Ta Te Va We'.split(
  ' ',
);
const middles = 'bi da fe gu ha ki lo me mi na no pe ra ri sa su ta to ve wi zo'.split(' ');
const endings = 'ba del do fin ga hul kem la lin mar no pra rel ret sen tak ter ven wik yol'.split(' ');

function pick(random: Random, from: readonly string[]): string {
  return from[random.below(from.length)];
}

function word(random: Random): string {
  const middle = random.chance(0.55) ? pick(random, middles) : '';
  return pick(random, openings) + middle + pick(random, endings);
}

/** A given name and a family name drawn from syllables: for demonstrations and tests, and nobody's. */
export function sampleName(random: Random): string {
  return `${word(random)} ${word(random)}`;
}
