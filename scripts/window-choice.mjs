/** Whether the application opens in Electron's window or in a browser: a pure function of what was probed. */

/**
 * @typedef {object} WindowProbe
 * @property {string} platform  process.platform
 * @property {string | null} missing  why Electron's runtime is not there; null where it is
 * @property {boolean} display  whether there is a screen to open a window on
 * @property {boolean} root  whether the process runs as root on a Unix
 *
 * @typedef {{ host: 'window' | 'browser', why: string }} WindowChoice
 */

/** @param {WindowProbe} probe @returns {WindowChoice} */
export function chooseWindow({ platform, missing, display, root }) {
  if (missing !== null) return { host: 'browser', why: `Electron's runtime is not there: ${missing}` };
  if (platform === 'linux' && !display) {
    return { host: 'browser', why: 'there is no screen for a window: neither DISPLAY nor WAYLAND_DISPLAY is set' };
  }
  if (platform === 'linux' && root) {
    return { host: 'browser', why: "Electron does not open windows as root without giving up Chromium's sandbox" };
  }
  return { host: 'window', why: "Electron's runtime is there" };
}
