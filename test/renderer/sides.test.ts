import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../renderer/', import.meta.url);
/** On these, left and right are of the picture and not of the text. */
const ofThePicture = ['DistanceRuler', 'RegionEditor', 'guide/'];
const oneSided =
  /["'\s:!-](ml|mr|pl|pr|left|right|rounded-[lr]|scroll-m[lr])-[a-z0-9.[]+|text-(left|right)\b|border-[lr]\b/;

it('styles speak of start and end, so that a layout from right to left is the mirror of it', () => {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.svelte') && !ofThePicture.some((part) => file.includes(part)))
    .flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .map((line, i) => ({ file, line, at: i + 1 })),
    )
    .filter(({ line }) => !/^\s*(import|\/\/|\/?\*)/.test(line) && oneSided.test(line.replaceAll('left-1/2', '')))
    .map(({ file, line, at }) => `${file}:${at} ${line.trim()}`);
  expect(found).toEqual([]);
});
