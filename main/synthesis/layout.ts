import type { Capital } from './capitals.ts';
import type { Hand } from './hand.ts';
import type { Aim, Letter } from './letters.ts';
import type { Point } from './lognormal.ts';
import type { Plan, PlannedLine, PlannedStroke } from './plan.ts';

interface OpenLine {
  start: Point;
  strokes: PlannedStroke[];
  flying: boolean;
}

/** Lays letters out along a baseline. Unit: the x-height; upright, y up. */
export class Layout {
  readonly #hand: Hand;
  readonly #lines: OpenLine[] = [];
  readonly #marks: PlannedLine[] = [];
  #cursor = 0;
  #penDown = false;

  constructor(hand: Hand) {
    this.#hand = hand;
  }

  lift(): void {
    this.#penDown = false;
  }

  skip(width: number): void {
    this.#cursor += width;
  }

  /** The end of the last line, where an exit stroke would begin. */
  get end(): Point {
    const line = this.#lines[this.#lines.length - 1];
    return line.strokes[line.strokes.length - 1] ?? line.start;
  }

  moveTo(x: number, y: number, flying = false): void {
    this.#lines.push({ start: { x, y }, strokes: [], flying });
    this.#penDown = true;
  }

  strokeTo(x: number, y: number, bend: number): void {
    this.#lines[this.#lines.length - 1].strokes.push({ x, y, bend: limitedBend(bend * this.#hand.bending) });
  }

  capital(form: Capital): void {
    const { capitalHeight, letterWidth, joinsCapitals } = this.#hand;
    const width = capitalHeight * (0.5 + 0.35 * letterWidth);
    for (const [i, line] of form.lines.entries()) {
      const aims = line.map(([x, y, bend]): Aim => [this.#cursor + x * width, y * capitalHeight, bend]);
      this.#line(aims, i > 0 && joinsCapitals);
    }
    this.#cursor += (form.advance + 0.06) * width;
  }

  /** @param flatness 0 for full height, 1 for a flat line */
  small(form: Letter, flatness: number): void {
    const aims = form.aims.map((aim) => this.#placed(aim, flatness));
    if (this.#penDown || this.#hand.entryStrokes) {
      if (!this.#penDown) this.moveTo(this.#cursor, 0.2 * (1 - flatness));
      for (const aim of aims) this.strokeTo(...aim);
    } else {
      this.#line(aims, false);
    }
    for (const mark of form.later) this.#mark(mark, flatness);
    this.#cursor += form.advance * this.#hand.letterWidth + this.#hand.letterGap;
  }

  #mark(mark: readonly Aim[], flatness: number): void {
    const isDot = mark.every(([, y]) => y > 1.4);
    if (isDot && this.#hand.dots === 'none') return;
    const length = isDot && this.#hand.dots === 'dash' ? 5 : 1;
    const [first, ...rest] = mark.map((aim) => this.#placed(aim, flatness));
    const strokes = rest.map(([x, y, bend]) => ({ x: first[0] + (x - first[0]) * length, y, bend }));
    this.#marks.push({ start: { x: first[0], y: first[1] }, strokes, flying: !isDot });
  }

  #line(aims: readonly Aim[], joined: boolean): void {
    const [first, ...rest] = aims;
    if (joined && this.#penDown) this.strokeTo(...first);
    else this.moveTo(first[0], first[1]);
    for (const aim of rest) this.strokeTo(...aim);
  }

  #placed([x, y, bend]: Aim, flatness: number): Aim {
    const { letterWidth, ascender, descender } = this.#hand;
    const stretched = y > 1 ? 1 + (y - 1) * ascender : y < 0 ? y * descender : y;
    return [this.#cursor + x * letterWidth, stretched * (1 - flatness), bend];
  }

  /** What is written so far, and the dots and bars, which come last. */
  finish(): Plan {
    return [...this.#lines, ...this.#marks].filter((line) => line.strokes.length > 0);
  }
}

/** A stroke that turned by 2π would be a full circle of no size. */
function limitedBend(bend: number): number {
  return Math.min(2.7, Math.max(-2.7, bend));
}
