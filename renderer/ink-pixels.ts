/** How dark full ink is on the paper behind it: `--color-scan-ink`, the same in both themes. */
const ink = [0x1b, 0x20, 0x27] as const;

/** Ink coverage, 0 paper to 255 ink, as RGBA pixels that let the paper show through. */
export function inkPixels(coverage: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * coverage.length);
  coverage.forEach((amount, place) => pixels.set([...ink, amount], 4 * place));
  return pixels;
}
