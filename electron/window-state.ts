/** Where the window was and how large: it comes back as it went. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, screen, type BrowserWindow, type Rectangle } from 'electron';
import { z } from '../main/contract/schema.ts';
import { writeFileAtomically } from '../main/base/atomic-file.ts';

const WindowState = z.object({
  width: z.int().check(z.gte(900), z.lte(20_000)),
  height: z.int().check(z.gte(600), z.lte(20_000)),
  x: z.optional(z.int()),
  y: z.optional(z.int()),
  isMaximised: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

const firstState: WindowState = { width: 1280, height: 800, isMaximised: false };

const stateFile = () => join(app.getPath('userData'), 'window.json');

/** As kept; the usual size when nothing sound was, and in the middle when its screen is gone. */
export function loadWindowState(): WindowState {
  const { x, y, ...state } = readState();
  if (x === undefined || y === undefined) return state;
  return isOnScreen({ x, y, width: state.width, height: state.height }) ? { ...state, x, y } : state;
}

function readState(): WindowState {
  try {
    const kept = z.safeParse(WindowState, JSON.parse(readFileSync(stateFile(), 'utf8')));
    return kept.success ? kept.data : firstState;
  } catch {
    return firstState;
  }
}

/** Whether enough of its upper edge can be seen to drag it by. */
function isOnScreen({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea: area }) => {
    const overlap = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    return overlap >= 100 && y >= area.y && y < area.y + area.height - 50;
  });
}

export function keepWindowState(window: BrowserWindow): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), isMaximised: window.isMaximized() };
    try {
      writeFileAtomically(stateFile(), Buffer.from(JSON.stringify(state)));
    } catch {
      // A full disk must not keep the window from closing.
    }
  });
}
