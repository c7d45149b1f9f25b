import { describe, expect, it } from 'vitest';
import { isUnderPassphrase, openUnderPassphrase, sealUnderPassphrase } from '../../main/storage/passphrase-file.ts';
import { codeOf } from './fixture.ts';

const plain = Buffer.from('kanarienvogel '.repeat(40));
const sealed = sealUnderPassphrase(plain, 'Pässphrase 1');
const open = (bytes: Uint8Array, passphrase = 'Pässphrase 1') => openUnderPassphrase(bytes, passphrase, 'f');

describe('a file under a passphrase', () => {
  it('opens with it alone, however its letters were typed, and shows nothing of what it holds', () => {
    expect(isUnderPassphrase(sealed)).toBe(true);
    expect(isUnderPassphrase(plain)).toBe(false);
    expect(Buffer.from(sealed).includes('kanarien')).toBe(false);
    expect(open(sealed, 'Pa\u0308ssphrase 1')).toEqual(new Uint8Array(plain));
    expect(codeOf(() => open(sealed, 'passphrase 1'))).toBe('wrong-passphrase');
    expect(sealUnderPassphrase(plain, 'Pässphrase 1')).not.toEqual(sealed);
  });

  it('does not open after any change, and asks for no more memory than ours do', () => {
    for (const at of [12, 30, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed);
      changed[at] ^= 1;
      expect(codeOf(() => open(changed))).toBe('wrong-passphrase');
    }
    const cost = (log: number) => Uint8Array.from(sealed, (byte, at) => (at === 9 ? log : byte));
    for (const log of [0, 13, 18, 63, 255]) expect(codeOf(() => open(cost(log)))).toBe('damaged-file');
    expect(codeOf(() => open(sealed.subarray(0, 20)))).toBe('damaged-file');
    expect(codeOf(() => open(sealed.subarray(0, 40)))).toBe('wrong-passphrase');
    expect(codeOf(() => open(Uint8Array.from(sealed, (byte, at) => (at === 8 ? 2 : byte))))).toBe('unsupported-format');
  });
});
