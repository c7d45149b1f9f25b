/** A snapshot as a picture by itself: an SVG in which classes are told by shape and colour. */
import type { LabSnapshot } from '../contract/lab/records.ts';
import { startTurn, turnedPlaces } from '../contract/lab/sphere-geometry.ts';
import { classLook, shapePath } from '../contract/lab/sphere-marks.ts';
import { numbersOf, type WatchedClasses } from '../contract/lab/sphere-measures.ts';
import { netPaths, toPixels } from '../contract/lab/sphere-paths.ts';

const frame = { x: 300, y: 310, radius: 260 };
const width = 860;
const least = 600;
const lineHeight = 22;
const markSize = 5;
/** One each for `classColours`. */
const colours = ['#1f4f9e', '#a82424', '#1c6b3f', '#6a3aa8', '#835407', '#4d545d'];
const ink = '#1b2027';

export function spherePicture(title: string, watched: WatchedClasses, snapshot: LabSnapshot): string {
  const net = netPaths(frame, startTurn);
  const points = turnedPlaces(startTurn, numbersOf(snapshot.places))
    .map((point, i) => ({ point, own: watched.classOf[i] }))
    .sort((a, b) => a.point[2] - b.point[2]);
  const drawn = (isNear: boolean) =>
    points
      .filter(({ point }) => point[2] >= 0 === isNear)
      .map(({ point, own }) => {
        const [x, y] = toPixels(frame, point);
        return mark(watched, own, x, y, isNear ? 1 : 0.4);
      });
  const legend = watched.classes.map(({ group, name, part }, i) => {
    const y = 60 + lineHeight * i;
    const words = `${[group, name].filter(Boolean).join(', ')} (${part})`;
    return `${mark(watched, i, 610, y - 4, 1)}<text x="626" y="${y}">${escaped(words)}</text>`;
  });
  const height = Math.max(least, 60 + lineHeight * watched.classes.length);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="sans-serif" font-size="13" fill="${ink}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="20" y="26" font-size="15" font-weight="600">${escaped(title)}</text>`,
    `<circle cx="${frame.x}" cy="${frame.y}" r="${frame.radius}" fill="none" stroke="#8b8578"/>`,
    line(net.far, 0.5),
    ...drawn(false),
    line(net.near, 1),
    ...drawn(true),
    ...legend,
    '</svg>\n',
  ].join('');
}

const line = (path: string, opacity: number) =>
  `<path d="${path}" fill="none" stroke="#dedad1" stroke-width="0.8" opacity="${opacity}"/>`;

function mark(watched: WatchedClasses, index: number, x: number, y: number, opacity: number): string {
  const { shape, filled, size, colour } = classLook(watched, index);
  const [fill, stroke] = filled ? [colours[colour], '#ffffff'] : ['#ffffff', colours[colour]];
  const path = shapePath(shape, x, y, markSize * size);
  return `<path d="${path}" fill="${fill}" stroke="${stroke}" stroke-width="1.2" opacity="${opacity}"/>`;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
