import type { Emit } from '../contract/events.ts';
import type { Logger } from '../base/logger.ts';
import type { DecoderApi } from '../imaging/decoder-api.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { ActiveModel, Recalibrated } from './active-model.ts';
import type { Drafts } from './drafts.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Operations } from './operations.ts';
import type { References } from './references.ts';
import type { Spawn } from './spawn.ts';
import type { Turns } from './turns.ts';

/** What every use case works with. */
export interface EngineContext {
  readonly workspace: Workspace;
  readonly decoder: DecoderApi;
  readonly model: ActiveModel;
  /** A model with the calibration that this workspace's decided cases give it, where somebody adopted one. */
  readonly recalibrated: Recalibrated;
  readonly references: References;
  readonly documents: OpenDocuments;
  readonly drafts: Drafts;
  readonly operations: Operations;
  readonly spawn: Spawn;
  readonly turns: Turns;
  readonly emit: Emit;
  readonly logger: Logger;
  readonly now: () => number;
  readonly version: string;
}
