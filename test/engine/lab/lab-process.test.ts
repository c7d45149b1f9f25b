import { expect, it, onTestFinished } from 'vitest';
import { createLabProcess } from '../../../main/engine/lab/lab-process.ts';
import type { LabSources } from '../../../main/engine/lab/lab-sources.ts';
import { createSpawn } from '../../../main/hosts/spawn.ts';

it('holds what it was handed until it is to forget it', async () => {
  let handed = 0;
  const sources: LabSources = {
    set: () => ({
      version: 'stored',
      read: () => {
        handed += 1;
        const classes = [{ name: 'a', group: '', part: 'unseen' as const, pictures: [0] }];
        return { kind: 'pictures', coverage: new Uint8Array(28 * 28), classes, officialRuns: [] };
      },
    }),
    network: () => {
      throw new Error('no network is asked for');
    },
  };
  const lab = createLabProcess({ spawn: createSpawn(process.execPath), sources });
  onTestFinished(() => lab.kill());
  const ask = (sets: string[]) => lab.ask('classes', { set: 's' }, { sets });

  await ask(['s']);
  await ask(['s']);
  expect(await ask([])).toHaveLength(1);
  expect(handed).toBe(1);
  lab.forget('network', 's');
  lab.forget('set', 's');
  await expect(ask([])).rejects.toMatchObject({ code: 'not-found' });
  await ask(['s']);
  expect(handed).toBe(2);
}, 60_000);
