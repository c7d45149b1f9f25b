/** The licences of what Paraph contains; the build writes them beside the interface. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** @throws TypeError where the interface was built without them */
export async function loadNotices(): Promise<readonly Notice[]> {
  const address = new URL('notices.js', document.baseURI).href;
  const module = (await import(/* @vite-ignore */ address)) as { default: { notices: readonly Notice[] } };
  return module.default.notices;
}
