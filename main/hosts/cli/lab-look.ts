/** `lab look`: the layers of a network, what each gives for a picture, and two embeddings number by number. */
import { InvalidArgumentError, type Command } from 'commander';
import type { Output } from '../../contract/api.ts';
import { ParaphError } from '../../contract/errors.ts';
import { compareDimensions } from '../../contract/lab/dimensions.ts';
import type { LookInside, NetworkRef, PictureRef } from '../../contract/lab/look.ts';
import { say } from '../../contract/phrase.ts';
import { readDocument } from './documents.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

interface LookOptions {
  readonly network?: string;
  readonly untrained?: boolean;
  readonly anchor?: WrittenPicture;
  readonly with?: WrittenPicture;
  readonly maps?: boolean;
}

/** A picture as it is named on the command line; a generated signature is drawn when it is asked for. */
type WrittenPicture =
  | PictureRef
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'generated'; readonly writer: number; readonly number: number };

export function addLabLookCommand(lab: Command, { withEngine }: Runner): void {
  lab
    .command('look')
    .description('the layers of a network, what they give for a picture, and two embeddings number by number')
    .option('--network <network>', 'one of the lab’s, as `lab networks` lists them; else the model of signatures')
    .option('--untrained', 'with the weights that it began with')
    .option(
      '--anchor <picture>',
      'what it looks at: SET:PLACE, a specimen’s identifier, generated:WRITER/NUMBER, or a drawing’s FILE.png',
      parse,
    )
    .option('--with <picture>', 'another picture, to compare its embedding with', parse)
    .option('--maps', 'with --json: every feature map, a byte a number')
    .action(withEngine(act));
}

async function act(session: Session, options: LookOptions): Promise<Report> {
  const network: NetworkRef =
    options.network === undefined
      ? { kind: 'signatures' }
      : { kind: 'lab', network: options.network, untrained: options.untrained === true };
  const architecture = await session.call('lab.architecture', { network });
  if (!options.anchor) return { record: architecture, text: describeLayers(architecture) };
  const at = async (picture: WrittenPicture, maps: boolean) =>
    session.call('lab.look', { network, picture: await found(session, picture), maps });
  // The ranges come with the maps.
  const look = await at(options.anchor, true);
  const told = options.maps ? look : { ...look, layers: look.layers.map(({ values: _, ...layer }) => layer) };
  const lines = [describeLayers(architecture, look), describeEmbedding(look)];
  if (!options.with) return { record: { architecture, look: told }, text: lines.join('\n') };
  const other = await at(options.with, false);
  const compared = compareDimensions(look.embedding, other.embedding);
  return {
    record: { architecture, look: told, with: other.embedding, compared },
    text: [...lines, describeCompared(compared)].join('\n'),
  };
}

function parse(text: string): WrittenPicture {
  const generated = /^generated:(\d+)\/([1-9]\d*)$/.exec(text);
  if (generated) return { kind: 'generated', writer: Number(generated[1]), number: Number(generated[2]) };
  if (/\.png$/i.test(text)) return { kind: 'file', file: text };
  const inSet = /^(.+):(\d+)$/.exec(text);
  if (inSet) return { kind: 'set', set: inSet[1], picture: Number(inSet[2]) };
  if (text !== '') return { kind: 'specimen', specimen: text };
  throw new InvalidArgumentError('SET:PLACE, a specimen, generated:WRITER/NUMBER or a PNG is needed.');
}

async function found(session: Session, picture: WrittenPicture): Promise<PictureRef> {
  if (picture.kind === 'file') return { kind: 'drawing', drawing: await readDocument(picture.file) };
  if (picture.kind !== 'generated') return picture;
  const { width, height, coverage } = await session.call('lab.signatures', { writer: picture.writer });
  const size = width * height;
  const last = coverage.length / size;
  if (picture.number > last) {
    throw new ParaphError('bad-input', say`A generated writer has ${last} signatures, imitations among them.`);
  }
  return { kind: 'coverage', coverage: coverage.slice((picture.number - 1) * size, picture.number * size) };
}

function describeLayers({ layers, parameters, input }: Output<'lab.architecture'>, look?: LookInside): string {
  const rows = layers.map(({ name, kind, size, output, parameters: learnt }) => {
    const maps = look?.layers.find((layer) => layer.name === name);
    return [
      name,
      size === null ? kind : `${kind} ${size} × ${size}`,
      [output.rows, output.columns, output.channels].join(' × '),
      count(learnt, 'parameter'),
      maps ? `from ${maps.least.toFixed(2)} to ${maps.greatest.toFixed(2)}` : '',
    ];
  });
  return `${input.height} × ${input.width} pixels, ${count(parameters, 'parameter')}\n${table(rows)}`;
}

const shown = 8;

function describeEmbedding({ embedding }: LookInside): string {
  const first = embedding.slice(0, shown).map((value) => value.toFixed(4));
  return `embedding, ${count(embedding.length, 'number')}: ${first.join(' ')}${embedding.length > shown ? ' …' : ''}`;
}

function describeCompared({ dimensions, squared, cosine }: ReturnType<typeof compareDimensions>): string {
  const strongest = [...dimensions].sort((a, b) => b.toSquared - a.toSquared).slice(0, shown);
  const rows = strongest.map(({ index, one, other, toSquared, toCosine }) => [
    String(index + 1),
    ...[one, other, toSquared, toCosine].map((value) => value.toFixed(6)),
  ]);
  return [
    `squared distance ${squared.toFixed(6)}, distance ${Math.sqrt(squared).toFixed(6)}, cosine ${cosine.toFixed(6)}`,
    table([['number', 'one', 'other', 'to the square', 'to the cosine'], ...rows]),
  ].join('\n');
}
