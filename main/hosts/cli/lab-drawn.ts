/** `lab draw` and `lab drawn`: classes of one's own, from pictures of drawings. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { writeFileAtomically } from '../../base/atomic-file.ts';
import type { Output } from '../../contract/api.ts';
import { ParaphError } from '../../contract/errors.ts';
import { DrawnKind, type DrawnClass } from '../../contract/lab/drawn.ts';
import { say } from '../../contract/phrase.ts';
import { readDocument } from './documents.ts';
import { toldSet } from './lab-sets.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

interface DrawOptions {
  readonly name?: string;
  readonly kind: DrawnKind;
  readonly to?: string;
}

interface DrawnOptions {
  readonly rename?: string;
  readonly name?: string;
  readonly remove?: string;
  readonly restore?: string;
  readonly export?: string;
  readonly asSet?: string;
  readonly kind: DrawnKind;
}

export function addDrawnCommands(lab: Command, { withEngine }: Runner): void {
  lab
    .command('draw <file>')
    .description('keep a drawing, a PNG, as a class of one’s own or add it to one')
    .option('--name <name>', 'begins a class of this name')
    .addOption(new Option('--kind <kind>', 'what it shows').choices(DrawnKind.options).default('character'))
    .option('--to <class>', 'adds it to this class instead')
    .action(withEngine(draw));
  lab
    .command('drawn')
    .description('the classes drawn by hand')
    .option('--rename <class>', 'with --name: another name for it')
    .option('--name <name>', 'the new name')
    .option('--remove <id>', 'take a class or one of its drawings away')
    .option('--restore <id>', 'undo that')
    .option('--export <dir>', 'write the drawings into a folder')
    .option('--as-set <name>', 'keep those drawn twice as a set that networks learn from')
    .addOption(
      new Option('--kind <kind>', 'with --as-set: which of them').choices(DrawnKind.options).default('character'),
    )
    .action(withEngine(keepDrawn));
  lab
    .command('rank-by-model <file>')
    .description('which signature drawn by hand is nearest, by the model that answers: a play, which decides nothing')
    .action(
      withEngine(async (session, file: string) => {
        const { ranked } = await session.call('lab.rankByModel', { drawing: await readDocument(file) });
        return { record: { ranked }, text: await rankedTable(session, ranked, 'No signatures drawn by hand yet.') };
      }),
    );
}

/** Drawn classes by name, as they were ranked. */
export async function rankedTable(
  session: Session,
  ranked: Output<'lab.rankByModel'>['ranked'],
  none: string,
): Promise<string> {
  if (ranked.length === 0) return none;
  const named = new Map((await session.call('lab.drawn', {})).map(({ id, name }) => [id, name] as const));
  return table(ranked.map((one) => [named.get(one.class) ?? '', one.distance.toFixed(3)]));
}

async function draw(session: Session, file: string, { name, kind, to }: DrawOptions): Promise<Report> {
  const drawing = await readDocument(file);
  if (to !== undefined) return told(await session.call('lab.draw', { class: to, drawing }));
  if (name !== undefined) return told(await session.call('lab.newDrawn', { kind, name, drawing }));
  throw new ParaphError('bad-input', say`Say what the drawing shows.`, {
    nextStep: say`Give a name with --name, or a class with --to.`,
  });
}

async function keepDrawn(session: Session, options: DrawnOptions): Promise<Report> {
  const { rename, name, remove, restore } = options;
  if (rename !== undefined) return told(await session.call('lab.renameDrawn', { class: rename, name: name ?? '' }));
  if (remove !== undefined) return { record: await session.call('lab.removeDrawn', { id: remove }), text: 'Removed.' };
  if (restore !== undefined) {
    return { record: await session.call('lab.restoreDrawn', { id: restore }), text: 'Restored.' };
  }
  if (options.asSet !== undefined) {
    return toldSet(await session.call('lab.keepDrawn', { kind: options.kind, name: options.asSet }));
  }
  const classes = await session.call('lab.drawn', {});
  if (options.export !== undefined) return exportDrawings(session, classes, options.export);
  return { record: classes, text: classes.length === 0 ? 'Nothing drawn by hand yet.' : table(classes.map(rowOf)) };
}

async function exportDrawings(session: Session, classes: readonly DrawnClass[], folder: string): Promise<Report> {
  const directory = resolve(folder);
  mkdirSync(directory, { recursive: true });
  const files: string[] = [];
  for (const drawing of classes.flatMap(({ drawings }) => drawings)) {
    const { picture } = await session.call('lab.drawing', { drawing });
    const file = join(directory, `${drawing}.png`);
    writeFileAtomically(file, picture);
    files.push(file);
  }
  return { record: { files }, text: count(files.length, 'drawing') };
}

function told(one: DrawnClass): Report {
  return { record: one, text: table([rowOf(one)]) };
}

const rowOf = ({ id, name, kind, drawings }: DrawnClass): string[] => [
  id,
  kind,
  name,
  count(drawings.length, 'drawing'),
];
