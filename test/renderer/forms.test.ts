import { expect, it } from 'vitest';
import { formatCalendarDay } from '../../renderer/format.ts';
import { formLabel, formNamed } from '../../renderer/forms.ts';

it('has a word for known forms and calls one’s own by their names', () => {
  expect(['full', 'initials', 'as director'].map(formLabel)).toEqual(['Full signature', 'Initials', 'as director']);
});

it('takes a typed name for the form there is, whatever its capitals', () => {
  expect(formNamed(' initials ', [])).toBe('initials');
  expect(formNamed('FULL SIGNATURE', [])).toBe('full');
  expect(formNamed('As Director', ['as director'])).toBe('as director');
  expect(formNamed(' Stage name ', ['as director'])).toBe('Stage name');
});

it('writes days out, and leaves alone what is none', () => {
  expect(formatCalendarDay('2019-03-04')).toMatch(/2019/);
  expect(formatCalendarDay('2019-03-04')).not.toBe('2019-03-04');
  expect(formatCalendarDay('about 1999')).toBe('about 1999');
});
