/** `npm run test:resume -- [--kills N] [--network tiny|two-map] [--seed N]`: see kills.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../../../main/base/random.ts';
import { trainThroughKills } from './kills.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    network: { type: 'string', default: 'two-map' },
    seed: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
const network = values.network === 'tiny' ? 'tiny' : 'two-map';
const folder = mkdtempSync(join(tmpdir(), 'paraph-kills-'));
// A life makes 30 steps on average, of which the next repeats a dozen.
const run = { network, steps: 50 + 40 * kills } as const;
try {
  const alone = await trainThroughKills({ ...run, kills: 0, checkpoint: join(folder, 'alone') }, createRandom(1));
  const random = createRandom(Number(values.seed));
  const killed = await trainThroughKills({ ...run, kills, checkpoint: join(folder, 'killed') }, random);
  for (const { at, resumedAt } of killed.deaths) console.log(`killed after step ${at}, went on with step ${resumedAt}`);
  const same = killed.sha256 === alone.sha256;
  console.log(`${network}, ${run.steps} steps, ${killed.deaths.length} kills`);
  console.log(`let alone  ${alone.sha256}\nkilled     ${killed.sha256}\n${same ? 'the same' : 'NOT the same'}`);
  process.exitCode = same ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
