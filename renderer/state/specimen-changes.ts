import type { SpecimenChange } from '../../main/contract/people.ts';
import type { Signatory, Specimen } from '../../main/contract/records.ts';
import type { Client } from '../client/client.ts';

/** What of several specimens is to be alike from now on. */
export type Change = Omit<SpecimenChange, 'specimen'>;

/** Takes back what was done. */
export type Undo = () => Promise<void>;

/** Changes all of them, or none. */
export async function changeSpecimens(client: Client, specimens: readonly Specimen[], change: Change): Promise<Undo> {
  const former = specimens.map((specimen) => formerly(specimen, change));
  const changes = specimens.map(({ id }) => ({ specimen: id, ...change }));
  await client.call('specimens.update', { changes });
  return async () => {
    await client.call('specimens.update', { changes: former });
  };
}

/** Gives them to somebody new, who goes again when that fails or is undone. */
export async function giveToNewPerson(
  client: Client,
  specimens: readonly Specimen[],
  person: { name: string; id?: string | undefined },
): Promise<{ signatory: Signatory; undo: Undo }> {
  const signatory = await client.call('signatories.create', person);
  const remove = () => client.call('signatories.remove', { signatory: signatory.id });
  try {
    const takeBack = await changeSpecimens(client, specimens, { signatory: signatory.id });
    return {
      signatory,
      undo: async () => {
        await takeBack();
        await remove();
      },
    };
  } catch (failure) {
    await remove();
    throw failure;
  }
}

export async function removeSpecimens(client: Client, specimens: readonly Specimen[]): Promise<Undo> {
  for (const { id } of specimens) await client.call('specimens.remove', { specimen: id });
  return async () => {
    for (const { id } of specimens) await client.call('specimens.restore', { specimen: id });
  };
}

/** The values that a change takes the place of. */
function formerly(specimen: Specimen, change: Change): SpecimenChange {
  const { id, signatory, form, signedOn, note, belongs = false } = specimen;
  return {
    specimen: id,
    ...('signatory' in change ? { signatory } : {}),
    ...('form' in change ? { form } : {}),
    ...('signedOn' in change ? { signedOn: dayOrNull(signedOn) } : {}),
    ...('note' in change ? { note } : {}),
    // What goes elsewhere is no longer said to belong; coming back it is again.
    ...('belongs' in change || (belongs && ('form' in change || 'signatory' in change)) ? { belongs } : {}),
  };
}

/** From before days were checked any text may stand there; it cannot be put back. */
function dayOrNull(signedOn: string | null): string | null {
  return signedOn !== null && /^\d{4}-\d{2}-\d{2}$/.test(signedOn) ? signedOn : null;
}
