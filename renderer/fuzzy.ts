/** Finds what somebody means by a few letters: in order, not necessarily side by side. */

export interface Match {
  /** Larger is better; comparable between texts for one query only. */
  readonly score: number;
  /** Which letters of the text were meant, for marking them. */
  readonly places: readonly number[];
}

const perLetter = 1;
const atTextStart = 6;
const atWordStart = 4;
const sideBySide = 5;
const perSkipped = 0.15;
/** A whole that is short says more than a few letters of a long one. */
const perLength = 0.02;

/** The best way to find the query in the text; null where its letters do not occur in this order. Blanks are ignored. */
export function match(query: string, text: string): Match | null {
  const wanted = folded(query).filter((letter) => letter.trim() !== '');
  const letters = folded(text);
  if (wanted.length === 0) return { score: 0, places: [] };
  // best[i]: the best score with the letter now looked for at place i, and where the letter before it then is.
  let best: (number | null)[] = letters.map((letter, i) => (letter === wanted[0] ? startScore(letters, i) : null));
  const cameFrom: number[][] = [];
  for (const letter of wanted.slice(1)) {
    const { scores, origins } = step(letters, letter, best);
    best = scores;
    cameFrom.push(origins);
  }
  const end = placeOfGreatest(best);
  if (end === null) return null;
  const places = [end];
  for (const origins of cameFrom.toReversed()) places.unshift(origins[places[0]]);
  return { score: (best[end] ?? 0) - perLength * letters.length, places };
}

function step(letters: readonly string[], wanted: string, before: readonly (number | null)[]) {
  const scores: (number | null)[] = letters.map(() => null);
  const origins: number[] = letters.map(() => -1);
  // The best place to come from so far; each letter that is passed over costs the same, so that one candidate suffices.
  let from: { place: number; score: number } | null = null;
  for (let i = 1; i < letters.length; i++) {
    const neighbour = before[i - 1];
    if (from) from.score -= perSkipped;
    if (neighbour !== null && (!from || neighbour >= from.score)) from = { place: i - 1, score: neighbour };
    if (letters[i] !== wanted || !from) continue;
    const apart = from.score + letterScore(letters, i);
    const beside = neighbour === null ? -Infinity : neighbour + perLetter + sideBySide;
    scores[i] = Math.max(apart, beside);
    origins[i] = beside >= apart ? i - 1 : from.place;
  }
  return { scores, origins };
}

function startScore(letters: readonly string[], place: number): number {
  return letterScore(letters, place) + (place === 0 ? atTextStart - atWordStart : -perSkipped * Math.min(place, 20));
}

function letterScore(letters: readonly string[], place: number): number {
  const isStart = place === 0 || !/[\p{L}\p{N}]/u.test(letters[place - 1]);
  return perLetter + (isStart ? atWordStart : 0);
}

function placeOfGreatest(scores: readonly (number | null)[]): number | null {
  let greatest: number | null = null;
  scores.forEach((score, i) => {
    if (score !== null && (greatest === null || score > (scores[greatest] ?? -Infinity))) greatest = i;
  });
  return greatest;
}

/** Letter by letter, without case and accents, so that places stay places of the text. */
function folded(text: string): string[] {
  return [...text].map((letter) => letter.normalize('NFKD')[0].toLowerCase());
}

export interface Ranked<T> {
  readonly item: T;
  readonly places: readonly number[];
}

/**
 * Best first; among equals, and with an empty query, what was used last comes first, then the order given.
 * @param recent what was used, last first
 */
export function rank<T>(
  query: string,
  items: readonly T[],
  text: (item: T) => string,
  recent: readonly T[],
): Ranked<T>[] {
  const used = (item: T) => {
    const place = recent.indexOf(item);
    return place < 0 ? recent.length : place;
  };
  return items
    .flatMap((item) => {
      const found = match(query, text(item));
      return found ? [{ item, ...found }] : [];
    })
    .sort((a, b) => b.score - a.score || used(a.item) - used(b.item))
    .map(({ item, places }) => ({ item, places }));
}
