/** What happens inside a tower while a picture passes it: every layer's feature maps, and the embedding at the end. */
import type { LayerMaps } from '../contract/lab/look.ts';
import type { FoldedTower } from '../model/networks/inference.ts';
import { scoped, tf, type Tensor4D } from '../model/ops.ts';

export interface InsideLook {
  /** In the order in which the picture passes them, as `layersOf` lists them, without the embedding. */
  readonly layers: LayerMaps[];
  /** Of unit length. */
  readonly embedding: Float32Array;
}

/**
 * The same forward pass that embeds, listened to.
 * @param coverage one picture of the network's input size, 0 paper to 255 ink, row by row
 */
export function lookInside(tower: FoldedTower, coverage: Uint8Array): InsideLook {
  const { width, height } = tower.spec.input;
  return scoped(() => {
    const ink = Float32Array.from(coverage, (value) => value / 255);
    const layers: LayerMaps[] = [];
    const { global } = tower.forward(tf.tensor4d(ink, [1, height, width, 1]), (name, output) => {
      layers.push(toBytes(name, output));
    });
    return { layers, embedding: global.dataSync<'float32'>().slice() };
  });
}

/** @param output [1, rows, columns, channels] */
function toBytes(name: string, output: Tensor4D): LayerMaps {
  const [, rows, columns, channels] = output.shape;
  const numbers = output.dataSync<'float32'>();
  const { least, greatest } = rangeOf(numbers);
  const scale = greatest > least ? 255 / (greatest - least) : 0;
  const cells = rows * columns;
  const values = new Uint8Array(numbers.length);
  for (let cell = 0; cell < cells; cell++) {
    for (let channel = 0; channel < channels; channel++) {
      values[channel * cells + cell] = Math.round((numbers[cell * channels + channel] - least) * scale);
    }
  }
  return { name, rows, columns, channels, least, greatest, values };
}

function rangeOf(numbers: Float32Array) {
  let least = Infinity;
  let greatest = -Infinity;
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > greatest) greatest = number;
  }
  return { least, greatest };
}
