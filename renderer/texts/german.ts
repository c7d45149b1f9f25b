import type { english } from './english.ts';
import { backups } from './german/backups.ts';
import { demonstration } from './german/demonstration.ts';
import { decisions } from './german/decisions.ts';
import { desk } from './german/desk.ts';
import { drawing } from './german/drawing.ts';
import { compare } from './german/compare.ts';
import { frame } from './german/frame.ts';
import { help } from './german/help.ts';
import { comparison } from './german/comparison.ts';
import { lab } from './german/lab.ts';
import { labSphere } from './german/lab-sphere.ts';
import { labGrid } from './german/lab-grid.ts';
import { labNetwork } from './german/lab-network.ts';
import { labTriplets } from './german/lab-triplets.ts';
import { lessons } from './german/lessons.ts';
import { licences } from './german/licences.ts';
import { likelihood } from './german/likelihood.ts';
import { models } from './german/models.ts';
import { imports } from './german/imports.ts';
import { oneShot } from './german/one-shot.ts';
import { overview } from './german/overview.ts';
import { people } from './german/people.ts';
import { personFile } from './german/person-file.ts';
import { question } from './german/question.ts';
import { copies } from './german/copies.ts';
import { explanation } from './german/explanation.ts';
import { recalibration } from './german/recalibration.ts';
import { records } from './german/records.ts';
import { referenceSets } from './german/reference-sets.ts';
import { registry } from './german/registry.ts';
import { sentences } from './german/sentences.ts';
import { settings } from './german/settings.ts';
import { shell } from './german/shell.ts';
import { specimenWords } from './german/specimens.ts';
import { training } from './german/training.ts';
import { trainingData } from './german/training-data.ts';
import { verdict } from './german/verdict.ts';
import type { Words } from './words.ts';

/** The same in German. A word missing here is an error of types. */
export const german: Words<typeof english> = {
  ...compare,
  ...decisions,
  ...frame,
  ...comparison,
  ...lab,
  ...labSphere,
  ...labGrid,
  ...labNetwork,
  ...labTriplets,
  ...lessons,
  ...licences,
  ...likelihood,
  ...desk,
  ...drawing,
  ...oneShot,
  ...backups,
  ...models,
  ...overview,
  ...help,
  ...people,
  ...specimenWords,
  ...personFile,
  ...question,
  ...verdict,
  ...copies,
  ...explanation,
  ...recalibration,
  ...records,
  ...referenceSets,
  ...settings,
  ...sentences,
  ...shell,
  ...training,
  ...trainingData,
  ...registry,
  ...imports,
  ...demonstration,
};
