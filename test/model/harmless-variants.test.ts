import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedding } from '../../main/base/embedding.ts';
import { createRandom } from '../../main/base/random.ts';
import type { NormalisedImage } from '../../main/base/rasters.ts';
import { quantile } from '../../main/base/vectors.ts';
import { prepareFile } from '../../main/imaging/prepare.ts';
import { localDistance } from '../../main/matching/local-distance.ts';
import { loadEmbedder, type Embedder } from '../../main/model/embedder.ts';
import { blackInk, blueInk, type Colour } from '../../main/synthesis/canvas.ts';
import { renderInk } from '../../main/synthesis/render.ts';
import { signGenuine } from '../../main/synthesis/sign.ts';
import type { InkTrace } from '../../main/synthesis/trace.ts';
import { createWriter } from '../../main/synthesis/writer.ts';
import { encodePng } from '../synthesis/generated-set.ts';

const model = fileURLToPath(new URL('../../resources/model', import.meta.url));
const writers = 25;
const signaturesEach = 4;

/** The same ink on paper, scanned: the pen's texture and the scanner's noise are the same each time. */
function scanned(trace: InkTrace, dpi = 200, inkColour: Colour = blackInk): Promise<Uint8Array> {
  return encodePng(renderInk(trace, { dpi, inkColour, margin: 8, noise: 0.02, random: createRandom(1) }), dpi);
}

async function rotated(png: Uint8Array, degrees: number): Promise<Uint8Array> {
  return sharp(png).rotate(degrees, { background: 'white' }).png().toBuffer();
}

/** What happens to a signature on its way without its becoming another one. */
const variants: Readonly<Record<string, (trace: InkTrace) => Promise<Uint8Array>>> = {
  '150 dpi': (trace) => scanned(trace, 150),
  '300 dpi': (trace) => scanned(trace, 300),
  '600 dpi': (trace) => scanned(trace, 600),
  inverted: async (trace) =>
    sharp(await scanned(trace))
      .negate()
      .png()
      .toBuffer(),
  'blue ink': (trace) => scanned(trace, 200, blueInk),
  'turned by 5°': async (trace) => rotated(await scanned(trace), 5),
  'turned by −5°': async (trace) => rotated(await scanned(trace), -5),
  'JPEG of quality 60': async (trace) =>
    sharp(await scanned(trace))
      .jpeg({ quality: 60 })
      .toBuffer(),
};

describe('harmless variants of a signature', () => {
  let embedder: Embedder;
  /** For each writer: several genuine signatures, as scanned at 200 dpi. */
  let genuine: Embedding[][];
  /** For each kind of variant: the local distance of every writer's first signature to its variant. */
  let moved: Record<string, number[]>;
  /** The local distance that 5 % of genuine pairs exceed. */
  let limit: number;

  async function embedded(pictures: readonly Uint8Array[]): Promise<Embedding[]> {
    const images: NormalisedImage[] = [];
    for (const picture of pictures) {
      const { normalised } = await prepareFile(picture, 'variant', embedder.input);
      if (!normalised) throw new Error('No ink was found on a generated signature.');
      images.push(normalised);
    }
    return embedder.embed(images);
  }

  beforeAll(async () => {
    embedder = await loadEmbedder(model);
    const random = createRandom(95);
    const traces = Array.from({ length: writers }, () => {
      const writer = createWriter(random.fork());
      return Array.from({ length: signaturesEach }, () => signGenuine(writer, random));
    });
    genuine = [];
    for (const signed of traces) genuine.push(await embedded(await Promise.all(signed.map((trace) => scanned(trace)))));
    limit = quantile(
      genuine.flatMap(pairDistances).sort((a, b) => a - b),
      0.95,
    );
    moved = {};
    for (const [kind, vary] of Object.entries(variants)) {
      const changed = await embedded(await Promise.all(traces.map(([first]) => vary(first))));
      moved[kind] = changed.map((embedding, i) => localDistance(genuine[i][0].local, embedding.local));
    }
  }, 300_000);
  afterAll(() => embedder?.dispose());

  it('stay near: at least 95 % of 200 below the distance that 5 % of genuine pairs exceed', () => {
    const all = Object.values(moved).flat();
    expect(all).toHaveLength(200);
    expect(all.filter((distance) => distance < limit).length).toBeGreaterThanOrEqual(190);
  });

  it.each(Object.keys(variants))('are truly others to the network when %s', (kind) => {
    expect(moved[kind].filter((distance) => distance > 0).length).toBeGreaterThanOrEqual(0.9 * writers);
  });

  it.each(Object.keys(variants))('stay near when %s: at least nine in ten', (kind) => {
    expect(moved[kind].filter((distance) => distance < limit).length).toBeGreaterThanOrEqual(0.9 * writers);
  });

  it('while other people are far: the limit tells at least nine in ten strangers', () => {
    const strangers = genuine.map(([first], i) => localDistance(first.local, genuine[(i + 1) % writers][0].local));
    expect(strangers.filter((distance) => distance > limit).length).toBeGreaterThanOrEqual(0.9 * writers);
  });
});

function pairDistances(embeddings: readonly Embedding[]): number[] {
  return embeddings.flatMap((a, i) => embeddings.slice(i + 1).map((b) => localDistance(a.local, b.local)));
}
