/** Small handlers for the model, backups and long work. */
import type { Handlers } from '../../../main/contract/api.ts';
import type { Backup } from '../../../main/contract/backups.ts';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import type { OperationRecord } from '../../../main/contract/events.ts';
import type { ModelDescription } from '../../../main/contract/models.ts';

export function progress(change: Partial<OperationRecord>): OperationRecord {
  const unknown = { done: 0, total: null, perSecond: null, remainingMs: null, outcome: null, error: null };
  return { operation: 'op', call: null, stage: '', ...unknown, startedAt: 0, finished: false, ...change };
}

const model: ModelDescription = {
  key: 'k'.repeat(64),
  name: 'Small model',
  description: 'A model for tests.',
  licence: 'Made for tests.',
  preprocessingVersion: '1',
  weights: { sha256: '0'.repeat(64), bytes: 4 },
  network: {
    name: 'small',
    input: { width: 192, height: 96 },
    layers: [
      {
        name: 'conv1',
        kind: 'convolution',
        size: 5,
        stride: 2,
        reads: null,
        output: { rows: 48, columns: 96, channels: 32 },
        parameters: 864,
      },
    ],
    parameters: 864,
  },
  calibration: null,
  figures: { development: {}, test: { dutch: { '5': 9.7 } } },
  card: '# Small model\n',
  references: { specimens: 3, embedded: 2 },
};

/** A backup's piece of two bytes at a time, so that a whole one takes several. */
const content = Uint8Array.of(1, 2, 3, 4, 5);

export function smallUpkeepHandlers(backups: Backup[]) {
  return {
    'workspace.activity': ({ days }) => ({
      days: Array.from({ length: days }, (_, i) => {
        const counts = { genuine: i, inconclusive: 0, forged: 0, identified: 0, unknown: 0 };
        return { start: i * 86_400_000, counts };
      }),
      signatories: [],
    }),
    'models.active': () => model,
    'models.embed': () => ({ embedded: 1 }),
    'policy.rates': ({ falseAcceptance, falseRejection }) => ({
      population: 'small writers',
      writers: 2,
      rows: [
        {
          references: 5,
          thresholds: { accept: 0.3, reject: 0.5 },
          falseAcceptanceSkilled: falseAcceptance,
          falseAcceptanceRandom: 0,
          falseRejection,
          atMost: { falseAcceptanceSkilled: falseAcceptance, falseRejection },
          least: { falseAcceptance: 0.03, falseRejection: 0.01 },
          inconclusiveGenuine: 0.1,
          inconclusiveSkilled: 0.2,
          reliability: [],
        },
      ],
      refusals:
        falseAcceptance < 0.03
          ? [{ rate: 'falseAcceptance', asked: falseAcceptance, least: 0.03, references: 5, writers: 2 }]
          : [],
    }),
    'backups.create': ({ passphrase }) => {
      const opensWith = passphrase === undefined ? 'workspace-key' : 'passphrase';
      const backup: Backup = { id: `b${backups.length}`, madeAt: 0, bytes: content.length, opensWith };
      backups.unshift(backup);
      return backup;
    },
    'backups.list': () => [...backups],
    'backups.read': ({ offset }) => ({ bytes: content.slice(offset, offset + 2), total: content.length }),
    'backups.remove': ({ backup }) => {
      const place = backups.findIndex(({ id }) => id === backup);
      if (place < 0) throw new ParaphError('not-found', say`There is no backup with this name.`);
      backups.splice(place, 1);
      return {};
    },
    'operations.list': () => [progress({ call: 'models.embed', stage: 'embedding', done: 1, total: 3 })],
    'operations.cancel': () => ({}),
  } satisfies Partial<Handlers>;
}
