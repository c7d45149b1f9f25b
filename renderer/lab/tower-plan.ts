/** Where everything lies in the drawing of three towers. Pure; in units of the drawing. */
import type { NetworkDescription, NetworkLayer } from '../../main/contract/models.ts';

export interface TowerRow {
  readonly layer: NetworkLayer;
  /** Its middle. */
  readonly y: number;
  /** The middle of the row that it reads, and whether other rows lie between. */
  readonly fromY: number;
  readonly bypasses: boolean;
}

export interface TowerPlan {
  readonly rows: readonly TowerRow[];
  /** The middle of the pictures, and their height. */
  readonly picture: { readonly y: number; readonly height: number };
  /** Units a cell of a map. */
  readonly scale: number;
  /** Where the last row ends. */
  readonly bottom: number;
}

export const towerColumns = [76, 204, 332] as const;
export const bandLeft = 14;
export const bandRight = 394;
export const labelLeft = 410;
export const drawingWidth = 672;
export const rowHeight = 48;

const pictureWidth = 88;
const blockWidth = 74;
const blockHeight = 30;
const top = 24;

export function planTowers({ input, layers }: NetworkDescription): TowerPlan {
  const height = (pictureWidth * input.height) / input.width;
  const picture = { y: top + height / 2, height };
  const first = top + height + 18 + rowHeight / 2;
  const middles = new Map(layers.map(({ name }, at) => [name, first + at * rowHeight]));
  let trunk = picture.y + height / 2 - blockHeight / 2;
  const rows = layers.map((layer, at): TowerRow => {
    const y = first + at * rowHeight;
    const fromY = (layer.reads === null ? null : middles.get(layer.reads)) ?? trunk;
    if (layer.kind === 'convolution' || layer.kind === 'pool') trunk = y;
    return { layer, y, fromY, bypasses: at > 0 && y - fromY > rowHeight + 1 };
  });
  return {
    rows,
    picture,
    scale: Math.min(blockWidth / input.width, blockHeight / input.height),
    bottom: first + (layers.length - 0.5) * rowHeight,
  };
}

export const pictureScale = (width: number) => pictureWidth / width;
