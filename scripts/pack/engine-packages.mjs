/** Which npm packages the engine needs at run time: a pure function of the lockfile and the platform. */

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [license]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, { optional?: boolean }>} [peerDependenciesMeta]
 *
 * @typedef {Record<string, LockedPackage>} LockedPackages  by folder; the application itself under ''
 * @typedef {{ platform: string, arch: string, libc: string | null }} Target
 * @typedef {{ folder: string, name: string, version: string }} ShippedPackage  `folder` is node_modules/…
 */

/**
 * What a package lists but never loads in Paraph: its installers, its build tools, and downloads, which Paraph does not make.
 * The packed application is run by a test, so that an entry too many shows.
 * @type {Record<string, readonly string[]>}
 */
const neverLoaded = {
  '@tensorflow/tfjs-node-gpu': ['adm-zip', 'https-proxy-agent', 'rimraf', 'tar'],
  '@mapbox/node-pre-gyp': ['https-proxy-agent', 'make-dir', 'node-fetch', 'rimraf', 'tar'],
  '@tensorflow/tfjs': ['argparse', 'chalk', 'core-js', 'regenerator-runtime', 'yargs'],
  '@tensorflow/tfjs-core': ['node-fetch'],
  '@tensorflow/tfjs-data': ['node-fetch'],
  'better-sqlite3': ['node-addon-api'],
};

/** @param {string} folder */
const nameOf = (folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The folder where Node finds a package that another one asks for. @param {LockedPackages} locked @param {string} from @param {string} name */
function resolve(locked, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (locked[candidate]) return candidate;
    if (folder === '') return null;
  }
}

/** @param {LockedPackage} locked @param {Target} target */
function runsOn({ os, cpu, libc }, target) {
  if (os && !os.includes(target.platform)) return false;
  if (cpu && !cpu.includes(target.arch)) return false;
  return !libc || target.libc === null || libc.includes(target.libc);
}

/** @param {string} folder @param {LockedPackage} locked @returns {string[]} */
function neededBy(folder, { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }) {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  const without = neverLoaded[nameOf(folder)] ?? [];
  return [...Object.keys(dependencies ?? {}), ...Object.keys(optionalDependencies ?? {}), ...peers].filter(
    // Types are for the compiler alone.
    (name) => !/^@(webgpu\/)?types\//.test(`${name}/`) && !without.includes(name),
  );
}

/**
 * The packages to ship, sorted by folder.
 * @param {LockedPackages} locked  `packages` of package-lock.json
 * @param {Target} target
 * @returns {ShippedPackage[]}
 */
export function enginePackages(locked, target) {
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = [''];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    for (const name of neededBy(folder, locked[folder])) {
      const next = resolve(locked, folder, name);
      if (next === null || found.has(next) || !runsOn(locked[next], target)) continue;
      found.add(next);
      waiting.push(next);
    }
  }
  return [...found].sort().map((folder) => ({ folder, name: nameOf(folder), version: locked[folder].version ?? '' }));
}
