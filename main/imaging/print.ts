/** Tells printed characters from handwriting: print stands in rows of like characters on one baseline. */
import type { Component } from './components.ts';
import { createGroups } from './groups.ts';

/** Pixels; measured on pages scaled to `locatingSide` of locate.ts, where 10-point type is about 16 px high. */
const usualHeight = 16;
const leastHeight = 7;
const greatestHeight = 40;
const greatestWidth = 60;
/** Fewer characters say nothing of a page's type. */
const leastCharacters = 20;
/** So many characters in a row are print. */
const leastRow = 4;

export function widthOf(component: Component): number {
  return component.right - component.left;
}

export function heightOf(component: Component): number {
  return component.bottom - component.top;
}

/** Height of a page's usual character in pixels: the median of components that could be one. */
export function characterHeight(components: readonly Component[]): number {
  const heights = components
    .filter((component) => widthOf(component) >= 3 && widthOf(component) <= greatestWidth)
    .map(heightOf)
    .filter((height) => height >= leastHeight && height <= greatestHeight)
    .sort((a, b) => a - b);
  return heights.length >= leastCharacters ? heights[heights.length >> 1] : usualHeight;
}

/** Whether two components, `left` beginning first, stand side by side as characters of one word or line do. */
function areNeighbours(left: Component, right: Component, character: number): boolean {
  return (
    Math.abs(left.bottom - right.bottom) <= 0.3 * character &&
    Math.abs(heightOf(left) - heightOf(right)) <= 0.8 * character
  );
}

/** Components by the row they stand on, each also in the rows next to its own, in reading order within a row. */
function byRow(components: readonly Component[], character: number): Component[][] {
  const rows = new Map<number, Component[]>();
  for (const component of components) {
    const own = Math.round(component.bottom / character);
    for (const row of [own - 1, own, own + 1]) {
      const members = rows.get(row);
      if (members) members.push(component);
      else rows.set(row, [component]);
    }
  }
  return [...rows.values()];
}

/** The components that are printed characters: four or more alike in a row. */
export function findPrint(components: readonly Component[], character: number): Set<Component> {
  const could = components
    .filter((one) => heightOf(one) >= 0.4 * character && heightOf(one) <= 1.6 * character)
    .filter((one) => widthOf(one) <= 8 * character)
    .sort((a, b) => a.left - b.left);
  const lines = createGroups<Component>();
  for (const row of byRow(could, character)) linkRow(row, character, lines.link);
  return new Set(could.filter((one) => lines.sizeOf(one) >= leastRow));
}

function linkRow(row: readonly Component[], character: number, link: (a: Component, b: Component) => void): void {
  for (let i = 0; i < row.length; i++) {
    for (let j = i + 1; j < row.length && row[j].left - row[i].right <= 1.6 * character; j++) {
      if (areNeighbours(row[i], row[j], character)) link(row[i], row[j]);
    }
  }
}
