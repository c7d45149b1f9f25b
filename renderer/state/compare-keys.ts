/** The keys of the compare view. Letters are shortcuts like everywhere; arrows and the like are pressed here. */
import { compareModes, guides, tools, type CompareMode } from '../compare/modes.ts';
import { texts } from '../texts.ts';
import { growStep, turnStep, zoomStep, type CompareActions } from './compare-actions.ts';
import type { Compare } from './compare.svelte.ts';
import type { Shortcut } from './shortcuts.svelte.ts';

/** What the view itself does. */
export interface ViewActions {
  look(mode: CompareMode): void;
  step(by: 1 | -1): void;
  leave(): void;
  save(): void;
}

const fineStep = 1;
const coarseStep = 10;
/** Pixels of the screen that an arrow moves the view by. */
const panStep = 60;

export function shortcutsOf(compare: Compare, actions: CompareActions, view: ViewActions): Shortcut[] {
  const words = texts.compare;
  const toolKeys = { pan: 'h', move: 'm', ruler: 'r', angle: 'w' } as const;
  const shown = (keys: string, does: string): Shortcut => ({ keys, does, isToldOnly: true, run: () => undefined });
  return [
    ...compareModes.map((mode, i) => ({
      keys: String(i + 1),
      does: words.keys.mode(words.modes[mode]),
      run: () => view.look(mode),
    })),
    { keys: 's', does: words.keys.as, run: () => (compare.as = compare.as === 'scanned' ? 'cleaned' : 'scanned') },
    { keys: 'n', does: words.keys.specimen.after, run: () => view.step(1) },
    { keys: 'p', does: words.keys.specimen.before, run: () => view.step(-1) },
    { keys: 'a', does: words.alignment.align, run: actions.align },
    { keys: 'z', does: words.alignment.reset, run: actions.reset },
    { keys: 'Ctrl+Z', does: words.keys.undo, run: compare.alignment.undo },
    { keys: 'Ctrl+Shift+Z', does: words.keys.redo, run: compare.alignment.redo },
    shown('← ↑ → ↓', words.keys.nudge),
    { keys: ',', does: words.alignment.left, run: () => compare.turn(-turnStep) },
    { keys: '.', does: words.alignment.right, run: () => compare.turn(turnStep) },
    { keys: '<', does: words.alignment.smaller, run: () => compare.grow(1 / growStep) },
    { keys: '>', does: words.alignment.larger, run: () => compare.grow(growStep) },
    { keys: '+', does: words.zoom.in, run: () => compare.zoom(zoomStep) },
    { keys: '-', does: words.zoom.out, run: () => compare.zoom(1 / zoomStep) },
    { keys: '0', does: words.keys.fit, run: compare.fit },
    shown('Ctrl+←→↑↓', words.keys.pan),
    ...tools.map((tool) => ({ keys: toolKeys[tool], does: words.tools[tool], run: () => (compare.tool = tool) })),
    shown('↵', words.keys.enter),
    { keys: 'x', does: words.keys.side, run: () => switchSide(compare) },
    { keys: 'l', does: words.keys.guides, run: () => (compare.guide = after(guides, compare.guide)) },
    { keys: 'b', does: words.keys.play, run: () => (compare.blinking = !compare.blinking) },
    shown('Space', words.keys.space),
    { keys: 'o', does: words.keys.balance.less, run: () => (compare.balance -= 0.1) },
    { keys: 'i', does: words.keys.balance.more, run: () => (compare.balance += 0.1) },
    { keys: 'e', does: words.export.save, run: view.save },
    shown('Esc', words.keys.escape),
  ].map((shortcut) => ({ ...shortcut, run: () => void shortcut.run() }));
}

function after<T>(list: readonly T[], one: T): T {
  return list[(list.indexOf(one) + 1) % list.length];
}

function switchSide(compare: Compare): void {
  compare.measuredSide = compare.measuredSide === 'left' ? 'right' : 'left';
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Carries out a key that is no letter; false for one that means nothing here. */
export function pressKey(event: KeyboardEvent, compare: Compare, actions: CompareActions, view: ViewActions): boolean {
  const arrow = arrows[event.key];
  if (arrow) return pressArrow(arrow, event, compare);
  if (event.key === 'Enter' && compare.crosshair) {
    actions.setPoint();
    return true;
  }
  if (event.key !== 'Escape') return false;
  if (compare.measuring.draft) compare.measuring.cancel();
  else if (compare.tool !== 'pan') compare.tool = 'pan';
  else view.leave();
  return true;
}

function pressArrow([dx, dy]: readonly [number, number], event: KeyboardEvent, compare: Compare): boolean {
  if (event.altKey) return false;
  const step = event.shiftKey ? coarseStep : fineStep;
  if (event.ctrlKey || event.metaKey) compare.pan(-dx * panStep, -dy * panStep);
  else if (compare.tool === 'ruler' || compare.tool === 'angle') moveCrosshair(compare, dx * step, dy * step);
  else compare.nudge(dx * step, dy * step);
  return true;
}

/** By pixels of the screen: what one sees is what one aims at. */
function moveCrosshair(compare: Compare, dx: number, dy: number): void {
  const { viewport, crosshair, measuring, measuredSide } = compare;
  const from = crosshair ?? viewport;
  const place = { x: from.x + dx / viewport.scale, y: from.y + dy / viewport.scale };
  compare.crosshair = place;
  if (measuring.draft?.side === measuredSide) measuring.hover(compare.onPage(measuredSide, place));
}

/** Whether a key belongs to the element that has the focus. */
export function isTakenByFocus({ target, key, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="menu"], [role="dialog"], [role="alertdialog"]')) return true;
  const field = target.closest('input, textarea, select');
  if (field) return key !== 'Escape';
  // A chosen mode keeps the focus after a click: its space bar is free, that of other buttons is not.
  const pressed = key === ' ' || key === 'Enter';
  return pressed && target.closest('button, a, summary') !== null && target.closest('[data-state="on"]') === null;
}
