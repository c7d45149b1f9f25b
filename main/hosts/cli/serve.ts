/** `serve`: the application in the user's browser, until Ctrl-C. */
import { InvalidArgumentError, type Command } from 'commander';
import type { EventMessage } from '../../contract/messages.ts';
import { interfaceFolder, modelFolder } from '../locations.ts';
import { openBrowser, openCommands, thisMachine } from '../loopback/browser.ts';
import { serveWorkspace } from '../loopback/serve-workspace.ts';
import { createSpawn } from '../spawn.ts';
import { toJson, type Report, type Runner } from './runner.ts';
import { passphraseOf, workspaceOf, type CommandHost, type GlobalOptions } from './session.ts';

interface ServeOptions extends GlobalOptions {
  readonly port?: number;
  readonly open: boolean;
}

export function addServeCommand(program: Command, { alone, host }: Runner): void {
  program
    .command('serve')
    .description('serve the application to a browser on this machine, until Ctrl-C')
    .option('--port <number>', 'port on 127.0.0.1; without it the one this workspace usually has', parsePort)
    .option('--no-open', 'open no browser, only tell the address')
    .action(alone((options: ServeOptions) => serve(host, options)));
}

async function serve(host: CommandHost, options: ServeOptions): Promise<Report> {
  const directory = workspaceOf(host, options);
  const spawn = createSpawn(process.execPath);
  // What ends the start is thrown, and told by whoever tells of a command's errors.
  let isServing = false;
  const served = await serveWorkspace({
    start: {
      directory,
      modelDirectory: modelFolder,
      passphrase: passphraseOf(options),
      joinable: true,
      host: 'browser',
    },
    spawn: () => spawn('engine'),
    port: options.port ?? null,
    interfaceFolder,
    onEvent: (message) => warn(host, message, isServing),
  });
  isServing = true;
  try {
    announce(host, served.url, options);
    if (options.open) await openBrowser(openCommands(served.url, thisMachine()));
    await aborted(host.signal);
  } finally {
    await served.close();
  }
  return { record: { closed: true }, text: 'Paraph is closed.' };
}

/** The address works once, so that it is of no use to whoever finds it later. */
function announce({ terminal }: CommandHost, url: string, { json, open }: ServeOptions): void {
  if (json) return terminal.out(toJson({ url }));
  terminal.out(`Paraph is at ${url}`);
  terminal.out(
    open
      ? 'It opens in your browser; the address works once. Ctrl-C ends it.'
      : 'The address works once. Ctrl-C ends it.',
  );
}

function warn({ terminal }: CommandHost, { event, record }: EventMessage, isServing: boolean): void {
  const { state, message } = event === 'engine' ? (record as { state: string; message: string | null }) : {};
  if (state === 'restarting') terminal.err('The engine stopped unexpectedly and starts again.');
  if (isServing && state === 'stopped' && message) terminal.err(message);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A port is 0 to 65535.');
  return port;
}
