/** A grid's results as lines of text. */
import type { GridClaim, GridQuestion, LabGrid } from '../../contract/lab/grid.ts';
import { figureAt } from '../../contract/lab/grid-figures.ts';
import type { GridReport } from '../../contract/lab/grid-methods.ts';
import type { LabPart } from '../../contract/lab/records.ts';
import { count, date, table } from './text.ts';

export function gridRow({ grid: { id, name, origin, startedAt, state, setName, cells } }: GridReport): string[] {
  const over = cells.filter((cell) => cell.state === 'done' || cell.state === 'failed').length;
  const whose = origin === 'shipped' ? 'came with Paraph' : '';
  return [id, name, date(startedAt), state, `${over} of ${count(cells.length, 'network')}`, setName, whose];
}

/** Where it stands, a table for each part, and the guide's statements. */
export function describeGrid({ grid, claims }: GridReport): string {
  const { id, name, state, settings, setName, cells } = grid;
  const over = cells.filter((cell) => cell.state === 'done' || cell.state === 'failed').length;
  const head = table([
    ['grid', id],
    ['name', name],
    ['state', `${state}, ${over} of ${count(cells.length, 'network')}`],
    ['set', setName],
    ['each', `${count(settings.steps, 'step')}, ${count(settings.trials, 'trial')} at each n`],
  ]);
  const parts = (['unseen', 'learnt'] as const).map((part) => partTable(grid, part));
  const answers = claims.length === 0 ? [] : [claims.map(describeClaim).join('\n')];
  const next = state === 'paused' ? [`next: paraph lab grid --resume ${id}`] : [];
  return [head, ...parts, ...answers, ...next].join('\n\n');
}

function partTable(grid: LabGrid, part: LabPart): string {
  const { losses, sizes, ways } = grid.settings;
  const head = [`${part} classes`, 'numbers', ...ways.map((n) => `${n}-way`)];
  const rows = losses.flatMap((loss) =>
    [...sizes]
      .sort((a, b) => a - b)
      .map((size) => [loss, String(size), ...ways.map((n) => percent(figureAt(grid, { loss, size, n, part })))]),
  );
  return table([head, ...rows]);
}

const percent = (figure: { readonly accuracy: number } | null) =>
  figure ? `${(100 * figure.accuracy).toFixed(1)} %` : '–';

/** What is asked, and what the guide says to it. */
const questions: Readonly<Record<GridQuestion, string>> = {
  'contrastive-overfits': 'Is contrastive further ahead on learnt classes than the triplet losses? The guide: yes.',
  'contrastive-falls': 'Does contrastive lose more with n than the triplet losses? The guide: yes.',
  'cosine-at-small-sizes': 'Is cosine ahead of the best other loss at small sizes? The guide: yes.',
  'size-helps': 'Is a middling size ahead of the smallest? The guide: little.',
  'size-helps-further': 'Is the largest size ahead of the middling one? The guide: little.',
};

const answers: Readonly<Record<GridClaim['answer'], string>> = {
  yes: 'yes',
  no: 'no',
  open: 'not told apart by these trials',
};

function describeClaim({
  question,
  answer,
  difference,
  interval: [low, high],
  covers,
  sizes,
  ways,
}: GridClaim): string {
  const points = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`;
  const [first, second] = sizes.map((some) => some.join(', '));
  const at = first === second ? `sizes ${first}` : `sizes ${first} against ${second}`;
  return [
    questions[question],
    `  measured: ${answers[answer]}, ${points(difference)} points (95 % ${points(low)} to ${points(high)}, over ${covers})`,
    `  ${at}; n = ${ways.join(', ')}`,
  ].join('\n');
}
