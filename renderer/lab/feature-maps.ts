/** A layer's maps as pixels: all of them side by side, or one alone. Pure. */
import type { LayerMaps } from '../../main/contract/lab/look.ts';
import { divergingColour, risingColour, type Colour, type ThemeName } from './palettes.ts';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** RGBA; what lies between maps is clear. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Where the maps of a layer lie in a mosaic, in pixels. */
export interface MosaicPlan {
  /** Pixels a cell is wide and high. */
  readonly scale: number;
  /** Maps side by side. */
  readonly across: number;
  readonly tile: { readonly width: number; readonly height: number };
  readonly width: number;
  readonly height: number;
}

/** Small maps are drawn larger, up to about this wide. */
const wantedTile = 36;
const largestCell = 14;
const gap = 2;

/** @param room pixels that the mosaic may be wide */
export function planMosaic({ rows, columns, channels }: LayerMaps, room: number): MosaicPlan {
  const scale = Math.min(largestCell, Math.max(1, Math.round(wantedTile / columns)));
  const tile = { width: columns * scale + gap, height: rows * scale + gap };
  const across = Math.max(1, Math.min(channels, Math.floor((room + gap) / tile.width)));
  const down = Math.ceil(channels / across);
  return { scale, across, tile, width: across * tile.width - gap, height: down * tile.height - gap };
}

/** The map at a pixel of the mosaic; null between maps and beyond the last. */
export function mapAt({ channels }: LayerMaps, { across, tile }: MosaicPlan, x: number, y: number): number | null {
  if (x < 0 || y < 0 || x % tile.width >= tile.width - gap || y % tile.height >= tile.height - gap) return null;
  const column = Math.floor(x / tile.width);
  const map = Math.floor(y / tile.height) * across + column;
  return column < across && map < channels ? map : null;
}

export function placeOfMap({ across, tile }: MosaicPlan, map: number) {
  return {
    x: (map % across) * tile.width,
    y: Math.floor(map / across) * tile.height,
    width: tile.width - gap,
    height: tile.height - gap,
  };
}

/** Outputs of a ReLU begin at 0 and rise; a linear layer's lie on both sides of it. */
export const isSigned = ({ least }: Pick<LayerMaps, 'least'>) => least < 0;

/** The number that a byte of the layer stands for. */
export const numberOf = ({ least, greatest }: LayerMaps, byte: number) => least + (byte / 255) * (greatest - least);

/** A few strong cells set the range of a layer: weak ones are drawn stronger than they are, in the same order. */
const lifted = (share: number) => Math.sign(share) * Math.abs(share) ** 0.6;

/** The colour of each of the 256 numbers that a layer's bytes may stand for: 0 is the same in every layer. */
export function coloursOf(layer: LayerMaps, theme: ThemeName): Colour[] {
  const reach = Math.max(Math.abs(layer.least), Math.abs(layer.greatest)) || 1;
  return Array.from({ length: 256 }, (_, byte) => {
    const share = numberOf(layer, byte) / reach;
    return isSigned(layer) ? divergingColour(lifted(share), theme) : risingColour(lifted(share), theme);
  });
}

export function mosaicPixels(layer: LayerMaps, plan: MosaicPlan, theme: ThemeName): Raster {
  const colours = coloursOf(layer, theme);
  const pixels = new Uint8ClampedArray(4 * plan.width * plan.height);
  for (let map = 0; map < layer.channels; map++) {
    const { x, y, width, height } = placeOfMap(plan, map);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const cell = Math.floor(row / plan.scale) * layer.columns + Math.floor(column / plan.scale);
        const colour = colours[layer.values[map * layer.rows * layer.columns + cell]];
        pixels.set([...colour, 255], 4 * ((y + row) * plan.width + x + column));
      }
    }
  }
  return { width: plan.width, height: plan.height, pixels };
}

/** One map, a pixel a cell. */
export function mapPixels(layer: LayerMaps, map: number, theme: ThemeName): Raster {
  const colours = coloursOf(layer, theme);
  const cells = layer.rows * layer.columns;
  const pixels = new Uint8ClampedArray(4 * cells);
  for (let cell = 0; cell < cells; cell++) pixels.set([...colours[layer.values[map * cells + cell]], 255], 4 * cell);
  return { width: layer.columns, height: layer.rows, pixels };
}

/** Least, greatest and mean of one map. */
export function measuresOfMap(layer: LayerMaps, map: number) {
  const cells = layer.rows * layer.columns;
  const values = layer.values.subarray(map * cells, (map + 1) * cells);
  let [least, greatest, sum] = [255, 0, 0];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    sum += value;
  }
  return {
    least: numberOf(layer, least),
    greatest: numberOf(layer, greatest),
    mean: numberOf(layer, sum / Math.max(1, cells)),
  };
}
