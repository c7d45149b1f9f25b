import { untrack } from 'svelte';
import type { Contributions } from '../../main/contract/records.ts';
import { alignInk, type Freedom } from '../compare/align.ts';
import { baselineOf } from '../../main/contract/baseline.ts';
import { differenceOf, type Difference } from '../compare/difference.ts';
import { hotRegions, type Cell, type HeatMeaning } from '../compare/heat.ts';
import { penWidth } from '../compare/ink.ts';
import type { Layers, Pictures } from '../compare/layers.ts';
import { millimetresPerInch, type SideName } from '../compare/measures.ts';
import type { CompareMode, Guide, Tool } from '../compare/modes.ts';
import {
  applyTo,
  compose,
  identity,
  invert,
  shifted,
  turnedAbout,
  type Point,
  type Similarity,
} from '../compare/similarity.ts';
import {
  boundsOf,
  cornersOf,
  fitsBetterStacked,
  fitted,
  panned,
  unionOf,
  zoomed,
  type Bounds,
  type Size,
  type Viewport,
} from '../compare/viewport.ts';
import type { Client } from '../client/client.ts';
import type { Placement } from '../../main/contract/records.ts';
import { createAlignment, type Alignment } from './alignment.svelte.ts';
import { loadSides, type ComparedSignature } from './compared-signature.ts';
import { createLoaded, type Loaded } from './loaded.svelte.ts';
import { createMeasuring, type Measuring } from './measuring.svelte.ts';
import type { PictureCache, PictureSource } from './picture-cache.ts';
import type { SignatureRef } from './routes.ts';

export interface ComparedSide extends ComparedSignature {
  readonly layers: Layers;
}

export type Sides = Readonly<Record<SideName, ComparedSide>>;
export type CreateLayers = (pictures: Pictures, placement: Placement | undefined) => Promise<Layers>;

/** Two signatures looked at together. The plane they lie on is the left one's page, in its pixels. */
export interface Compare {
  readonly sides: Loaded<Sides>;
  /** Which regions drive the distance; null until it came, or where it cannot be had. */
  readonly contributions: Loaded<Contributions>;
  readonly alignment: Alignment;
  readonly measuring: Measuring;
  mode: CompareMode;
  as: PictureSource['as'];
  tool: Tool;
  guide: Guide;
  /** Of an overlay, 0 to 1. */
  balance: number;
  /** Which signature a blink shows, whether it changes by itself, and how often a second. */
  shown: SideName;
  blinking: boolean;
  blinkRate: number;
  /** Pixels of the left page within which ink counts as coinciding. */
  tolerance: number;
  freedom: Freedom;
  viewport: Viewport;
  /** Where all panes lie, and one of them: all are equally large. */
  stage: Size;
  pane: Size;
  /** Two panes lie one above the other where the pictures are larger that way. */
  readonly stacked: boolean;
  /** What the heat map shows. */
  heatMeaning: HeatMeaning;
  /** The cell that is read out, under the pointer or chosen from the list. */
  cell: Cell | null;
  /** On which signature one measures where both share a pane, and where the keyboard's crosshair is, on the plane. */
  measuredSide: SideName;
  crosshair: Point | null;
  readonly difference: Difference | null;
  readonly hot: ReturnType<typeof hotRegions>;
  /** How far the right one was moved (pixels of the left page), turned (degrees) and scaled since its true size, upright and centred. */
  readonly moved: { x: number; y: number; degrees: number; scale: number };
  load(left: SignatureRef, right: SignatureRef): Promise<void>;
  /** Lays the inks over each other; false where one of the pictures has none. */
  align(): boolean;
  reset(): void;
  nudge(dx: number, dy: number): void;
  turn(degrees: number): void;
  grow(factor: number): void;
  zoom(factor: number, at?: Point): void;
  pan(dx: number, dy: number): void;
  fit(): void;
  /** From pixels of a signature's page to the plane. */
  toPlane(side: SideName): Similarity;
  /** And back again. */
  onPage(side: SideName, place: Point): Point;
  baselineOf(side: SideName): ReturnType<typeof baselineOf>;
}

/** Strongest regions that are named. */
const namedRegions = 5;

/** @param createLayers decodes pictures, which takes a browser */
export function createCompare(client: Client, pictures: PictureCache, createLayers: CreateLayers): Compare {
  const sides = createLoaded<Sides>();
  const contributions = createLoaded<Contributions>();
  const alignment = createAlignment(identity);
  const measuring = createMeasuring();
  let upright: Similarity = identity;
  let mode = $state<CompareMode>('side-by-side');
  let as = $state<PictureSource['as']>('cleaned');
  let tool = $state<Tool>('pan');
  let guide = $state<Guide>('none');
  let balance = $state(0.5);
  let shown = $state<SideName>('left');
  let blinking = $state(true);
  let blinkRate = $state(1);
  let tolerance = $state(3);
  let freedom = $state.raw<Freedom>({ angle: true, scale: true });
  let viewport = $state.raw<Viewport>({ scale: 1, x: 0, y: 0 });
  let pane = $state.raw<Size>({ width: 0, height: 0 });
  let stage = $state.raw<Size>({ width: 1, height: 1 });
  let cell = $state.raw<Cell | null>(null);
  let heatMeaning = $state<HeatMeaning>('apart');
  let measuredSide = $state<SideName>('left');
  let crosshair = $state.raw<Point | null>(null);
  /** Until a person zooms or moves the picture it stays fitted. */
  let isFitted = true;

  const toPlane = (side: SideName): Similarity => (side === 'left' ? identity : alignment.now);

  const difference = $derived.by(() => {
    if (mode !== 'difference' || !sides.value) return null;
    const { left, right } = sides.value;
    if (!left.layers.field || !right.layers.field) return null;
    return differenceOf(
      { field: left.layers.field, toPlane: left.layers.fieldToPage },
      { field: right.layers.field, toPlane: compose(alignment.now, right.layers.fieldToPage) },
      tolerance,
    );
  });
  const stacked = $derived(
    sides.value !== null && fitsBetterStacked(boundsOn(sides.value.left.layers, identity, 'cleaned'), stage),
  );
  const hot = $derived(contributions.value ? hotRegions(contributions.value, namedRegions, heatMeaning) : []);
  const baselines = $derived({ left: baselineOn(sides.value?.left), right: baselineOn(sides.value?.right) });
  const moved = $derived.by(() => {
    const centre = sides.value ? centreOf(sides.value.right.layers) : { x: 0, y: 0 };
    const { now } = alignment;
    const [is, was] = [applyTo(now, centre), applyTo(upright, centre)];
    const degrees = ((now.angle - upright.angle) * 180) / Math.PI;
    return { x: is.x - was.x, y: is.y - was.y, degrees, scale: now.scale / upright.scale };
  });

  async function layersOf({ ref, placement }: ComparedSignature): Promise<Layers> {
    const bytesOf = (as: PictureSource['as']) => pictures.bytesOf({ ...ref, as });
    const [scanned, cleaned] = await Promise.all([bytesOf('scanned'), bytesOf('cleaned')]);
    return createLayers({ scanned, cleaned }, placement);
  }

  async function loadAll(left: SignatureRef, right: SignatureRef): Promise<Sides> {
    const found = await loadSides(client, { left, right });
    const [ofLeft, ofRight] = await Promise.all([layersOf(found.left), layersOf(found.right)]);
    return { left: { ...found.left, layers: ofLeft }, right: { ...found.right, layers: ofRight } };
  }

  async function load(left: SignatureRef, right: SignatureRef): Promise<void> {
    const before = untrack(() => sides.value);
    contributions.value = null;
    cell = null;
    void contributions.load(() => askContributions(client, left, right));
    await sides.load(() => loadAll(left, right));
    const now = sides.value;
    if (!now || now === before) return;
    for (const side of ['left', 'right'] as const) {
      if (before && before[side].ref.id !== now[side].ref.id) measuring.forget(side);
    }
    tolerance = usualTolerance(now.left.layers);
    upright = uprightOn(now);
    alignment.start(upright);
    align();
    isFitted = true;
    fit();
  }

  function align(): boolean {
    if (!sides.value) return false;
    const { left, right } = sides.value;
    const [fixed, moving] = [left.layers.field, right.layers.field];
    if (!fixed || !moving) return false;
    // What is not free keeps the true size and stands upright.
    const start = compose(invert(left.layers.fieldToPage), compose(upright, right.layers.fieldToPage));
    const found = alignInk(fixed, moving, start, freedom);
    alignment.set(compose(left.layers.fieldToPage, compose(found, invert(right.layers.fieldToPage))));
    return true;
  }

  function fit(): void {
    isFitted = true;
    if (!sides.value || pane.width === 0) return;
    const { left, right } = sides.value;
    const around = unionOf(boundsOn(left.layers, identity, as), boundsOn(right.layers, alignment.now, as));
    viewport = fitted(around, pane);
  }

  const middle = () => (sides.value ? applyTo(alignment.now, centreOf(sides.value.right.layers)) : identity);

  return {
    sides,
    contributions,
    alignment,
    measuring,
    get mode() {
      return mode;
    },
    set mode(next) {
      mode = next;
    },
    get as() {
      return as;
    },
    set as(next) {
      as = next;
      if (isFitted) fit();
    },
    get tool() {
      return tool;
    },
    set tool(next) {
      tool = next;
      measuring.cancel();
      crosshair = null;
    },
    get guide() {
      return guide;
    },
    set guide(next) {
      guide = next;
    },
    get balance() {
      return balance;
    },
    set balance(next) {
      balance = Math.min(1, Math.max(0, next));
    },
    get shown() {
      return shown;
    },
    set shown(next) {
      shown = next;
    },
    get blinking() {
      return blinking;
    },
    set blinking(next) {
      blinking = next;
    },
    get blinkRate() {
      return blinkRate;
    },
    set blinkRate(next) {
      blinkRate = next;
    },
    get tolerance() {
      return tolerance;
    },
    set tolerance(next) {
      tolerance = Math.max(0, next);
    },
    get freedom() {
      return freedom;
    },
    set freedom(next) {
      freedom = next;
    },
    get viewport() {
      return viewport;
    },
    set viewport(next) {
      viewport = next;
      isFitted = false;
    },
    get pane() {
      return pane;
    },
    set pane(next) {
      pane = next;
      if (isFitted) fit();
    },
    get stage() {
      return stage;
    },
    set stage(next) {
      stage = next;
    },
    get stacked() {
      return stacked;
    },
    get heatMeaning() {
      return heatMeaning;
    },
    set heatMeaning(next) {
      heatMeaning = next;
    },
    get cell() {
      return cell;
    },
    set cell(next) {
      cell = next;
    },
    get measuredSide() {
      return measuredSide;
    },
    set measuredSide(next) {
      measuredSide = next;
      measuring.cancel();
    },
    get crosshair() {
      return crosshair;
    },
    set crosshair(next) {
      crosshair = next;
    },
    get difference() {
      return difference;
    },
    get hot() {
      return hot;
    },
    get moved() {
      return moved;
    },
    load,
    align,
    reset: () => alignment.set(upright),
    nudge: (dx, dy) => alignment.set(shifted(alignment.now, dx, dy)),
    turn: (degrees) => alignment.set(turnedAbout(alignment.now, middle(), { angle: (degrees * Math.PI) / 180 })),
    grow: (factor) => alignment.set(turnedAbout(alignment.now, middle(), { scale: factor })),
    zoom(factor, at) {
      isFitted = false;
      viewport = zoomed(viewport, pane, factor, at);
    },
    pan(dx, dy) {
      isFitted = false;
      viewport = panned(viewport, dx, dy);
    },
    fit,
    toPlane,
    onPage: (side, place) => applyTo(invert(toPlane(side)), place),
    baselineOf: (side) => baselines[side],
  };
}

function baselineOn(side: ComparedSide | undefined) {
  return side?.layers.field ? baselineOf(side.layers.field) : null;
}

/** The cleaned ink's middle, in pixels of its page. */
function centreOf({ field, fieldToPage, cleaned }: Layers): Point {
  return field
    ? applyTo(fieldToPage, field.centre)
    : applyTo(cleaned.toPage, { x: cleaned.width / 2, y: cleaned.height / 2 });
}

function boundsOn(layers: Layers, toPlane: Similarity, as: PictureSource['as']): Bounds {
  const { width, height, toPage } = layers[as];
  const corners = cornersOf({ left: 0, top: 0, right: width, bottom: height });
  return boundsOf(corners.map((corner) => applyTo(compose(toPlane, toPage), corner)));
}

/** At its true size where both resolutions are known, else pixel for pixel; not turned; centre on centre. */
function uprightOn({ left, right }: Sides): Similarity {
  const [one, other] = [left.placement?.dpi ?? null, right.placement?.dpi ?? null];
  const scale = one !== null && other !== null ? one / other : 1;
  const [here, there] = [centreOf(left.layers), centreOf(right.layers)];
  return { scale, angle: 0, x: here.x - scale * there.x, y: here.y - scale * there.y };
}

/** Half the width of the pen's line, in whole pixels of the page. */
function usualTolerance({ field, fieldToPage }: Layers): number {
  return field ? Math.max(1, Math.round((penWidth(field) * fieldToPage.scale) / 2)) : 1;
}

function askContributions(client: Client, left: SignatureRef, right: SignatureRef): Promise<Contributions> {
  return left.kind === 'case'
    ? client.call('cases.contributions', { case: left.id, with: right.id })
    : client.call('specimens.contributions', { specimen: left.id, with: right.id });
}

/** Pixels of the left page for each millimetre; null where its resolution is not known. */
export function pixelsPerMillimetre({ left }: Sides): number | null {
  const dpi = left.placement?.dpi ?? null;
  return dpi === null ? null : dpi / millimetresPerInch;
}
