/** What electron-builder makes of the staged folders on each platform. */
import { join } from 'node:path';
import { root } from '../places.mjs';
import { flipFusesOf } from './fuses.mjs';
import { appFolder, engineFolder, stageFolder } from './stage.mjs';

/** Where packages are written. */
export const packagesFolder = join(root, 'dist', 'packages');
export const iconsFolder = join(stageFolder, 'icons');
export const papersFolder = join(stageFolder, 'papers');

/** What people hand over to Paraph. */
const documents = [
  { ext: 'pdf', name: 'PDF', mimeType: 'application/pdf' },
  { ext: 'png', name: 'PNG', mimeType: 'image/png' },
  { ext: ['jpg', 'jpeg'], name: 'JPEG', mimeType: 'image/jpeg' },
  { ext: ['tif', 'tiff'], name: 'TIFF', mimeType: 'image/tiff' },
  { ext: 'webp', name: 'WebP', mimeType: 'image/webp' },
];
/** Offered beside the programs that these files open with; never in their place. */
const openWith = documents.map((document) => ({ ...document, role: 'Viewer', rank: 'Alternate' }));

/**
 * Of whoever gives packages to others: `Name <address>`, and where they tell about them. Reserved words stand in for them
 * in packages for one's own use.
 * @param {NodeJS.ProcessEnv} environment
 */
const publisher = (environment) => ({
  maintainer: environment['PARAPH_MAINTAINER'] ?? 'Paraph',
  homepage: environment['PARAPH_HOMEPAGE'] ?? 'https://paraph.invalid',
});

/** @type {import('electron-builder').Configuration['linux']} */
const linux = {
  target: ['AppImage', 'deb'],
  executableName: 'paraph',
  category: 'Office',
  synopsis: 'Tells whether a signature was written by the person it names',
  icon: join(iconsFolder, 'png'),
  // Named in the menu entry alone: as associations they would be declared anew, with a wrong pattern and another picture.
  mimeTypes: documents.map(({ mimeType }) => mimeType),
  syncDesktopName: true,
  desktop: { entry: { Name: 'Paraph', StartupWMClass: 'paraph', Keywords: 'signature;verification;handwriting;' } },
};

/** What Electron asks for on Debian, and what Node and TensorFlow do: Node 24 needs glibc 2.28. */
const debianPackages = [
  'libc6 (>= 2.28)',
  'libstdc++6',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libxss1 | libxss1t64',
  'libxtst6 | libxtst6t64',
  'xdg-utils',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libuuid1',
  'libsecret-1-0',
  'libasound2 | libasound2t64',
];

/**
 * @param {{ electron: string, electronDist?: string, output?: string, environment?: NodeJS.ProcessEnv }} options
 *   `electron` its exact version; `electronDist` a folder with its runtime where it is not to be downloaded
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfig({ electron, electronDist, output = packagesFolder, environment = process.env }) {
  const { maintainer, homepage } = publisher(environment);
  return {
    appId: 'paraph.desktop',
    productName: 'Paraph',
    copyright: '',
    electronVersion: electron,
    ...(electronDist ? { electronDist } : {}),
    directories: { app: appFolder, output, buildResources: iconsFolder },
    files: ['**/*'],
    asar: true,
    extraMetadata: { homepage },
    extraResources: [
      { from: engineFolder, to: 'engine', filter: ['**/*'] },
      // electron-builder leaves a folder of this name out of the one above.
      { from: join(engineFolder, 'node_modules'), to: 'engine/node_modules', filter: ['**/*'] },
      { from: papersFolder, to: '.', filter: ['**/*'] },
    ],
    // Packages are staged as they are to be: nothing is to be searched for, installed or compiled for Electron.
    beforeBuild: () => Promise.resolve(false),
    publish: null,
    afterPack: flipFusesOf,
    linux: { ...linux, maintainer },
    deb: { depends: debianPackages, recommends: [], packageCategory: 'graphics', priority: 'optional' },
    // No associations on Windows: the installer would make Paraph the program that documents open with.
    win: { target: ['nsis'], icon: join(iconsFolder, 'icon.ico') },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
    mac: {
      target: ['dmg'],
      icon: join(iconsFolder, 'icon.icns'),
      category: 'public.app-category.business',
      minimumSystemVersion: '12.3',
      fileAssociations: openWith,
    },
  };
}
