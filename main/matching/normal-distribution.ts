/** The standard normal distribution, exact enough far out in its lower tail. */

const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Beyond this the series loses digits and the continued fraction has gained them. */
const farOut = 3;

/** Φ(x), relative error below 1e-9 for x ≥ −37: Marsaglia's series (2004) near 0, Laplace's continued fraction beyond 3. */
export function normalShareBelow(x: number): number {
  if (x < -farOut) return density(x) / millsDenominator(-x);
  if (x > farOut) return 1 - density(x) / millsDenominator(x);
  let term = x;
  let sum = x;
  for (let divisor = 3; Math.abs(term) > 1e-17; divisor += 2) {
    term *= (x * x) / divisor;
    sum += term;
  }
  return 0.5 + sum * density(x);
}

/** x + 1/(x + 2/(x + 3/(x + …))), for x > 3. */
function millsDenominator(x: number): number {
  let denominator = x;
  for (let numerator = 120; numerator > 0; numerator--) denominator = x + numerator / denominator;
  return denominator;
}

/** Φ⁻¹, by bisection; ±38, where doubles end, for 0 and 1. */
export function normalQuantile(share: number): number {
  let low = -38;
  let high = 38;
  for (let step = 0; step < 100 && low < high; step++) {
    const middle = (low + high) / 2;
    if (normalShareBelow(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
