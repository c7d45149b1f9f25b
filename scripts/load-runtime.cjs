/** Loads the native runtime and multiplies two matrices with it; prints what it is as one line of JSON. */
const util = require('node:util');

// The binding's JavaScript still asks for two functions that Node 23 removed.
Object.assign(util, {
  isNullOrUndefined: (/** @type {unknown} */ value) => value === null || value === undefined,
  isArray: Array.isArray,
});
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
process.env['TF_FORCE_GPU_ALLOW_GROWTH'] ??= 'true';

const tf = require('@tensorflow/tfjs-node-gpu');

const product = tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])).dataSync()[0];
if (product !== 11) throw new Error(`1·3 + 2·4 came out as ${product}`);
const backend = tf.backend();
console.log(JSON.stringify({ tensorflow: backend.binding.TF_Version, usesGpu: backend.isUsingGpuDevice === true }));
