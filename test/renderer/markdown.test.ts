import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../renderer/markdown.ts';

describe('a model card', () => {
  it('becomes headings, paragraphs, lists and tables', () => {
    const blocks = parseMarkdown(
      '# Name\n\nOne\nline with `code`.\n\n- first\n  goes on\n- **second**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
    );
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, spans: [{ kind: 'text', text: 'Name' }] },
      {
        kind: 'paragraph',
        spans: [
          { kind: 'text', text: 'One line with ' },
          { kind: 'code', text: 'code' },
          { kind: 'text', text: '.' },
        ],
      },
      {
        kind: 'list',
        items: [[{ kind: 'text', text: 'first goes on' }], [{ kind: 'strong', text: 'second' }]],
      },
      { kind: 'table', head: ['a', 'b'], rows: [['1', '2']] },
    ]);
  });

  it('lets no markup through: it is text like any other', () => {
    const text = '<img src=x onerror=alert(1)> [link](javascript:alert(1))';
    expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', spans: [{ kind: 'text', text }] }]);
  });

  it('that is shipped holds a table for every set, with as many cells in each row', () => {
    const card = readFileSync(new URL('../../resources/model/MODEL-CARD.md', import.meta.url), 'utf8');
    const tables = parseMarkdown(card).flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(tables.length).toBeGreaterThanOrEqual(4);
    for (const { head, rows } of tables) for (const row of rows) expect(row).toHaveLength(head.length);
  });
});
