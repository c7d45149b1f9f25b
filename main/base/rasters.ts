/** Pictures as plain arrays, row by row from the top left. */

/** 8-bit grey: 0 black, 255 white. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** 1 where there is ink, 0 where there is paper. */
export interface InkImage {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** What a network takes: ink coverage 0 (paper) to 255 (ink), at the network's input size. */
export interface NormalisedImage {
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array;
}
