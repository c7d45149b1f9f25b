/** What buttons and keys of the compare view do, with what is said of it. */
import { exportPicture } from '../compare/export-picture.ts';
import type { SideName } from '../compare/measures.ts';
import { formatDecimal, formatDistance, formatPercent, formatRate } from '../format.ts';
import { texts } from '../texts.ts';
import type { Announcer } from './announcer.svelte.ts';
import type { CompareScene } from './compare-scene.svelte.ts';
import type { Compare, ComparedSide } from './compare.svelte.ts';

/** Degrees, and factors, of one step. */
export const turnStep = 0.5;
export const growStep = 1.01;
export const zoomStep = 1.25;

export interface CompareActions {
  align(): void;
  reset(): void;
  /** `moved 3.0, −2.0 px`, `turned 1.5°`, `size 101 %`. */
  describeMoved(): string[];
  /** Sets a point of a measurement where the keyboard's cross is. */
  setPoint(): void;
  sayMeasured(): void;
  showOther(): void;
  /** What the view shows as a picture, and under which name it is kept. */
  picture(): Promise<{ blob: Blob; name: string }>;
}

export function createCompareActions(compare: Compare, view: CompareScene, announcer: Announcer): CompareActions {
  function describeMoved(): string[] {
    const { x, y, degrees, scale } = compare.moved;
    const words = texts.compare.alignment;
    return [
      words.moved(formatDecimal(x, 1), formatDecimal(y, 1)),
      words.turned(sayDegrees(degrees)),
      words.scaled(sayScale(scale)),
    ];
  }

  function sayMeasured(): void {
    const last = compare.measuring.list.at(-1);
    if (last) announcer.say(texts.compare.measure.set(view.say(last)));
  }

  return {
    align() {
      if (!compare.align()) return announcer.say(texts.compare.alignment.nothing);
      const { degrees, scale } = compare.moved;
      announcer.say(texts.compare.alignment.done(sayDegrees(degrees), sayScale(scale)));
    },
    reset() {
      compare.reset();
      announcer.say(texts.compare.alignment.wasReset);
    },
    describeMoved,
    sayMeasured,
    setPoint() {
      const { tool, crosshair, measuredSide, measuring } = compare;
      if ((tool !== 'ruler' && tool !== 'angle') || !crosshair) return;
      const before = measuring.list.length;
      measuring.place(tool, measuredSide, compare.onPage(measuredSide, crosshair));
      if (measuring.list.length > before) sayMeasured();
    },
    showOther() {
      compare.blinking = false;
      compare.shown = compare.shown === 'left' ? 'right' : 'left';
      announcer.say(texts.compare.blink.shown[compare.shown]);
    },
    async picture() {
      const { scene, panes } = view;
      if (!scene) throw new Error('there is nothing to show yet');
      const { viewport, pane: size } = compare;
      const drawn = panes.map(({ which, letter }) => ({ which, letter, size, viewport, ratio: 1, paper: '#ffffff' }));
      return {
        blob: await exportPicture(scene, drawn, compare.stacked, captionOf(compare, view, describeMoved())),
        name: nameOf(compare),
      };
    },
  };
}

const sayDegrees = (degrees: number) => texts.compare.degrees(formatDecimal(degrees, 1));
const sayScale = (scale: number) => formatPercent(scale, 1);

/** `paraph-mandate-specimen-3-overlay.png` */
function nameOf({ sides, mode }: Compare): string {
  const stems = (['left', 'right'] as const).map((side) => sides.value?.[side].fileName.replace(/\.[^.]*$/, '') ?? '');
  return `${['paraph', ...stems, mode].join('-').replace(/[^\p{L}\p{N}.-]+/gu, '-')}.png`;
}

/** What someone who sees the picture alone has to know. */
function captionOf(compare: Compare, view: CompareScene, moved: string[]): string[] {
  const sides = compare.sides.value;
  if (!sides) return [];
  const words = texts.compare;
  const { record } = sides.left;
  const [shift, turn, growth] = moved;
  const dpiOf = ({ placement }: ComparedSide) =>
    placement?.dpi ? words.export.dpi(formatDecimal(placement.dpi, 0)) : words.export.noDpi;
  return [
    `${texts.application} · ${words.modes[compare.mode]} · ${words.export.as[compare.as]}`,
    `${words.sides.left}: ${sayName(sides.left)}`,
    `${words.sides.right}: ${sayName(sides.right)}`,
    ...(record ? [words.export.case(record.id)] : []),
    `${words.export.alignment(shift, turn, growth)}. ${words.export.resolution(dpiOf(sides.left), dpiOf(sides.right))}.`,
    ...figuresOf(compare),
    ...view.list.map(({ id, side, text }) => `${id}. (${words.sides[side]}) ${text}`),
  ];
}

export function sayName({ signatory, fileName }: ComparedSide): string {
  const name = signatory ? texts.compare.specimen(signatory.name) : texts.evidence.questioned;
  return `${name}, ${fileName}`;
}

function figuresOf(compare: Compare): string[] {
  const { difference, contributions, mode } = compare;
  const { heat } = texts.compare;
  if (difference) return [sayShare('left', difference.left), sayShare('right', difference.right)];
  if (mode !== 'heat' || !contributions.value) return [];
  const named = compare.hot.map(({ side, share }, i) =>
    heat[compare.heatMeaning].region(String(i + 1), texts.compare.sides[side], formatRate(share)),
  );
  return [heat.distance(formatDistance(contributions.value.distance)), named.join('; ')];
}

const sayShare = (side: SideName, share: number) => texts.compare.difference[side](formatRate(share));
