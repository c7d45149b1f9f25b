/** An attacked input as a picture that can be handed in: the network's input itself cannot. */
import type { GreyImage, NormalisedImage } from '../base/rasters.ts';

/** Pixels of the picture for each pixel of the network's input: as large as Paraph looks at. */
const scale = 6;

/** Dark ink on white paper, interpolated between the input's pixels: in grey, or black where more than half is ink. */
export function renderAttack({ width, height, coverage }: NormalisedImage, as: 'grey' | 'ink'): GreyImage {
  const [wide, high] = [scale * width, scale * height];
  const pixels = new Uint8Array(wide * high);
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const ink = interpolated(coverage, width, height, x, y);
      pixels[y * wide + x] = as === 'grey' ? 255 - Math.round(ink) : ink > 127.5 ? 0 : 255;
    }
  }
  return { width: wide, height: high, pixels };
}

/** What is left of an input once it was rendered in black and white, where the picture is neither cropped nor scaled. */
export function throughInk(image: NormalisedImage): NormalisedImage {
  const { width, height } = image;
  const { width: wide, pixels } = renderAttack(image, 'ink');
  const counts = new Uint16Array(width * height);
  pixels.forEach((grey, i) => {
    if (grey === 0) counts[Math.floor(i / wide / scale) * width + Math.floor((i % wide) / scale)]++;
  });
  return { width, height, coverage: Uint8Array.from(counts, (count) => Math.round((255 * count) / scale ** 2)) };
}

function interpolated(coverage: Uint8Array, width: number, height: number, x: number, y: number): number {
  const [column, row] = [(x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5];
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [across, down] = [column - left, row - top];
  const [from, to] = [Math.max(0, left), Math.min(width - 1, left + 1)];
  const [above, below] = [Math.max(0, top) * width, Math.min(height - 1, top + 1) * width];
  const upper = (1 - across) * coverage[above + from] + across * coverage[above + to];
  const lower = (1 - across) * coverage[below + from] + across * coverage[below + to];
  return (1 - down) * upper + down * lower;
}
