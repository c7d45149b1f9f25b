import { backups } from './english/backups.ts';
import { demonstration } from './english/demonstration.ts';
import { decisions } from './english/decisions.ts';
import { desk } from './english/desk.ts';
import { drawing } from './english/drawing.ts';
import { compare } from './english/compare.ts';
import { frame } from './english/frame.ts';
import { help } from './english/help.ts';
import { comparison } from './english/comparison.ts';
import { lab } from './english/lab.ts';
import { labSphere } from './english/lab-sphere.ts';
import { labGrid } from './english/lab-grid.ts';
import { labNetwork } from './english/lab-network.ts';
import { labTriplets } from './english/lab-triplets.ts';
import { lessons } from './english/lessons.ts';
import { licences } from './english/licences.ts';
import { likelihood } from './english/likelihood.ts';
import { models } from './english/models.ts';
import { imports } from './english/imports.ts';
import { oneShot } from './english/one-shot.ts';
import { overview } from './english/overview.ts';
import { people } from './english/people.ts';
import { personFile } from './english/person-file.ts';
import { question } from './english/question.ts';
import { copies } from './english/copies.ts';
import { explanation } from './english/explanation.ts';
import { recalibration } from './english/recalibration.ts';
import { records } from './english/records.ts';
import { referenceSets } from './english/reference-sets.ts';
import { registry } from './english/registry.ts';
import { sentences } from './english/sentences.ts';
import { settings } from './english/settings.ts';
import { shell } from './english/shell.ts';
import { specimenWords } from './english/specimens.ts';
import { training } from './english/training.ts';
import { trainingData } from './english/training-data.ts';
import { verdict } from './english/verdict.ts';

/** Everything the interface says, in English. One file an area of the interface. */
export const english = {
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
