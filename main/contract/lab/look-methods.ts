/** Looking into networks: what they are made of, and what happens in them while a picture passes. */
import { method } from '../method.ts';
import { NetworkDescription } from '../models.ts';
import { z, Count } from '../schema.ts';
import { LabSignatures, LookInside, NetworkRef, PictureRef } from './look.ts';

/** A set that is looked into for the first time is drawn or unpacked beforehand. */
const patience = { deadline: 300_000 };

export const labLookMethods = {
  'lab.architecture': method(
    'The layers of a network: the one that answers about signatures, or one of the lab’s.',
    'lab look',
    z.object({ network: NetworkRef }),
    NetworkDescription,
  ),
  'lab.look': method(
    'What every layer of a network gives for a picture, in a byte a number, and its embedding; without the maps it is quicker.',
    'lab look --maps --anchor PICTURE',
    z.object({ network: NetworkRef, picture: PictureRef, maps: z._default(z.boolean(), true) }),
    LookInside,
    patience,
  ),
  'lab.signatures': method(
    'Signatures of a generated writer and imitations of them, to be shown to the network of signatures.',
    'lab look',
    z.object({ writer: Count }),
    LabSignatures,
    patience,
  ),
} as const;
