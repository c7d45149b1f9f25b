/** What to send along with a question: versions, device, counts. No name, no path, no picture. */
import { arch, platform, release } from 'node:os';
import { app, clipboard } from 'electron';
import type { EngineCaller } from '../main/hosts/engine-client.ts';

/** @param lastStop why the engine stopped, where it did */
export async function copyDiagnostics(engine: Pick<EngineCaller, 'call'>, lastStop: string | null): Promise<void> {
  const diagnostics = {
    paraph: app.getVersion(),
    electron: process.versions['electron'],
    chromium: process.versions['chrome'],
    system: `${platform()} ${release()} ${arch()}`,
    isPackaged: app.isPackaged,
    lastStop,
    engine: await describe(engine),
  };
  await clipboard.writeText(JSON.stringify(diagnostics, null, 2));
}

/** An engine that does not answer is part of what there is to tell. */
async function describe(engine: Pick<EngineCaller, 'call'>): Promise<unknown> {
  try {
    const status = await engine.call('workspace.status', {}, AbortSignal.timeout(2_000));
    const { version, locked, keptBy, model, runtime, signatories, specimens, cases } = status;
    return { version, locked, keptBy, model, runtime, counts: { signatories, specimens, cases } };
  } catch (error) {
    return { unavailable: error instanceof Error ? error.name : 'unknown' };
  }
}
