/** What the decoder does for labelled pictures; commands that train from a checkout call it in their own process. */
import type { DecoderApi } from '../imaging/decoder-api.ts';
import { labPicture } from '../imaging/lab-picture.ts';
import { readAll } from '../imaging/read-all.ts';
import { unpackPictures } from './picture-archive.ts';
import { readRunLabels } from './picture-layout.ts';

export type PictureDecoder = Pick<DecoderApi, 'pictures' | 'runLabels' | 'labPictures'>;

export const pictureDecoder: PictureDecoder = {
  pictures: async ({ name, bytes }) => ({ files: unpackPictures(bytes, name) }),
  runLabels: async ({ name, bytes }) => ({ pairs: readRunLabels(new TextDecoder().decode(bytes), name) }),
  labPictures: ({ name, pictures, profile, side }) =>
    readAll(pictures, (bytes) => labPicture(bytes, name, profile, side)),
};
