/** Calls about what decided cases make of the calibration. */
import { method, nothing } from './method.ts';
import { LessonWeights, RecalibrationPreview, RecalibrationState } from './recalibration.ts';
import { z, Id } from './schema.ts';

/** Every case counts alike unless asked otherwise: to count errors more often is to learn from errors that never were. */
const asked = z.object({
  operation: z.optional(Id),
  weights: z._default(LessonWeights, { overruled: 1, hard: 1 }),
});

export const recalibrationMethods = {
  'recalibration.state': method(
    'Whether verdicts are held to distances moved by decided cases, on how many it rests, and how many there are now.',
    'recalibrate --state',
    nothing,
    RecalibrationState,
  ),
  'recalibration.preview': method(
    'What the decided cases would make of thresholds and error rates, and which past verdicts would be others.',
    'recalibrate --preview',
    asked,
    RecalibrationPreview,
    { deadline: 0 },
  ),
  'recalibration.adopt': method(
    'Holds verdicts to the distances that the decided cases move; refused with too few of them.',
    'recalibrate',
    asked,
    RecalibrationState,
    { deadline: 0 },
  ),
  'recalibration.takeBack': method(
    "Holds verdicts to the model's own distances again.",
    'recalibrate --take-back',
    nothing,
    RecalibrationState,
  ),
} as const;
