/** A sphere as numbers and as the legend of its drawing. Pure. */
import { sphereRoles } from '../../main/contract/lab/sphere-marks.ts';
import { numbersOf } from '../../main/contract/lab/sphere-measures.ts';
import type { MarkKey } from '../charts/export.ts';
import type { SphereView } from '../state/lab-sphere.svelte.ts';
import { texts } from '../texts.ts';
import { classStyle, markKey, roleStyle } from './sphere-styles.ts';

/** What of a sphere is named in words of its own. */
export interface SphereNames {
  /** A class, by its number. */
  nameOf(index: number): string;
  /** Which of its class a picture is, from 1. */
  numberOf(picture: number): number;
}

/** Marks that are in the drawing, each once. */
export function legendOf(view: SphereView, { nameOf }: SphereNames): MarkKey[] {
  const words = texts.labSphere;
  const { watched } = view.source;
  const shown = watched.classOf.map((_, i) => i).filter(view.isShown);
  if (view.colouring === 'class') {
    const classes = [...new Set(shown.map((i) => watched.classOf[i]))];
    return [
      markKey(words.roles.anchor, roleStyle('anchor')),
      ...classes.map((index) => markKey(nameOf(index), classStyle(watched, index))),
    ];
  }
  const seen = new Set(shown.map((i) => view.roles[i]));
  return sphereRoles.filter((role) => seen.has(role)).map((role) => markKey(words.roles[role], roleStyle(role)));
}

/** A row for every picture shown: where it lies as the network placed it, not as it is turned. RFC 4180. */
export function sphereCsv(view: SphereView, { nameOf, numberOf }: SphereNames): string {
  const words = texts.labSphere;
  const { watched } = view.source;
  const places = numbersOf(view.snapshot.places);
  const rows = watched.classOf.flatMap((index, i) => {
    if (!view.isShown(i)) return [];
    const { part } = watched.classes[index];
    const at = [...places.subarray(3 * i, 3 * i + 3)];
    const said = [numberOf(i), quoted(nameOf(index)), quoted(words.parts[part]), quoted(words.roles[view.roles[i]])];
    return [[...said, ...at, view.between(view.anchor, i)]];
  });
  const { number, class: ofClass, part, role, distance } = words.csv;
  const head = [number, ofClass, part, role, 'x', 'y', 'z', distance].map(quoted);
  return [head, ...rows].map((cells) => cells.join(',')).join('\r\n') + '\r\n';
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
