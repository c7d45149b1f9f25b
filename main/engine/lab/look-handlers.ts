import type { Handlers } from '../../contract/api.ts';
import { ParaphError } from '../../contract/errors.ts';
import type { LookInside, NetworkRef, PictureRef } from '../../contract/lab/look.ts';
import { labSide } from '../../contract/lab/records.ts';
import type { NetworkDescription } from '../../contract/models.ts';
import { say } from '../../contract/phrase.ts';
import { lookInside } from '../../lab/look-inside.ts';
import { describeNetwork } from '../../model/describe.ts';
import type { TowerSpec } from '../../model/networks/spec.ts';
import type { EngineContext } from '../context.ts';
import { networkOf, specOf } from './known-networks.ts';
import { prepareLabPictures, profileOf, readAsScan } from './lab-pictures.ts';
import type { LabBench } from './lab-bench.ts';

/** Looking into networks. The one of signatures lies in this process, and one picture passes it in a few milliseconds. */
export function labLookHandlers(context: EngineContext, bench: LabBench) {
  const { model } = context;
  return {
    'lab.architecture': async ({ network }): Promise<NetworkDescription> =>
      describeNetwork(await specOfRef(context, network)),
    'lab.look': async ({ network, picture, maps }, signal): Promise<LookInside> => {
      const { input } = await specOfRef(context, network);
      const coverage = await coverageOf(context, bench, network, picture, signal);
      if (coverage.length !== input.width * input.height) {
        throw new ParaphError('bad-input', say`The picture has not the size that this network takes.`);
      }
      const look =
        network.kind === 'lab'
          ? await bench.ask('look', { network, coverage }, { signal })
          : lookInside((await model.ready()).embedder.tower, coverage);
      const layers = maps ? [...look.layers] : [];
      return { picture: { ...input, coverage }, layers, embedding: Array.from(look.embedding) };
    },
    'lab.signatures': async ({ writer }, signal) => {
      const { input } = (await model.ready()).embedder;
      return bench.ask('signatures', { writer, input }, { signal });
    },
  } satisfies Partial<Handlers>;
}

/** @throws ParaphError `not-found` */
async function specOfRef({ workspace, model }: EngineContext, network: NetworkRef): Promise<TowerSpec> {
  if (network.kind === 'signatures') return (await model.ready()).embedder.tower.spec;
  return specOf(networkOf(workspace, network.network));
}

/** @throws ParaphError `refused` for a picture that the network was not made for; `not-found` */
async function coverageOf(
  context: EngineContext,
  bench: LabBench,
  network: NetworkRef,
  picture: PictureRef,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { workspace, model } = context;
  if (picture.kind === 'coverage') return picture.coverage;
  if (picture.kind === 'drawing') {
    if (network.kind === 'signatures') {
      const { input } = (await model.ready()).embedder;
      return Uint8Array.from((await readAsScan(context, picture.drawing, input)).coverage);
    }
    const { set } = networkOf(workspace, network.network).settings;
    return prepareLabPictures(context, [picture.drawing], profileOf(context, set));
  }
  if (picture.kind === 'set' && network.kind === 'lab') {
    return bench.ask('pictures', { set: picture.set, places: [picture.picture] }, { signal });
  }
  if (picture.kind === 'specimen' && network.kind === 'signatures') {
    return Uint8Array.from(workspace.specimens.normalised(picture.specimen).coverage);
  }
  throw new ParaphError('refused', say`This network takes no such picture.`, {
    nextStep: say`The lab’s networks take pictures of its sets, ${labSide} × ${labSide} pixels; the model of signatures takes specimens and generated signatures.`,
  });
}
