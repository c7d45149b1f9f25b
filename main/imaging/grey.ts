/**
 * The darkest of the colour channels: blue, red and black ink all come out dark on white paper, where a weighted grey
 * would fade blue. `pixels` holds `channels` bytes for each pixel, colours first; with fewer than three, the first is grey.
 */
export function darkestChannel(pixels: Uint8Array, channels: number): Uint8Array<ArrayBuffer> {
  const grey = new Uint8Array(pixels.length / channels);
  if (channels < 3) {
    for (let i = 0; i < grey.length; i++) grey[i] = pixels[i * channels];
    return grey;
  }
  for (let i = 0, at = 0; i < grey.length; i++, at += channels) {
    const red = pixels[at];
    const green = pixels[at + 1];
    const blue = pixels[at + 2];
    const least = red < green ? red : green;
    grey[i] = least < blue ? least : blue;
  }
  return grey;
}

/** Rec. 601 luma, for pictures of things that are no writing; `pixels` as in `darkestChannel`. */
export function luminance(pixels: Uint8Array, channels: number): Uint8Array<ArrayBuffer> {
  if (channels < 3) return darkestChannel(pixels, channels);
  const grey = new Uint8Array(pixels.length / channels);
  for (let i = 0, at = 0; i < grey.length; i++, at += channels) {
    grey[i] = Math.round(0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2]);
  }
  return grey;
}
