/** What the engine asks the trainer's process. */
import { z, Bytes, Count, Id, Name } from '../contract/schema.ts';
import { GateReport, LessonTally, TrainingSettings } from '../contract/training.ts';

const Places = z.array(Count);

/** Pictures and weights cross the line; keys, names of persons and the database never do. */
export const TrainRequest = z.object({
  run: Id,
  name: Name,
  settings: TrainingSettings,
  set: z.object({
    width: Count,
    height: Count,
    coverage: Bytes,
    writers: z.array(z.object({ genuine: Places, forged: Places })),
    weights: z.optional(z.array(z.number())),
  }),
  lessons: LessonTally,
  population: z.string(),
  activeDirectory: z.string(),
  candidateDirectory: z.string(),
  checkpoint: z.string(),
});
export type TrainRequest = z.infer<typeof TrainRequest>;

export const TrainOutcome = z.discriminatedUnion('paused', [
  z.object({ paused: z.literal(true) }),
  z.object({ paused: z.literal(false), key: z.string(), gate: GateReport, step: Count }),
]);
export type TrainOutcome = z.infer<typeof TrainOutcome>;

/** `train` answers when the run is over, and tells `training` events meanwhile; the others act on the run under way. */
export const trainerMethods = ['ready', 'train', 'pause', 'finish'] as const;
export type TrainerMethod = (typeof trainerMethods)[number];
