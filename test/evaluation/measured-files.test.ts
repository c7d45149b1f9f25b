import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readLabelledFolder } from '../../main/evaluation/labelled-folder.ts';
import { gatheringSkipped, type ProbeOptions, readProbes } from '../../main/evaluation/measured-files.ts';
import { encodePng } from '../../main/imaging/encode.ts';
import { decoderHandlers as decoder } from '../../main/workers/decoder-handlers.ts';
import { blankPage, draw } from '../imaging/drawing.ts';

it('passes over files that are damaged or blank, and says which and why, each once', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'paraph-measured-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'w', 'genuine'), { recursive: true });
  writeFileSync(join(directory, 'w/genuine/1.png'), await encodePng(draw()));
  writeFileSync(join(directory, 'w/genuine/2.png'), await encodePng(blankPage(400, 200)));
  writeFileSync(join(directory, 'w/genuine/3.png'), (await encodePng(draw())).subarray(0, 300));
  const folder = await readLabelledFolder(directory);
  const embedder = { input: { width: 192, height: 96 } } as ProbeOptions['embedder'];
  const { options, skipped } = gatheringSkipped({ folder, decoder, embedder, seed: 1 });
  const files = folder.writers[0].genuine;
  expect(await readProbes(options, files)).toHaveLength(1);
  expect(await readProbes(options, files)).toHaveLength(1);
  expect(skipped()).toEqual([
    { file: 'w/genuine/2.png', why: 'blank' },
    { file: 'w/genuine/3.png', why: expect.stringMatching(/damaged|complete|read/i) },
  ]);
});
