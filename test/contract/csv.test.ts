import { describe, expect, it } from 'vitest';
import { toCsv } from '../../main/contract/csv.ts';

describe('a table as CSV', () => {
  it('begins with the mark of UTF-8 and quotes what needs it', () => {
    expect(
      toCsv([
        ['id', 'name'],
        [17, 'Wik, "Bela"\nsecond line'],
        [null, 'a;b'],
      ]),
    ).toBe('\uFEFFid,name\r\n17,"Wik, ""Bela""\nsecond line"\r\n,"a;b"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx'])('makes no formula of %s', (text) => {
    expect(toCsv([[text]])).toBe(`\uFEFF'${text}\r\n`);
  });
});
