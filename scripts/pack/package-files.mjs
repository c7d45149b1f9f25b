/** Which files of an npm package are needed at run time. */

/** Sources, types, maps, tests and documents. Licences stay whatever they are called. */
const unneeded = [
  /\.(map|ts|mts|cts|flow|tsbuildinfo|md|markdown|html|cc|cpp|c|h|gyp|gypi|coffee|bat|sh)$/i,
  /(^|\/)(tests?|__tests__|specs?|docs?|examples?|bench(mark)?s?|coverage|\.\w[^/]*)(\/|$)/i,
  /(^|\/)(Makefile|Gruntfile\.js|bower\.json|component\.json)$/,
];

const licence = /(^|\/)(licen[cs]e|copying|notice|third[-_ ]?party)[^/]*$/i;

/** What alone is needed of packages that bring the same thing in many forms. @type {Record<string, RegExp>} */
const needed = {
  '@hyzyla/pdfium': /^dist\/(index\.esm|vendor\/.*)\.js$|^dist\/pdfium\.wasm$/,
  '@tensorflow/tfjs': /^dist\/tf\.node\.js$/,
  '@tensorflow/tfjs-backend-cpu': /^dist\/[^/]*\.node\.js$/,
  '@tensorflow/tfjs-backend-wasm': /^dist\/[^/]*\.(node\.js|wasm)$/,
  '@tensorflow/tfjs-backend-webgl': /^dist\/[^/]*\.node\.js$/,
  '@tensorflow/tfjs-converter': /^dist\/[^/]*\.node\.js$/,
  '@tensorflow/tfjs-core': /^dist\/[^/]*\.node\.js$/,
  '@tensorflow/tfjs-data': /^dist\/[^/]*\.node\.js$/,
  '@tensorflow/tfjs-layers': /^dist\/[^/]*\.node\.js$/,
  // Its libraries come with the runtime, see native-runtime.mjs.
  '@tensorflow/tfjs-node-gpu': /^dist\/(?!.*_test\.js$).*\.js$/,
  'better-sqlite3': /^lib\//,
};

/** Of the fonts in reports: upright, every weight in one file, and which file is for which characters. */
const fonts = /^unicode\.json$|-wght-normal\.woff2$/;

/**
 * @param {string} name  of the package
 * @param {string} path  of a file in it, with forward slashes
 * @param {{ platform: string, arch: string, libc: string | null }} target
 */
export function isNeeded(name, path, { platform, arch, libc }) {
  if (path === 'package.json' || licence.test(path)) return !/\.map$/.test(path);
  if (name === 'better-sqlite3' && path.startsWith('prebuilds/')) {
    return path === `prebuilds/${platform}${libc === 'musl' ? 'musl' : ''}-${arch}.node`;
  }
  if (name.startsWith('@fontsource-variable/')) return fonts.test(path);
  if (needed[name] && !needed[name].test(path)) return false;
  return !unneeded.some((pattern) => pattern.test(path));
}
