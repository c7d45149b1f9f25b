/** Colours of numbers, for paper and for slate. Lightness alone tells them apart too, for whoever sees no hue. */

export type ThemeName = 'light' | 'dark';
export type Colour = readonly [red: number, green: number, blue: number];

interface Palette {
  /** From −1 over 0 to 1: cold over nothing to warm. */
  readonly diverging: readonly [Colour, Colour, Colour];
  /** From 0 to 1. */
  readonly rising: readonly [Colour, Colour, Colour];
}

/** Nothing is the colour of the sheet, so that what there is stands out in either theme. */
const palettes: Readonly<Record<ThemeName, Palette>> = {
  light: {
    diverging: [
      [24, 70, 150],
      [247, 245, 240],
      [168, 62, 14],
    ],
    rising: [
      [247, 245, 240],
      [104, 148, 205],
      [14, 36, 84],
    ],
  },
  dark: {
    diverging: [
      [126, 178, 255],
      [32, 38, 46],
      [255, 160, 92],
    ],
    rising: [
      [32, 38, 46],
      [70, 118, 190],
      [226, 240, 255],
    ],
  },
};

/** @param value from −1 to 1; beyond lies at the end */
export function divergingColour(value: number, theme: ThemeName): Colour {
  return between(palettes[theme].diverging, (clamp(value, -1) + 1) / 2);
}

/** @param share from 0 to 1; beyond lies at the end */
export function risingColour(share: number, theme: ThemeName): Colour {
  return between(palettes[theme].rising, clamp(share, 0));
}

const clamp = (value: number, least: number) => Math.min(1, Math.max(least, value));

function between([low, middle, high]: readonly [Colour, Colour, Colour], place: number): Colour {
  const [from, to, share] = place < 0.5 ? [low, middle, 2 * place] : [middle, high, 2 * place - 1];
  const mixed = from.map((start, i) => Math.round(start + share * (to[i] - start)));
  return [mixed[0], mixed[1], mixed[2]];
}

export const cssColour = ([red, green, blue]: Colour) => `rgb(${red} ${green} ${blue})`;
