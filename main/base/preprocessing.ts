/**
 * Version of everything between a scanned page and the network's input (main/imaging: binarise, clean, crop,
 * normalise). It is part of a model's key, so a change here makes every stored embedding stale: raise it with any change
 * that moves a normalised pixel.
 */
export const preprocessingVersion = '1';
