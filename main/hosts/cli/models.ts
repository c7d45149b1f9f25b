/** `models`: the model that answers, and the references embedded with it. */
import type { Command } from 'commander';
import type { ModelDescription } from '../../contract/models.ts';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import { exportModel, importModel, listFlips, listModels, removeModel, tellHistory } from './model-registry.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

interface ModelsOptions {
  readonly card?: boolean;
  readonly embed?: boolean;
  readonly list?: boolean;
  readonly history?: string;
  readonly flips?: string;
  readonly export?: string;
  readonly out?: string;
  readonly import?: string;
  readonly remove?: string;
}

export function addModelsCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('models')
    .description('show the model that answers: network, figures, and how many specimens it has embedded')
    .option('--card', 'its card instead')
    .option('--embed', 'embed the specimens that only another model has embedded')
    .option('--list', 'every model here; * answers')
    .option('--history <key>', 'how that model was trained: settings, data, and its figures along the way')
    .option('--flips <key>', 'which past verdicts that model would give otherwise')
    .option('--export <key>', 'write that model to --out')
    .option('--out <file>', 'where --export writes to')
    .option('--import <file>', 'take a model that --export wrote')
    .option('--remove <key>', 'forget that model')
    .action(withEngine(act));
}

async function act(session: Session, options: ModelsOptions): Promise<Report> {
  const { card, embed, flips, remove } = options;
  if (options.list) return listModels(session);
  if (options.history !== undefined) return tellHistory(session, options.history);
  if (flips !== undefined) return listFlips(session, flips);
  if (options.export !== undefined) return exportModel(session, options.export, options.out);
  if (options.import !== undefined) return importModel(session, options.import);
  if (remove !== undefined) return removeModel(session, remove);
  if (embed) return embedMissing(session);
  const model = await session.call('models.active', {});
  if (!card) return { record: model, text: describe(model) };
  if (model.card === null) throw new ParaphError('not-found', say`No card lies beside this model.`);
  return { record: { card: model.card }, text: model.card.trimEnd() };
}

async function embedMissing(session: Session): Promise<Report> {
  const record = await withProgress(session, (operation) => session.call('models.embed', { operation }));
  return { record, text: `${count(record.embedded, 'specimen')} embedded.` };
}

function describe(model: ModelDescription): string {
  const { network, references, figures } = model;
  const facts = [
    ['name', model.name],
    ['key', model.key],
    ['parameters', network.parameters.toLocaleString('en')],
    ['preprocessing', model.preprocessingVersion],
    ['calibrated on', model.calibration?.population ?? 'nobody'],
    ['references', `${references.embedded} of ${count(references.specimens, 'specimen')} embedded`],
    ['licence', model.licence],
  ];
  const layers = network.layers.map(({ name, kind, size, output, parameters }) => [
    `  ${name}`,
    kind,
    size === null ? '' : `${size} × ${size}`,
    `${output.rows} × ${output.columns} × ${output.channels}`,
    parameters.toLocaleString('en'),
  ]);
  const rates = Object.entries(figures.test).map(([set, byReferences]) => {
    const list = Object.entries(byReferences).map(([references, rate]) => `${rate.toFixed(1)} % with ${references}`);
    return `  ${set}: ${list.join(', ')}`;
  });
  return [table(facts), 'layers', table(layers), 'skilled-forgery EER on test writers, by references', ...rates].join(
    '\n',
  );
}
