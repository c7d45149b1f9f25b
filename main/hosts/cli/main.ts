/** Entry of the `paraph` command. */
import { homedir } from 'node:os';
import { defaultDataFolder } from '../data-folder.ts';
import { modelFolder } from '../locations.ts';
import { openEngine } from '../open-engine.ts';
import { createSpawn } from '../spawn.ts';
import { readVersion } from '../version.ts';
import { runCommandLine } from './program.ts';
import type { Terminal } from './session.ts';

const interruption = new AbortController();
process.on('SIGTERM', () => interruption.abort());
process.on('SIGINT', () => {
  // The first asks for a tidy end, the second insists.
  if (interruption.signal.aborted) process.exit(2);
  interruption.abort();
});

const spawn = createSpawn(process.execPath);

const terminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  isWatched: process.stderr.isTTY,
};

process.exitCode = await runCommandLine(
  {
    terminal,
    defaultWorkspace: defaultDataFolder(process.platform, process.env, homedir()),
    signal: interruption.signal,
    openEngine: ({ directory, passphrase, onEvent }) =>
      openEngine(
        {
          start: { directory, modelDirectory: modelFolder, passphrase, joinable: false, host: 'command-line' },
          spawn: () => spawn('engine'),
          onEvent,
        },
        () => terminal.err('Another command has this workspace; waiting for it …'),
      ),
  },
  readVersion(),
  process.argv.slice(2),
);
