/** An engine that stopped for good: what becomes of it is for the person to say. */
import { basename } from 'node:path';
import { app } from 'electron';
import { texts } from './appearance.ts';
import { ask } from './dialogs.ts';
import type { Page } from './page.ts';

export interface StopActions {
  restart(): void;
  /** Asks for another workspace; false when the person thinks better of it. */
  openAnother(): Promise<boolean>;
  copyDiagnostics(why: string): Promise<void>;
}

/**
 * @param hasStarted whether the engine ran before: an engine that never did cannot open its workspace
 * @param directory  the workspace's folder
 */
export async function askAfterStop(
  page: Pick<Page, 'window'>,
  { why, hasStarted, directory }: { why: string; hasStarted: boolean; directory: string },
  actions: StopActions,
): Promise<void> {
  const words = texts().engine;
  const message = hasStarted ? words.stopped : words.cannotOpen(basename(directory));
  const question = { type: 'error', message, detail: `${why}\n${words.nothingLost}` } as const;
  for (;;) {
    const answer = await ask(page.window(), question, [
      { answer: 'again', label: hasStarted ? words.again : words.retry },
      { answer: 'another', label: words.another },
      { answer: 'diagnostics', label: words.diagnostics },
      { answer: 'quit', label: words.quit },
    ]);
    if (answer === 'again') return actions.restart();
    if (answer === 'quit') return app.quit();
    if (answer === 'diagnostics') await actions.copyDiagnostics(why);
    else if (await actions.openAnother()) return;
  }
}
