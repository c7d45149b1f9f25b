/** Training, and the registry of models that it fills. */
import { done, method, nothing } from './method.ts';
import { Flip, LessonTally, ModelHistory, ModelRecord, TrainingRun, TrainingSettings } from './training.ts';
import { z, Bytes, Count, Id, Name } from './schema.ts';

const operation = z.optional(Id);
const run = z.object({ run: Id });
const model = z.object({ model: z.string() });

export const trainingMethods = {
  'training.start': method(
    "Begins a run on this workspace's own signatures; it goes on by itself, one at a time.",
    'train',
    z.object({ name: Name, settings: TrainingSettings }),
    TrainingRun,
  ),
  'training.startOnFolder': method(
    'Begins a run on a folder laid out as WRITER/genuine|forged/*, or as ALPHABET/CHARACTER/NNNN_NN.png.',
    'train --data DIR',
    z.object({ name: Name, settings: TrainingSettings, directory: z.string() }),
    TrainingRun,
    { reach: 'command-line' },
  ),
  'training.startOnArchive': method(
    'Begins a run on characters: a ZIP in Omniglot’s layout, ALPHABET/CHARACTER/NNNN_NN.png, each character a class.',
    'train --data FILE.zip',
    z.object({ name: Name, settings: TrainingSettings, archive: z.object({ name: z.string(), bytes: Bytes }) }),
    TrainingRun,
  ),
  'training.material': method(
    'How many people of this workspace have two specimens to learn from, how many of them a run needs, and which decided cases feed in.',
    'train --material',
    nothing,
    z.object({ people: Count, needed: Count, lessons: LessonTally }),
  ),
  'training.list': method('All runs with their curves, newest first.', 'train --list', nothing, z.array(TrainingRun)),
  'training.pause': method('Leaves a run where it is; its checkpoint stays.', 'train --pause RUN', run, TrainingRun),
  'training.resume': method('Goes on from the checkpoint.', 'train --resume RUN', run, TrainingRun),
  'training.finish': method(
    'Stops learning and judges the best weights so far.',
    'train --finish RUN',
    run,
    TrainingRun,
  ),
  'training.cancel': method('Stops a run for good; nothing comes of it.', 'train --cancel RUN', run, TrainingRun),
  'training.remove': method('Forgets a run that is over.', 'train --remove RUN', run, done),

  'models.list': method(
    'Every model of this workspace, the shipped one last.',
    'models --list',
    nothing,
    z.object({
      rows: z.array(ModelRecord),
      /** Which model a rollback returns to; null when there is none to return to. */
      former: z.nullable(z.string()),
    }),
  ),
  'models.history': method(
    'How a model was trained: settings, data with its hash, and curves; null for one that was not trained here.',
    'models --history KEY',
    model,
    z.nullable(ModelHistory),
  ),
  'models.flips': method(
    'Which past verdicts another model would give otherwise.',
    'models --flips KEY',
    z.object({ model: z.string(), operation }),
    z.object({ compared: Count, flips: z.array(Flip) }),
    { deadline: 0 },
  ),
  'models.promote': method(
    'Embeds every specimen with a model, then lets it answer. A model that did not pass is refused unless insisted on.',
    'promote KEY',
    z.object({ model: z.string(), insist: z._default(z.boolean(), false), operation }),
    ModelRecord,
    { deadline: 0 },
  ),
  'models.rollBack': method(
    'Lets the model answer that answered before.',
    'rollback',
    z.object({ operation }),
    ModelRecord,
    { deadline: 0 },
  ),
  'models.export': method(
    'A model as one file: safetensors with its manifest.',
    'models --export KEY --out FILE',
    model,
    z.object({ bytes: Bytes }),
  ),
  'models.import': method(
    'Takes a model from such a file; everything is checked before it is used.',
    'models --import FILE',
    z.object({ name: Name, bytes: Bytes }),
    ModelRecord,
  ),
  'models.remove': method('Forgets a model that does not answer.', 'models --remove KEY', model, done),
} as const;
