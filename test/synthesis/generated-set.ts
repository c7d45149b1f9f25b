/**
 * Writes signatures of generated writers as a labelled folder, WRITER/genuine|forged/NN.png, for tests that need one:
 *   node test/synthesis/generated-set.ts OUT --writers 13 --genuine 8 --forged 4 --seed 7 [--dpi 200]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { createRandom, type Random } from '../../main/base/random.ts';
import { blackInk, blueInk, type RgbImage } from '../../main/synthesis/canvas.ts';
import { signForgery } from '../../main/synthesis/forge.ts';
import { renderInk } from '../../main/synthesis/render.ts';
import { signGenuine } from '../../main/synthesis/sign.ts';
import type { InkTrace } from '../../main/synthesis/trace.ts';
import { createWriter, type SyntheticWriter } from '../../main/synthesis/writer.ts';

export interface GeneratedSetRequest {
  readonly directory: string;
  readonly writers: number;
  readonly genuine: number;
  readonly forged: number;
  readonly seed: number;
  readonly dpi?: number;
}

/** A writer of the set: `folder` is the name of its folder, `name` the generated person's. */
export interface GeneratedWriter {
  readonly folder: string;
  readonly name: string;
  readonly genuine: readonly string[];
  readonly forged: readonly string[];
}

/** The same request always writes the same files. Writer n is the same whatever the number of writers. */
export async function writeGeneratedSet(request: GeneratedSetRequest): Promise<GeneratedWriter[]> {
  const random = createRandom(request.seed);
  const written: GeneratedWriter[] = [];
  for (let i = 1; i <= request.writers; i++) {
    written.push(await writeWriter(String(i).padStart(3, '0'), request, random.fork()));
  }
  return written;
}

async function writeWriter(folder: string, request: GeneratedSetRequest, random: Random): Promise<GeneratedWriter> {
  const writer = createWriter(random);
  const writeKind = async (kind: 'genuine' | 'forged', count: number) => {
    mkdirSync(join(request.directory, folder, kind), { recursive: true });
    const stream = random.fork();
    const paths = Array.from({ length: count }, (_, i) =>
      join(request.directory, folder, kind, `${String(i + 1).padStart(2, '0')}.png`),
    );
    const sign = kind === 'genuine' ? signGenuine : signForgery;
    // Drawn one after the other from the stream; compressed side by side.
    const pictures = paths.map(() => picture(sign, writer, request.dpi ?? 200, stream));
    await Promise.all(pictures.map(async (png, i) => writeFileSync(paths[i], await png)));
    return paths;
  };
  const genuine = await writeKind('genuine', request.genuine);
  const forged = await writeKind('forged', request.forged);
  return { folder, name: writer.name, genuine, forged };
}

type Sign = (writer: SyntheticWriter, random: Random) => InkTrace;

/** Ink and paper are drawn alike for genuine and forged, so that they give nothing away. */
function picture(sign: Sign, writer: SyntheticWriter, dpi: number, random: Random): Promise<Uint8Array> {
  const trace = sign(writer, random);
  const grey = Math.round(random.between(240, 255));
  const inkColour = random.chance(0.5) ? blackInk : blueInk;
  return encodePng(renderInk(trace, { dpi, inkColour, background: [grey, grey, grey - 3], noise: 0.015, random }), dpi);
}

export async function encodePng({ width, height, rgb }: RgbImage, dpi: number): Promise<Uint8Array> {
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .withMetadata({ density: dpi })
    .png({ compressionLevel: 2 })
    .toBuffer();
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      writers: { type: 'string', default: '13' },
      genuine: { type: 'string', default: '8' },
      forged: { type: 'string', default: '4' },
      seed: { type: 'string', default: '7' },
      dpi: { type: 'string', default: '200' },
    },
  });
  if (positionals.length !== 1) throw new Error('Usage: generated-set.ts OUT [--writers N] [--genuine N] [--forged N] [--seed N] [--dpi N]'); // prettier-ignore
  const [writers, genuine, forged, seed, dpi] = [values.writers, values.genuine, values.forged, values.seed, values.dpi].map(Number); // prettier-ignore
  const begun = performance.now();
  await writeGeneratedSet({ directory: positionals[0], writers, genuine, forged, seed, dpi });
  const count = writers * (genuine + forged);
  const each = (performance.now() - begun) / count;
  console.log(`${count} signatures of ${writers} writers in ${positionals[0]}, ${each.toFixed(1)} ms each`);
}

if (import.meta.main) await main();
