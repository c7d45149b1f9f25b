/** Error rates on a slider: equal steps are equal factors, so that 0.2 % is as easy to set as 10 %. Pure. */

/** In percent. */
const least = 0.1;
const most = 20;
/** Places of the slider. */
export const sliderEnd = 200;

/** Percent at a place, rounded to what a person would write. */
export function percentAt(place: number): number {
  const exact = least * (most / least) ** (place / sliderEnd);
  return Number(exact.toPrecision(exact < 1 ? 1 : 2));
}

/** The nearest place, at an end for what lies beyond it. */
export function placeOf(percent: number): number {
  const place = (sliderEnd * Math.log(percent / least)) / Math.log(most / least);
  return Math.round(Math.min(sliderEnd, Math.max(0, place)));
}
