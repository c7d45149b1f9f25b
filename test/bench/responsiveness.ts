/** What a person waits for: the application's start, and a verdict on a file once it runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';
import { enrol, verify, withEngine } from './engine.ts';
import { median, milliseconds } from './rounds.ts';

const commandLine = fileURLToPath(new URL('../../main/hosts/cli/main.ts', import.meta.url));

/** Median milliseconds from file to verdict, by the engine process that every host starts. */
function measureVerdict(folder: string, writer: GeneratedWriter, rounds: number): Promise<number> {
  return withEngine(join(folder, 'workspace'), async (engine) => {
    await enrol(engine, 'writer', writer.genuine.slice(0, 5));
    await verify(engine, 'writer', writer.genuine[5]);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await milliseconds(() => verify(engine, 'writer', writer.genuine[5 + (round % 3)])));
    }
    return median(times);
  });
}

/** From the command to the address of a running engine. */
async function startOnce(folder: string): Promise<number> {
  const begun = performance.now();
  const parameters = [commandLine, 'serve', '--workspace', join(folder, 'served'), '--no-open'];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('http://')) break;
  const took = performance.now() - begun;
  child.kill('SIGTERM');
  await ended;
  return took;
}

/** The least that any program of this Node takes. */
function startNode(): Promise<number> {
  return milliseconds(() => once(spawn(process.execPath, ['--eval', '0'], { stdio: 'ignore' }), 'exit'));
}

async function repeated(rounds: number, measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await measure());
  return median(times);
}

/** Medians in milliseconds. */
export async function measureResponsiveness(rounds: number) {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-bench-'));
  try {
    const request = { directory: join(folder, 'set'), writers: 1, genuine: 8, forged: 0, seed: 5, dpi: 300 };
    const [writer] = await writeGeneratedSet(request);
    await startOnce(folder);
    return {
      node: await repeated(rounds, startNode),
      start: await repeated(Math.ceil(rounds / 2), () => startOnce(folder)),
      verdict: await measureVerdict(folder, writer, 3 * rounds),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
