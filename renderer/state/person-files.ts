/** Files that hold one person, exported by Paraph. */
import { personFileEnding } from '../../main/contract/person-file.ts';

/** How a file begins that only a passphrase opens. */
const sealed = 'PRPHFILE';

export function isPersonFile({ name }: File): boolean {
  return name.toLowerCase().endsWith(personFileEnding);
}

export async function isUnderPassphrase(file: File): Promise<boolean> {
  return (await file.slice(0, sealed.length).text()) === sealed;
}
