/** What a person waits for: the application's start, and a verdict on a file once it runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { modelFolder } from '../../main/hosts/locations.ts';
import { startEngineClient, type EngineClient } from '../../main/hosts/engine-client.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';
import { median, milliseconds } from './rounds.ts';

const commandLine = fileURLToPath(new URL('../../main/hosts/cli/main.ts', import.meta.url));

async function open(engine: EngineClient, file: string): Promise<string> {
  const bytes = new Uint8Array(readFileSync(file));
  return (await engine.call('documents.open', { name: basename(file), bytes })).document;
}

/** From a file on the disk to a verdict with its case recorded, against five specimens. */
async function verify(engine: EngineClient, signatory: string, file: string): Promise<void> {
  const document = await open(engine, file);
  await engine.call('verify.run', { signatory, document });
  await engine.call('documents.close', { document });
}

async function enrol(engine: EngineClient, signatory: string, files: readonly string[]): Promise<void> {
  await engine.call('signatories.create', { id: signatory, name: signatory });
  for (const file of files) {
    await engine.call('specimens.add', { signatory, document: await open(engine, file), insist: true });
  }
}

/** Median milliseconds from file to verdict, by the engine process that every host starts. */
async function measureVerdict(folder: string, writer: GeneratedWriter, rounds: number): Promise<number> {
  const start = {
    directory: join(folder, 'workspace'),
    modelDirectory: modelFolder,
    joinable: false,
  };
  const engine = startEngineClient({ start, spawn: () => createSpawn(process.execPath)('engine') });
  try {
    await engine.ready();
    await enrol(engine, 'writer', writer.genuine.slice(0, 5));
    await verify(engine, 'writer', writer.genuine[5]);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await milliseconds(() => verify(engine, 'writer', writer.genuine[5 + (round % 3)])));
    }
    return median(times);
  } finally {
    await engine.close();
  }
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
