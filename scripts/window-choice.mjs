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
  const reasons = [
    missing === null ? null : `Electron's runtime is not there: ${missing}`,
    platform === 'linux' && !display ? 'there is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set' : null,
    platform === 'linux' && root ? "Electron opens no window as root without giving up Chromium's sandbox" : null,
  ].filter((reason) => reason !== null);
  if (reasons.length > 0) return { host: 'browser', why: reasons.join('; ') };
  return { host: 'window', why: "Electron's runtime is there" };
}
