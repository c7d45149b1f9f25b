import type { Migration } from './migration.ts';
import { foundation } from './0001-foundation.ts';
import { systemStore } from './0002-system-store.ts';

/** Every step from an empty file to today's schema, in order: the version is the position, counted from 1. */
export const migrations: readonly Migration[] = [foundation, systemStore];
