/** The licence of everything that a package holds, with its text. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from '../files.mjs';
import { root } from '../places.mjs';
import { libcOf } from '../probe.mjs';
import { tensorflowVersion } from '../wheels.mjs';
import { enginePackages } from './engine-packages.mjs';

/**
 * @typedef {{ name: string, version: string, licence: string, text: string }} Notice
 * @typedef {{ folder: string, name: string }} Source  a package and its folder below the checkout
 */

const licenceFile = /^(licen[cs]e|copying|notice|third[-_ ]?party)/i;
const licenceHeading = /^#+\s*(the mit )?licen[cs]e\b/im;

/** @param {string} text */
const isMit = (text) => /permission is hereby granted, free of charge/i.test(text);

/** @param {string} name */
const standardText = (name) => readFile(join(root, 'resources', 'licences', `${name}.txt`), 'utf8');

/** The texts that lie in the package itself, or null. @param {string} folder */
async function ownTexts(folder) {
  const names = (await readdir(folder)).filter((name) => licenceFile.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  return texts.join('\n\n').trim() || null;
}

/** Some packages have their licence at the end of their description. @param {string} folder */
async function textInReadme(folder) {
  const name = (await readdir(folder)).find((name) => /^readme(\.md)?$/i.test(name));
  const readme = name ? await readFile(join(folder, name), 'utf8') : '';
  const start = readme.search(licenceHeading);
  const text = start < 0 ? '' : readme.slice(start).trim();
  return isMit(text) ? text : null;
}

/** The licences that a package names but whose text it leaves out. @param {string} name @param {string} licence */
async function textByName(name, licence) {
  if (licence.startsWith('Apache-2.0')) return standardText('Apache-2.0');
  if (licence === 'MIT') return `Copyright (c) the authors of ${name}\n\n${await standardText('MIT')}`;
  throw new Error(`${name} (${licence}) comes without the text of its licence: add it to resources/licences.`);
}

/** libvips and what it is linked with: a list of their own, and the licences that it names. @param {string} folder */
async function textOfLibvips(folder) {
  const list = await readFile(join(folder, 'README.md'), 'utf8');
  const texts = await Promise.all(['LGPL-3.0', 'GPL-3.0', 'MPL-1.1'].map(standardText));
  return [list, ...texts].join('\n\n');
}

/** @param {Source} source @returns {Promise<Notice>} */
async function noticeOf({ folder, name }) {
  const place = join(root, folder);
  const { version, license } = await readJson(join(place, 'package.json'));
  const named = typeof license === 'string' ? license : '';
  const text = name.startsWith('@img/sharp-libvips')
    ? await textOfLibvips(place)
    : ((await ownTexts(place)) ?? (await textInReadme(place)) ?? (await textByName(name, named)));
  const licence = named || (isMit(text) ? 'MIT' : 'see its text');
  const more = name === '@hyzyla/pdfium' ? `\n\n# PDFium\n\n${await standardText('pdfium')}` : '';
  return { name, version, licence, text: `${text.trim()}${more}` };
}

/** What comes from elsewhere than the npm registry. @returns {Promise<Notice[]>} */
async function otherNotices() {
  const { devDependencies } = await readJson(join(root, 'package.json'));
  const electron = await readFile(join(root, 'node_modules', 'electron', 'LICENSE'), 'utf8');
  return [
    {
      name: 'Electron with Chromium',
      version: devDependencies.electron,
      licence: 'MIT and others',
      text: `${electron}\n\nThe licences of Chromium and of what is in it are in LICENSES.chromium.html, beside the application.`,
    },
    {
      name: 'Node.js',
      version: devDependencies.node,
      licence: 'MIT and others',
      text: await standardText(`node-${devDependencies.node}`),
    },
    {
      name: 'TensorFlow',
      version: tensorflowVersion,
      licence: 'Apache-2.0 and others',
      text: await standardText(`tensorflow-${tensorflowVersion}`),
    },
    {
      name: 'SQLite',
      version: '',
      licence: 'public domain',
      text: 'The authors of SQLite have dedicated its code to the public domain. It is part of better-sqlite3.',
    },
  ];
}

/**
 * @param {readonly string[]} interfacePackages  names of the packages that are in the interface's bundle
 * @returns {Promise<Notice[]>} by name
 * @throws {Error} where the text of a licence cannot be told
 */
export async function collectNotices(interfacePackages) {
  const { packages: locked } = await readJson(join(root, 'package-lock.json'));
  const target = { platform: process.platform, arch: process.arch, libc: libcOf() };
  /** @type {Map<string, Source>} */
  const sources = new Map();
  for (const { folder, name } of enginePackages(locked, target)) sources.set(folder, { folder, name });
  for (const name of interfacePackages) sources.set(`node_modules/${name}`, { folder: `node_modules/${name}`, name });
  const notices = await Promise.all([...sources.values()].map(noticeOf));
  return [...(await otherNotices()), ...notices.sort((a, b) => a.name.localeCompare(b.name, 'en'))];
}

/** As one text, for people who look into the package's folder. @param {readonly Notice[]} notices */
export function noticesText(notices) {
  const rule = '='.repeat(80);
  const entries = notices.map(({ name, version, licence, text }) => {
    return `${rule}\n${[name, version].filter(Boolean).join(' ')} (${licence})\n${rule}\n\n${text}\n`;
  });
  return `Paraph contains the work of others, under these licences.\n\n${entries.join('\n')}`;
}
