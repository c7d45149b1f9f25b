/** An outline in the form of OpenType's `glyf` table. Coordinates are in units of the font. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/**
 * @param ends the last point of each contour
 * @param box  its edges as four numbers of two bytes; found when null
 */
export function packSimpleGlyph(
  ends: readonly number[],
  points: readonly Point[],
  instructions: Uint8Array,
  box: Uint8Array | null = null,
): Buffer {
  const contours = ends.length;
  const head = Buffer.alloc(10 + 2 * contours + 2);
  head.writeInt16BE(contours, 0);
  head.set(box ?? boxOf(points), 2);
  for (const [contour, end] of ends.entries()) head.writeUInt16BE(end, 10 + 2 * contour);
  head.writeUInt16BE(instructions.length, 10 + 2 * contours);
  return Buffer.concat([head, instructions, packPoints(points)]);
}

function boxOf(points: readonly Point[]): Buffer {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const box = Buffer.alloc(8);
  box.writeInt16BE(Math.min(...xs), 0);
  box.writeInt16BE(Math.min(...ys), 2);
  box.writeInt16BE(Math.max(...xs), 4);
  box.writeInt16BE(Math.max(...ys), 6);
  return box;
}

const onCurve = 0x01;

/** Every step with two bytes: what is embedded is compressed anyway. */
function packPoints(points: readonly Point[]): Buffer {
  const count = points.length;
  const packed = Buffer.alloc(5 * count);
  let before: Pick<Point, 'x' | 'y'> = { x: 0, y: 0 };
  for (const [index, point] of points.entries()) {
    packed[index] = point.isOnCurve ? onCurve : 0;
    packed.writeInt16BE(point.x - before.x, count + 2 * index);
    packed.writeInt16BE(point.y - before.y, 3 * count + 2 * index);
    before = point;
  }
  return packed;
}

/** A step of a drawn path, as fontkit tells it. */
export interface PathCommand {
  readonly command: string;
  readonly args: readonly number[];
}

/** The outline of a path of lines and quadratic curves. Hints are left out: they were made for another weight. */
export function packPath(commands: readonly PathCommand[]): Buffer {
  const points: Point[] = [];
  const ends: number[] = [];
  const add = (x: number, y: number, isOnCurve: boolean) =>
    void points.push({ x: Math.round(x), y: Math.round(y), isOnCurve });
  for (const { command, args } of commands) {
    if (command === 'moveTo' || command === 'lineTo') add(args[0], args[1], true);
    if (command === 'quadraticCurveTo') {
      add(args[0], args[1], false);
      add(args[2], args[3], true);
    }
    if (command === 'closePath') ends.push(points.length - 1);
  }
  return ends.length === 0 ? Buffer.alloc(0) : packSimpleGlyph(ends, points, new Uint8Array());
}
