/** The engine's process: what a host starts, in Electron, behind the loopback server or under a command. */
import { openParentPort } from '../base/stream-port.ts';
import { createEngine } from '../engine/create-engine.ts';
import { serveEngine } from './engine-server.ts';
import { createSpawn } from './spawn.ts';
import { readVersion } from './version.ts';

// Every file it makes is for this user alone.
process.umask(0o077);
// Ctrl-C reaches every process of a terminal: the host decides what becomes of this one.
process.on('SIGINT', () => undefined);

const spawn = createSpawn(process.execPath);

serveEngine(openParentPort(), {
  createEngine: ({ joinable: _, ...start }, emit) => createEngine({ ...start, emit, spawn, version: readVersion() }),
  onEnd: () => process.exit(),
  checkOutput: process.env['PARAPH_CHECK'] === '1',
});
