import { heatPixels } from '../compare/heat.ts';
import { pictureOf, tinted } from '../compare/layers.ts';
import { angleAt, inMillimetres, lengthOf, roundLength, type Measurement, type SideName } from '../compare/measures.ts';
import { hasTwoPanes } from '../compare/modes.ts';
import { differencePixels, inkColours, type Pane, type Scene, type SidePicture } from '../compare/scene.ts';
import { formatCount, formatDecimal } from '../format.ts';
import { texts } from '../texts.ts';
import { pixelsPerMillimetre, type Compare, type Sides } from './compare.svelte.ts';

export interface CompareScene {
  /** Null until there is something to draw. */
  readonly scene: Scene | null;
  readonly panes: readonly Pick<Pane, 'which' | 'letter'>[];
  /** Distance between the lines of the grid, as it is read. */
  readonly gridLabel: string;
  /** The measurements, as they are listed. */
  readonly list: readonly (Measurement & { readonly text: string })[];
  /** What a measurement says: `12.3 px, 1.04 mm`. */
  say(measurement: Measurement): string;
}

const sideNames = ['left', 'right'] as const;

/** Pixels of the screen that a square of the grid or the scale bar fills at most. */
const longestBar = 96;

/** What `compare` looks like, put together for the painter; pictures are made anew only when what is in them changes. */
export function createCompareScene(compare: Compare): CompareScene {
  const tints = $derived.by(() => {
    if (compare.mode !== 'overlay' || !compare.sides.value) return null;
    const { left, right } = compare.sides.value;
    const { as } = compare;
    return { left: tinted(left.layers[as], inkColours.left), right: tinted(right.layers[as], inkColours.right) };
  });
  const difference = $derived.by(() => {
    if (!compare.difference) return null;
    const { classes, width, height, toPlane } = compare.difference;
    return { picture: pictureOf(differencePixels(classes), width, height), toPlane };
  });
  const heat = $derived.by(() => {
    const contributions = compare.mode === 'heat' ? compare.contributions.value : null;
    if (!contributions) return null;
    const pictureFor = (side: SideName) =>
      pictureOf(heatPixels(contributions, side, compare.heatMeaning), contributions.columns, contributions.rows);
    return { contributions, left: pictureFor('left'), right: pictureFor('right') };
  });
  const marked = $derived.by(() => {
    const regions = compare.hot.map((region, i) => ({ ...region, name: formatCount(i + 1), reach: 1 }));
    return compare.cell ? [...regions, { ...compare.cell, name: null, reach: 0 }] : regions;
  });
  const bar = $derived(barOf(compare.viewport.scale, compare.sides.value));
  const scene = $derived.by((): Scene | null => {
    const sides = compare.sides.value;
    if (!sides) return null;
    const pictureOn = (side: SideName): SidePicture => ({
      layers: sides[side].layers,
      tint: tints && tints[side],
      toPlane: compare.toPlane(side),
      baseline: compare.baselineOf(side),
    });
    const { mode, as, balance, shown, guide, crosshair, measuredSide } = compare;
    const taken = compare.measuring.draft
      ? [...compare.measuring.list, compare.measuring.draft]
      : compare.measuring.list;
    return {
      mode,
      as,
      left: pictureOn('left'),
      right: pictureOn('right'),
      balance,
      shown,
      difference,
      heat,
      marked,
      guide,
      bar,
      measurements: taken.map((measurement) => ({ ...measurement, label: say(measurement) })),
      crosshair: crosshair && { side: measuredSide, place: crosshair },
    };
  });

  const list = $derived(compare.measuring.list.map((measurement) => ({ ...measurement, text: say(measurement) })));

  function say({ kind, side, points }: Measurement): string {
    if (kind === 'angle') return points.length < 3 ? '' : texts.compare.degrees(formatDecimal(angleAt(points), 1));
    const pixels = lengthOf(points.length < 2 ? [points[0], points[0]] : points);
    const millimetres = inMillimetres(pixels, compare.sides.value?.[side].placement?.dpi ?? null);
    return millimetres === null
      ? texts.compare.measure.lengthUnknown(formatDecimal(pixels, 1))
      : texts.compare.measure.length(formatDecimal(pixels, 1), formatDecimal(millimetres, 2));
  }

  return {
    get scene() {
      return scene;
    },
    get panes() {
      return hasTwoPanes(compare.mode)
        ? sideNames.map((which) => ({ which, letter: texts.compare.sides[which] }))
        : [{ which: 'both' as const, letter: null }];
    },
    get gridLabel() {
      return bar.label;
    },
    get list() {
      return list;
    },
    say,
  };
}

/** A round length in millimetres where they are known, else in pixels of the page. */
function barOf(scale: number, sides: Sides | null): Scene['bar'] {
  const unit = sides ? pixelsPerMillimetre(sides) : null;
  const length = roundLength(longestBar / (scale * (unit ?? 1)));
  const text = String(Number(length.toPrecision(1)));
  const label = unit === null ? texts.compare.scaleBar.pixels(text) : texts.compare.scaleBar.millimetres(text);
  return { length: length * (unit ?? 1), label };
}
