/** Generated writers, the same on every machine. */
import { throwIfCancelled } from '../base/cancellation.ts';
import { createRandom } from '../base/random.ts';
import { darkestChannel } from '../imaging/grey.ts';
import { prepareSignature } from '../imaging/prepare.ts';
import { blackInk } from '../synthesis/canvas.ts';
import { signForgery } from '../synthesis/forge.ts';
import { renderInk } from '../synthesis/render.ts';
import { signGenuine } from '../synthesis/sign.ts';
import { createWriter } from '../synthesis/writer.ts';
import type { WriterSignatures } from './sampler.ts';
import type { TrainingSet } from './trainer.ts';
import { sideBySide } from './training-set.ts';

export interface GeneratedPlan {
  readonly writers: number;
  /** Signatures a writer. */
  readonly genuine: number;
  readonly forged: number;
  readonly seed: number;
  readonly dpi: number;
}

/** @param input size of the network's input @throws ParaphError `cancelled` */
export async function generateSet(
  input: { readonly width: number; readonly height: number },
  { writers: count, genuine, forged, seed, dpi }: GeneratedPlan,
  signal?: AbortSignal,
): Promise<TrainingSet> {
  const random = createRandom(seed);
  const pictures: Uint8Array[] = [];
  const writers: WriterSignatures[] = [];
  for (let i = 0; i < count; i++) {
    throwIfCancelled(signal);
    const stream = random.fork();
    const writer = createWriter(stream);
    const draw = async (sign: typeof signGenuine, wanted: number) => {
      const places: number[] = [];
      for (let n = 0; n < wanted; n++) {
        const { rgb, ...size } = renderInk(sign(writer, stream), { dpi, inkColour: blackInk, random: stream });
        const { normalised } = await prepareSignature({ ...size, pixels: darkestChannel(rgb, 3) }, null, input);
        if (normalised) places.push(pictures.push(normalised.coverage) - 1);
      }
      return places;
    };
    const signatures = { genuine: await draw(signGenuine, genuine), forged: await draw(signForgery, forged) };
    writers.push({ ...signatures, generated: true });
  }
  return { ...input, coverage: sideBySide(pictures, input), writers };
}
