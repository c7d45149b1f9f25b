/** The two sides of a comparison: what is known of each, and what else could stand in its place. */
import type { Case, Placement, Signatory, Specimen } from '../../main/contract/records.ts';
import type { Client } from '../client/client.ts';
import type { SignatureRef } from './routes.ts';

/** @property choices specimens that could stand in its place, itself among them; only itself for a questioned signature */
export interface ComparedSignature {
  readonly ref: SignatureRef;
  readonly fileName: string;
  readonly placement: Placement | undefined;
  readonly signatory: Pick<Signatory, 'id' | 'name'> | null;
  readonly record: Case | null;
  readonly choices: readonly Choice[];
}

/** @property distance as the case on the other side measured it */
export interface Choice {
  readonly specimen: string;
  readonly fileName: string;
  readonly distance: number | null;
}

export async function loadSides(
  client: Client,
  refs: { left: SignatureRef; right: SignatureRef },
): Promise<{ left: ComparedSignature; right: ComparedSignature }> {
  const [left, right] = await Promise.all([load(client, refs.left), load(client, refs.right)]);
  return { left: nearestFirst(left, right.record), right: nearestFirst(right, left.record) };
}

async function load(client: Client, ref: SignatureRef): Promise<ComparedSignature> {
  return ref.kind === 'case' ? loadCase(client, ref) : loadSpecimen(client, ref);
}

async function loadCase(client: Client, ref: SignatureRef): Promise<ComparedSignature> {
  const record = await client.call('cases.get', { case: ref.id });
  const { fileName, placement } = record;
  return { ref, fileName, placement, record, signatory: null, choices: [] };
}

async function loadSpecimen(client: Client, ref: SignatureRef): Promise<ComparedSignature> {
  const { signatory: person } = await client.call('specimens.get', { specimen: ref.id });
  const { signatory, specimens } = await client.call('signatories.get', { signatory: person });
  const own = specimens.find(({ id }) => id === ref.id);
  return {
    ref,
    fileName: own?.fileName ?? '',
    placement: own?.placement,
    signatory,
    record: null,
    choices: specimens.map(({ id, fileName }: Specimen) => ({
      specimen: id,
      fileName,
      distance: null,
    })),
  };
}

/** In the order of a case they were compared in; those it did not know come last. */
function nearestFirst(side: ComparedSignature, against: Case | null): ComparedSignature {
  if (against?.kind !== 'verify' || !against.evidence) return side;
  const distances = new Map(against.evidence.references.map(({ specimen, distance }) => [specimen, distance]));
  const choices = side.choices.map((choice) => ({ ...choice, distance: distances.get(choice.specimen) ?? null }));
  return { ...side, choices: choices.sort((a, b) => (a.distance ?? Infinity) - (b.distance ?? Infinity)) };
}
