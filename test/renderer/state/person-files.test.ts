import { expect, it } from 'vitest';
import { sealUnderPassphrase } from '../../../main/storage/passphrase-file.ts';
import { isPersonFile, isUnderPassphrase } from '../../../renderer/state/person-files.ts';

it('tells a person’s file by its name, and by how it begins whether a passphrase opens it', async () => {
  const sealed = sealUnderPassphrase(new Uint8Array(9), 'long enough');
  const file = (content: Uint8Array<ArrayBuffer>, name: string) => new File([content], name);
  expect(isPersonFile(file(sealed, 'Ada.Paraph-Person'))).toBe(true);
  expect(isPersonFile(file(sealed, 'ada.paraph-person.png'))).toBe(false);
  expect(await isUnderPassphrase(file(sealed, 'a'))).toBe(true);
  expect(await isUnderPassphrase(file(new Uint8Array([80, 75, 3, 4]), 'a'))).toBe(false);
  expect(await isUnderPassphrase(file(new Uint8Array(), 'a'))).toBe(false);
});
