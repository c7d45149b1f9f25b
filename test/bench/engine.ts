/** The engine's process as every host starts it, and what the bench asks of it. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { startEngineClient, type EngineClient } from '../../main/hosts/engine-client.ts';
import { modelFolder } from '../../main/hosts/locations.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';

/** @param directory of the workspace */
export async function withEngine<T>(directory: string, work: (engine: EngineClient) => Promise<T>): Promise<T> {
  const start = { directory, modelDirectory: modelFolder, joinable: false };
  const engine = startEngineClient({ start, spawn: () => createSpawn(process.execPath)('engine') });
  try {
    await engine.ready();
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function open(engine: EngineClient, file: string): Promise<string> {
  const bytes = new Uint8Array(readFileSync(file));
  return (await engine.call('documents.open', { name: basename(file), bytes })).document;
}

/** From a file on the disk to a verdict with its case recorded. */
export async function verify(engine: EngineClient, signatory: string, file: string): Promise<void> {
  const document = await open(engine, file);
  await engine.call('verify.run', { signatory, document });
  await engine.call('documents.close', { document });
}

export async function enrol(engine: EngineClient, signatory: string, files: readonly string[]): Promise<void> {
  await engine.call('signatories.create', { id: signatory, name: signatory });
  for (const file of files) {
    await engine.call('specimens.add', { signatory, document: await open(engine, file), insist: true });
  }
}
