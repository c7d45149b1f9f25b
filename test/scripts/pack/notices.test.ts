import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectNotices, noticesText } from '../../../scripts/pack/notices.mjs';

/** What may be in a package: permissive ones, fonts', and libvips under the LGPL, linked as a library of its own. */
const known =
  /^\(?(MIT|ISC|BSD-\d-Clause|Apache-2\.0|OFL-1\.1|public domain)( and others| AND [\w.-]+\))?$|^Apache-2\.0 AND MIT$/;

describe('the licence notices', async () => {
  const notices = await collectNotices(['svelte']);

  it('hold a text for everything, under licences that may be passed on', () => {
    const strange = notices.filter(
      ({ name, licence }) =>
        !known.test(licence) && !(name.startsWith('@img/sharp-libvips') && licence.startsWith('LGPL')),
    );
    expect(strange.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
    const short = notices.filter(({ text }) => !/licen[cs]e|permission|public domain|copyright/i.test(text));
    expect(short.map(({ name }) => name)).toEqual([]);
  });

  it('name what comes from elsewhere than the npm registry, in the versions that are pinned', () => {
    const names = notices.slice(0, 4).map(({ name }) => name);
    expect(names).toEqual(['Electron with Chromium', 'Node.js', 'TensorFlow', 'SQLite']);
    const { devDependencies } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    expect(notices[1].version).toBe(devDependencies.node);
    expect(existsSync(new URL(`../../../resources/licences/node-${devDependencies.node}.txt`, import.meta.url))).toBe(
      true,
    );
    expect(notices.find(({ name }) => name === '@hyzyla/pdfium')?.text).toContain('# PDFium');
    expect(notices.find(({ name }) => name.startsWith('@img/sharp-libvips'))?.text).toContain('LESSER GENERAL PUBLIC');
  });

  it('are one text as well', () => {
    const text = noticesText(notices);
    for (const { name } of notices) expect(text).toContain(`\n${name}`);
  });
});
