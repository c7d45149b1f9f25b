import type { Migration } from './migration.ts';
import { foundation } from './0001-foundation.ts';
import { systemStore } from './0002-system-store.ts';
import { imports } from './0003-imports.ts';
import { decisions } from './0004-decisions.ts';
import { merges } from './0005-merges.ts';
import { models } from './0006-models.ts';
import { caseLessons } from './0007-case-lessons.ts';
import { trainingArchives } from './0008-training-archives.ts';
import { localMaps } from './0009-local-maps.ts';
import { centreLines } from './0010-centre-lines.ts';
import { drawnClasses } from './0011-drawn-classes.ts';
import { lab } from './0012-lab.ts';
import { watchedPictures } from './0013-watched-pictures.ts';
import { labGrids } from './0014-lab-grids.ts';
import { labLessons } from './0015-lab-lessons.ts';

/** Every step from an empty file to today's schema, in order: the version is the position, counted from 1. */
export const migrations: readonly Migration[] = [
  foundation,
  systemStore,
  imports,
  decisions,
  merges,
  models,
  caseLessons,
  trainingArchives,
  localMaps,
  centreLines,
  drawnClasses,
  lab,
  watchedPictures,
  labGrids,
  labLessons,
];
