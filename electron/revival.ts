/** Pages and helper processes that crash: the page comes back, the rest is noted. */
import { app } from 'electron';
import { createLogger } from '../main/base/logger.ts';

/** A page that keeps crashing is left alone after so many times. */
const limit = 3;

export function reviveCrashedPages(): void {
  const logger = createLogger('window');
  let revivals = 0;
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    logger.error({ reason, exitCode }, 'the page crashed');
    if (reason !== 'clean-exit' && revivals++ < limit) contents.reload();
  });
  // Electron starts its helpers again by itself.
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    logger.error({ type, reason, exitCode }, 'a helper process ended');
  });
}
