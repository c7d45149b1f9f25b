/** What sets are called: those that are there without anybody's doing by what they are. */
import type { LabNetwork, LabSet } from '../main/contract/lab/records.ts';
import { isBrought, standingSets } from '../main/contract/lab/records.ts';
import { texts } from './texts.ts';

export function nameOfSet({ origin, name }: Pick<LabSet, 'origin' | 'name'>): string {
  return isBrought({ origin }) ? name : texts.lab.origins[origin][0];
}

/** What networks are called: the one that comes with Paraph by what it is. */
export function nameOfNetwork({ origin, name }: Pick<LabNetwork, 'origin' | 'name'>): string {
  return origin === 'shipped' ? texts.lab.shippedNetwork : name;
}

/** The set that a network or a grid learnt from, also where it is gone. */
export function nameOfItsSet({
  setName,
  settings,
}: {
  readonly setName: string;
  readonly settings: { readonly set: string };
}): string {
  const standing = standingSets.find((id) => id === settings.set);
  return standing ? texts.lab.origins[standing][0] : setName;
}
