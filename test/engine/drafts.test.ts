import { describe, expect, it } from 'vitest';
import { createDrafts } from '../../main/engine/drafts.ts';

describe('text that is being typed', () => {
  it('is kept until it is emptied', () => {
    const drafts = createDrafts();
    expect(drafts.read('note:ada')).toBeNull();
    drafts.keep('note:ada', 'seen ');
    drafts.keep('note:ada', 'seen twice');
    expect(drafts.read('note:ada')).toBe('seen twice');
    drafts.keep('note:ada', '');
    expect(drafts.read('note:ada')).toBeNull();
  });

  it('goes with the person it is about, and with nobody else', () => {
    const drafts = createDrafts();
    for (const name of ['note:ada', 'note:lada', 'other:ada']) drafts.keep(name, 'text');
    drafts.forgetAbout('ada');
    expect(['note:ada', 'note:lada', 'other:ada'].map(drafts.read)).toEqual([null, 'text', null]);
  });

  it('does not fill the memory: the oldest goes', () => {
    const drafts = createDrafts();
    for (let index = 0; index < 201; index++) drafts.keep(`note:${index}`, 'text');
    expect([drafts.read('note:0'), drafts.read('note:1'), drafts.read('note:200')]).toEqual([null, 'text', 'text']);
  });
});
