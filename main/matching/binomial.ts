/** How large a share may be of which so many of so many were seen. */

/** ln Γ(x) for x > 0, by Lanczos (1964) with g = 7, relative error below 1e-13. */
function logGamma(x: number): number {
  const shifted = x - 1;
  const sum = lanczos.reduce((total, term, i) => total + term / (shifted + i + 1), 0.99999999999980993);
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** I_x(a, b), the share of a beta distribution below x: Lentz's continued fraction on the side where it converges fast. */
export function betaShareBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShareBelow(1 - x, b, a);
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return (Math.exp(front) * betaFraction(x, a, b)) / a;
}

function betaFraction(x: number, a: number, b: number): number {
  const apart = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / apart(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      d = 1 / apart(1 + term * d);
      c = apart(1 + term / c);
      step = d * c;
      fraction *= step;
    }
    if (Math.abs(step - 1) < 1e-14) break;
  }
  return fraction;
}

/**
 * The largest share under which `errors` or fewer among `trials` would still be seen with probability 1 − `confidence`
 * (Clopper and Pearson 1934); both may be fractions, as effective numbers are. Without any error that is the rule of
 * three: nearly 3 / trials at 95 %.
 */
export function upperEnd(errors: number, trials: number, confidence = 0.95): number {
  if (trials <= 0 || errors >= trials) return 1;
  let low = errors / trials;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (betaShareBelow(middle, errors + 1, trials - errors) < confidence) low = middle;
    else high = middle;
  }
  return high;
}
