/** From values to places on a chart, and the values worth naming on its axes. */

export interface Scale {
  readonly low: number;
  readonly high: number;
  /** 0 at `low`, 1 at `high`; values beyond lie beyond. */
  place(value: number): number;
  /** The inverse. */
  value(place: number): number;
  /** Round values between both ends. */
  readonly ticks: readonly number[];
}

export function linearScale(low: number, high: number, ticks = 6): Scale {
  const span = high - low || 1;
  return {
    low,
    high,
    place: (value) => (value - low) / span,
    value: (place) => low + place * span,
    ticks: roundValues(low, high, ticks),
  };
}

/** Both ends must be positive; what is not lies at the low end. */
export function logScale(low: number, high: number): Scale {
  const bottom = Math.log10(low);
  const span = Math.log10(high) - bottom;
  return {
    low,
    high,
    place: (value) => (Math.log10(Math.max(value, low)) - bottom) / span,
    value: (place) => 10 ** (bottom + place * span),
    ticks: [1, 2, 5, 10, 20, 50, 100, 200, 500]
      .map((step) => step / 1_000)
      .filter((tick) => tick >= low && tick <= high),
  };
}

/** Multiples of 1, 2 or 5 × 10ⁿ, about as many as wanted. */
function roundValues(low: number, high: number, wanted: number): number[] {
  const rough = (high - low) / Math.max(1, wanted);
  if (!(rough > 0)) return [low];
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * ([1, 2, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
