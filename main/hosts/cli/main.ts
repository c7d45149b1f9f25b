/** Entry of the `paraph` command. */
import { homedir } from 'node:os';
import { defaultDataFolder } from '../data-folder.ts';
import { modelFolder } from '../locations.ts';
import { openEngine } from '../open-engine.ts';
import { createSpawn } from '../spawn.ts';
import { readVersion } from '../version.ts';
import { runCommandLine } from './program.ts';

const interruption = new AbortController();
process.on('SIGTERM', () => interruption.abort());
process.on('SIGINT', () => {
  // The first asks for a tidy end, the second insists.
  if (interruption.signal.aborted) process.exit(2);
  interruption.abort();
});

const spawn = createSpawn(process.execPath);

process.exitCode = await runCommandLine(
  {
    terminal: {
      out: (text) => void process.stdout.write(`${text}\n`),
      err: (text) => void process.stderr.write(`${text}\n`),
      isWatched: process.stderr.isTTY,
    },
    defaultWorkspace: defaultDataFolder(process.platform, process.env, homedir()),
    signal: interruption.signal,
    openEngine: ({ directory, passphrase, onEvent }) =>
      openEngine({
        start: { directory, modelDirectory: modelFolder, passphrase, joinable: false },
        spawn: () => spawn('engine'),
        onEvent,
      }),
  },
  readVersion(),
  process.argv.slice(2),
);
