/** The workspace's own specimens as a set of the lab's, read afresh and never stored a second time. */
import { createHash } from 'node:crypto';
import { breathe } from '../../base/cancellation.ts';
import type { NormalisedImage } from '../../base/rasters.ts';
import { defaultForm } from '../../contract/forms.ts';
import { labSide, type LabPart } from '../../contract/lab/records.ts';
import type { Specimen } from '../../contract/records.ts';
import { cropInk, inkBox } from '../../imaging/crop.ts';
import { normaliseInk } from '../../imaging/normalise.ts';
import type { PictureClass, PictureSet } from '../../lab/picture-set.ts';
import type { Workspace } from '../../storage/workspace.ts';

/** One way of signing of one person, with two specimens or more. */
interface WayOfSigning {
  readonly name: string;
  readonly part: LabPart;
  readonly specimens: readonly Specimen[];
}

export interface WorkspaceSet {
  readonly ways: readonly WayOfSigning[];
  /** Changes with everything that changes the set. */
  readonly version: string;
}

/** Specimens read between two breaths. */
const atOnce = 50;

export function findWorkspaceSet({ signatories, specimens }: Workspace): WorkspaceSet {
  const ways = signatories.persons().flatMap(({ id, name }) =>
    [...Map.groupBy(specimens.of(id), ({ form }) => form)]
      .filter(([, some]) => some.length >= 2)
      .map(([form, some]) => ({
        name: form === defaultForm ? name : `${name}, ${form}`,
        part: partOf(id),
        specimens: some,
      })),
  );
  const names = ways.map(({ part, specimens: some }) => [part, ...some.map(({ id }) => id)]);
  return { ways, version: createHash('sha256').update(JSON.stringify(names)).digest('hex') };
}

/** Pictures and whose they are by number: names stay in this process. */
export async function readWorkspaceSet(workspace: Workspace): Promise<Omit<PictureSet, 'side'>> {
  const pictures: Uint8Array[] = [];
  const classes: PictureClass[] = [];
  for (const [index, { part, specimens }] of findWorkspaceSet(workspace).ways.entries()) {
    const places: number[] = [];
    for (const { id } of specimens) {
      places.push(pictures.push(small(workspace.specimens.normalised(id))) - 1);
      if (pictures.length % atOnce === 0) await breathe();
    }
    classes.push({ name: `${index + 1}`, group: '', part, pictures: places });
  }
  return { coverage: Buffer.concat(pictures), classes, officialRuns: [] };
}

/** A quarter of all people is never learnt from; the same people always, whoever else comes or goes. */
function partOf(signatory: string): LabPart {
  return createHash('sha256').update(signatory).digest()[0] < 64 ? 'unseen' : 'learnt';
}

/** The signature as the lab's networks take it, its sides kept in proportion. */
function small({ width, height, coverage }: NormalisedImage): Uint8Array {
  const ink = { width, height, ink: coverage.map((value) => (value > 127 ? 1 : 0)) };
  const box = inkBox(ink);
  const side = { width: labSide, height: labSide };
  return box ? normaliseInk(cropInk(ink, box), side).coverage : new Uint8Array(labSide * labSide);
}

/** @returns the name of a class by its number in `readWorkspaceSet`; the number where it belongs to nobody any more */
export function workspaceClassNames(workspace: Workspace): (number: string) => string {
  const { ways } = findWorkspaceSet(workspace);
  return (number) => ways[Number(number) - 1]?.name ?? number;
}
