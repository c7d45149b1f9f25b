import type { LabPart, LabSnapshot } from '../../main/contract/lab/records.ts';
import {
  startTurn,
  turned,
  turnedBy,
  turnedPlaces,
  type Turn,
  type Vector,
} from '../../main/contract/lab/sphere-geometry.ts';
import { rolesOf, type SphereRole } from '../../main/contract/lab/sphere-marks.ts';
import {
  distancesOf,
  drawnAsIs,
  nearestTo,
  numbersOf,
  overlapOf,
  surroundingsOf,
  type DistanceBetween,
  type MarginRule,
  type Overlap,
  type Surroundings,
  type WatchedClasses,
} from '../../main/contract/lab/sphere-measures.ts';
import type { DistanceName } from '../../main/contract/training.ts';

/** What there is to look at. */
export interface SphereSource {
  readonly watched: WatchedClasses;
  /** By rising step; at least one. */
  readonly snapshots: readonly LabSnapshot[];
  /** What the network was trained to. */
  readonly rule: MarginRule;
  /** It was trained to something else, and the rule is only there to look at it by. */
  readonly isRuleBorrowed?: boolean;
  /** Numbers of an embedding. */
  readonly size: number;
}

export type PartsShown = LabPart | 'both';
export type Colouring = 'role' | 'class';

const zoomLimits = { least: 0.6, most: 5 };
const nearestListed = 8;

/** How somebody looks at a sphere: what is shown of it, from where, around which anchor. */
export interface SphereView {
  readonly source: SphereSource;
  /** Place of the snapshot shown. */
  readonly index: number;
  readonly snapshot: LabSnapshot;
  /** Whether the newest is shown, and the next one will be as soon as it comes. */
  readonly isFollowing: boolean;
  readonly isProjection: boolean;
  readonly points: readonly Vector[];
  readonly between: DistanceBetween;
  readonly rule: MarginRule;
  readonly around: Surroundings;
  readonly roles: readonly SphereRole[];
  readonly overlap: Overlap;
  /** The others from near to far, of those shown. */
  readonly nearest: readonly number[];
  readonly parts: readonly LabPart[];
  /** Of each snapshot. */
  overlaps(): Overlap[];
  isShown(picture: number): boolean;
  show(index: number): void;
  step(by: number): void;
  follow(): void;
  anchor: number;
  /** The positive that the margin is laid around; null for the farthest. */
  positive: number | null;
  distance: DistanceName;
  margin: number;
  part: PartsShown;
  colouring: Colouring;
  playing: boolean;
  /** The picture under the pointer or the focus. */
  pointed: number | null;
  readonly turn: Turn;
  readonly zoom: number;
  turnBy(right: number, down: number): void;
  zoomBy(factor: number): void;
  reset(): void;
  /** Turns the anchor to the front. */
  face(): void;
}

/** @param source may change: snapshots come while a network learns */
export function createSphereView(source: () => SphereSource): SphereView {
  let at = $state<number | null>(null);
  let anchor = $state(0);
  let positive = $state<number | null>(null);
  let own = $state<Partial<Pick<MarginRule, 'distance' | 'margin'>>>({});
  let part = $state<PartsShown | null>(null);
  let colouring = $state<Colouring>('role');
  let playing = $state(false);
  let pointed = $state<number | null>(null);
  let turn = $state.raw<Turn>(startTurn);
  let zoom = $state(1);
  const counted = new WeakMap<LabSnapshot, { rule: string; overlap: Overlap }>();

  const watched = $derived(source().watched);
  const parts = $derived([...new Set(watched.classes.map((one) => one.part))]);
  const shownPart = $derived(part ?? parts[0] ?? 'both');
  const last = $derived(source().snapshots.length - 1);
  const index = $derived(at === null ? last : Math.min(at, last));
  const snapshot = $derived(source().snapshots[index]);
  const rule = $derived<MarginRule>({ ...source().rule, ...own });
  const between = $derived(distancesOf(snapshot, watched.classOf.length, rule.distance));
  const points = $derived(turnedPlaces(turn, numbersOf(snapshot.places)));
  const around = $derived(surroundingsOf(watched, between, rule, anchor, positive));
  const roles = $derived(rolesOf(watched, anchor, around));

  const isShown = (picture: number) => shownPart === 'both' || partOf(picture) === shownPart;
  const partOf = (picture: number) => watched.classes[watched.classOf[picture]].part;

  function overlapAt(one: LabSnapshot): Overlap {
    const name = JSON.stringify(rule);
    const known = counted.get(one);
    if (known?.rule === name) return known.overlap;
    const overlap = overlapOf(watched, distancesOf(one, watched.classOf.length, rule.distance), rule);
    counted.set(one, { rule: name, overlap });
    return overlap;
  }

  return {
    get source() {
      return source();
    },
    get index() {
      return index;
    },
    get snapshot() {
      return snapshot;
    },
    get isFollowing() {
      return at === null;
    },
    get isProjection() {
      return source().size > drawnAsIs;
    },
    get points() {
      return points;
    },
    get between() {
      return between;
    },
    get rule() {
      return rule;
    },
    get around() {
      return around;
    },
    get roles() {
      return roles;
    },
    get overlap() {
      return overlapAt(snapshot);
    },
    get nearest() {
      return nearestTo(watched, between, anchor, Infinity).filter(isShown).slice(0, nearestListed);
    },
    get parts() {
      return parts;
    },
    overlaps: () => source().snapshots.map(overlapAt),
    isShown,
    show(next) {
      at = next >= last ? null : Math.max(0, next);
    },
    step(by) {
      this.show(index + by);
    },
    follow() {
      at = null;
    },
    get anchor() {
      return anchor;
    },
    set anchor(next) {
      anchor = next;
      positive = null;
    },
    get positive() {
      return positive;
    },
    set positive(next) {
      positive = next;
    },
    get distance() {
      return rule.distance;
    },
    set distance(next) {
      own = { ...own, distance: next };
    },
    get margin() {
      return rule.margin;
    },
    set margin(next) {
      own = { ...own, margin: next };
    },
    get part() {
      return shownPart;
    },
    set part(next) {
      part = next;
      if (!isShown(anchor))
        this.anchor = Math.max(
          0,
          watched.classOf.findIndex((_, i) => isShown(i)),
        );
    },
    get colouring() {
      return colouring;
    },
    set colouring(next) {
      colouring = next;
    },
    get playing() {
      return playing;
    },
    set playing(next) {
      // At the end there is nothing to play: it begins again.
      if (next && index === last) at = 0;
      playing = next;
    },
    get pointed() {
      return pointed;
    },
    set pointed(next) {
      pointed = next;
    },
    get turn() {
      return turn;
    },
    get zoom() {
      return zoom;
    },
    turnBy(right, down) {
      turn = turnedBy(turn, right, down);
    },
    zoomBy(factor) {
      zoom = Math.min(zoomLimits.most, Math.max(zoomLimits.least, zoom * factor));
    },
    reset() {
      turn = startTurn;
      zoom = 1;
    },
    face() {
      const places = numbersOf(snapshot.places);
      const [x, y, z] = turned(turn, [places[3 * anchor], places[3 * anchor + 1], places[3 * anchor + 2]]);
      const flat = Math.hypot(x, y);
      const angle = Math.atan2(flat, z);
      if (flat > 0) turn = turnedBy(turn, (-x / flat) * angle, (y / flat) * angle);
    },
  };
}
