/** `lab`: small networks that learn to tell pictures apart. One file a slice. */
import type { Command } from 'commander';
import { addLabLookCommand } from './lab-look.ts';
import { addLabGridCommand } from './lab-grid.ts';
import { addLabNetworkCommands } from './lab-networks.ts';
import { addDrawnCommands } from './lab-drawn.ts';
import { addLabOneShotCommands } from './lab-one-shot.ts';
import { addLabSetCommands } from './lab-sets.ts';
import { addLabTripletCommands } from './lab-triplets.ts';
import { addLabSphereCommand } from './lab-sphere.ts';
import type { Runner } from './runner.ts';

const slices = [
  addLabSetCommands,
  addLabNetworkCommands,
  addLabLookCommand,
  addLabTripletCommands,
  addLabSphereCommand,
  addLabGridCommand,
  addLabOneShotCommands,
  addDrawnCommands,
];

export function addLabCommands(program: Command, runner: Runner): void {
  const lab = program.command('lab').description('small networks that learn to tell pictures apart, and what they see');
  for (const add of slices) add(lab, runner);
}
