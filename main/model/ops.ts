/**
 * The tensor operations, whichever backend computes them. With `runtime.ts` the only import of tfjs: training and lab
 * take `tf` from here.
 */
export * as tf from '@tensorflow/tfjs-core';
