/** Where the window was and how large, and how large everything in it: it comes back as it went. */
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { z } from '../main/contract/schema.ts';
import { keepRecord, readRecord } from './kept-record.ts';

const WindowState = z.object({
  width: z.int().check(z.gte(900), z.lte(20_000)),
  height: z.int().check(z.gte(600), z.lte(20_000)),
  x: z.optional(z.int()),
  y: z.optional(z.int()),
  isMaximised: z.boolean(),
  isFullScreen: z._default(z.boolean(), false),
  /** Chromium's zoom level: 0 is 100 %, each step a fifth more or less. */
  zoom: z._default(z.number().check(z.gte(-5), z.lte(5)), 0),
});
export type WindowState = z.infer<typeof WindowState>;

const firstState: WindowState = { width: 1280, height: 800, isMaximised: false, isFullScreen: false, zoom: 0 };
const name = 'window';

/** As kept; the usual size when nothing sound was, and in the middle when its screen is gone. */
export function loadWindowState(): WindowState {
  const { x, y, ...state } = readRecord(name, WindowState, firstState);
  if (x === undefined || y === undefined) return state;
  return isOnScreen({ x, y, width: state.width, height: state.height }) ? { ...state, x, y } : state;
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
    const state: WindowState = {
      ...window.getNormalBounds(),
      isMaximised: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
      zoom: window.webContents.getZoomLevel(),
    };
    keepRecord(name, state);
  });
}
