import type { sentences as english } from '../english/sentences.ts';
import type { Words } from '../words.ts';
import { calls } from './sentences/calls.ts';
import { characters } from './sentences/characters.ts';
import { drawnClasses } from './sentences/drawn-classes.ts';
import { documents } from './sentences/documents.ts';
import { imports } from './sentences/imports.ts';
import { labSeeing } from './sentences/lab-seeing.ts';
import { lab } from './sentences/lab.ts';
import { model } from './sentences/model.ts';
import { oneShot } from './sentences/one-shot.ts';
import { people } from './sentences/people.ts';
import { reasons } from './sentences/reasons.ts';
import { shell } from './sentences/shell.ts';
import { training } from './sentences/training.ts';
import { workspace } from './sentences/workspace.ts';

/** What the engine says, by the English sentence; a test fails when one lacks. */
export const sentences: Words<typeof english> = {
  sentences: {
    ...calls,
    ...characters,
    ...documents,
    ...drawnClasses,
    ...imports,
    ...oneShot,
    ...people,
    ...workspace,
    ...shell,
    ...model,
    ...training,
    ...labSeeing,
    ...lab,
  },
  reasons,
};
