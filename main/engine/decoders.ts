/** Several decoder processes behind one face: each call goes to the one with the least to do. */
import { createDecoder, type Decoder } from './decoder-client.ts';
import type { Spawn } from './spawn.ts';

/** The second process starts only when the first is busy, and so on: who reads one file at a time keeps one. */
export function createDecoders(spawn: Spawn, count: number): Decoder {
  const decoders = Array.from({ length: count }, () => ({ decoder: createDecoder(spawn), calls: 0 }));

  async function least<T>(work: (decoder: Decoder) => Promise<T>): Promise<T> {
    const chosen = decoders.reduce((best, other) => (other.calls < best.calls ? other : best));
    chosen.calls += 1;
    try {
      return await work(chosen.decoder);
    } finally {
      chosen.calls -= 1;
    }
  }

  return {
    open: (request) => least((decoder) => decoder.open(request)),
    page: (request) => least((decoder) => decoder.page(request)),
    prepare: (request) => least((decoder) => decoder.prepare(request)),
    prepareVariant: (request) => least((decoder) => decoder.prepareVariant(request)),
    normalise: (request) => least((decoder) => decoder.normalise(request)),
    centreLine: (request) => least((decoder) => decoder.centreLine(request)),
    describe: (request) => least((decoder) => decoder.describe(request)),
    reproduce: (request) => least((decoder) => decoder.reproduce(request)),
    overlap: (request) => least((decoder) => decoder.overlap(request)),
    list: (request) => least((decoder) => decoder.list(request)),
    person: (request) => least((decoder) => decoder.person(request)),
    characters: (request) => least((decoder) => decoder.characters(request)),
    drawings: (request) => least((decoder) => decoder.drawings(request)),
    pictures: (request) => least((decoder) => decoder.pictures(request)),
    runLabels: (request) => least((decoder) => decoder.runLabels(request)),
    labPictures: (request) => least((decoder) => decoder.labPictures(request)),
    close: () => decoders.forEach(({ decoder }) => decoder.close()),
  };
}
