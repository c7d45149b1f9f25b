import type { LabClass } from '../../contract/lab/records.ts';
import { coverageAt } from '../picture-set.ts';
import type { Answer } from './answer.ts';

export const classesOf: Answer<{ readonly set: string }, LabClass[]> = ({ set }, { holdings }) =>
  holdings.set(set).classes.map((one) => ({ ...one, pictures: [...one.pictures] }));

export const picturesOf: Answer<
  { readonly set: string; readonly places: readonly number[] },
  Uint8Array<ArrayBuffer>
> = ({ set, places }, { holdings }) => coverageAt(holdings.set(set), places);
