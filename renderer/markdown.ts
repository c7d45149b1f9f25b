/**
 * The little Markdown that a model card is written in, as blocks that components draw: headings, paragraphs, lists and
 * tables, with `code`, **strong** and plain text in them. Anything else is shown as it stands; no markup gets through.
 */

export interface Span {
  readonly kind: 'text' | 'code' | 'strong';
  readonly text: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  for (const chunk of text.split(/\n\s*\n/)) {
    const lines = chunk.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 0) blocks.push(...blocksOf(lines));
  }
  return blocks;
}

function blocksOf(lines: readonly string[]): Block[] {
  const heading = /^(#{1,6})\s+(.*)$/.exec(lines[0]);
  if (heading) {
    const [, marks, text] = heading;
    const rest = lines.slice(1);
    const block: Block = { kind: 'heading', level: marks.length, spans: spansOf(text) };
    return rest.length > 0 ? [block, ...blocksOf(rest)] : [block];
  }
  if (isTable(lines)) return [tableOf(lines)];
  if (/^[-*]\s/.test(lines[0])) return [{ kind: 'list', items: itemsOf(lines).map(spansOf) }];
  return [{ kind: 'paragraph', spans: spansOf(lines.map((line) => line.trim()).join(' ')) }];
}

function isTable(lines: readonly string[]): boolean {
  return lines.length > 1 && lines[0].startsWith('|') && /^\|[\s:|-]+\|?$/.test(lines[1]);
}

function tableOf([head, , ...rows]: readonly string[]): Block {
  return { kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) };
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** A line that is indented goes on with the item before. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (/^[-*]\s/.test(line)) items.push(line.slice(2).trim());
    else items.push(`${items.pop() ?? ''} ${line.trim()}`.trim());
  }
  return items;
}

function spansOf(text: string): Span[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).flatMap((part): Span[] => {
    if (part === '') return [];
    if (part.startsWith('`') && part.length > 2) return [{ kind: 'code', text: part.slice(1, -1) }];
    if (part.startsWith('**') && part.length > 4) return [{ kind: 'strong', text: part.slice(2, -2) }];
    return [{ kind: 'text', text: part }];
  });
}
