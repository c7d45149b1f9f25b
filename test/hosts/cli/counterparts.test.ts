import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { methods, type MethodName } from '../../../main/contract/api.ts';
import { z } from '../../../main/contract/schema.ts';
import { createProgram } from '../../../main/hosts/cli/program.ts';

const host = {
  terminal: { out: () => undefined, err: () => undefined, isWatched: false },
  defaultWorkspace: '/w',
  signal: new AbortController().signal,
  openEngine: () => Promise.reject(new Error('not opened here')),
};
const { program } = createProgram(host, '0');
const folder = new URL('../../../main/hosts/cli/', import.meta.url);
const source = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

/** Ctrl-C aborts the signal of every call under way, which needs no name of its own. */
const byKey: readonly MethodName[] = ['operations.cancel'];
/** What a page is shown for, or typed into; a command line names pages and regions itself, and types nothing in between. */
const forEyes: readonly MethodName[] = ['documents.page', 'drafts.keep', 'drafts.read'];

/** The command that a line of the contract names, and its options: `cases --case ID --confirm BY | --overrule BY`. */
function parseLine(line: string): { words: string[]; options: string[] } {
  const tokens = line.split(/[\s|]+/);
  return {
    words: tokens.filter((token) => /^[a-z]/.test(token)),
    options: tokens.filter((token) => token.startsWith('--')),
  };
}

function findCommand(words: readonly string[]): Command | undefined {
  return words.reduce<Command | undefined>(
    (command, word) => command?.commands.find((candidate) => candidate.name() === word),
    program,
  );
}

const names = Object.keys(methods) as MethodName[];

describe('every method of the contract', () => {
  it.each(names)('%s has a summary and schemas', (name) => {
    const { summary, input, output, deadline } = methods[name];
    expect(summary).toMatch(/^[A-Z].{5,}\.$/);
    expect(input).toBeInstanceOf(z.ZodMiniType);
    expect(output).toBeInstanceOf(z.ZodMiniType);
    expect(deadline).toBeGreaterThanOrEqual(0);
  });

  it.each(names.filter((name) => !byKey.includes(name)))('%s has a counterpart on the command line', (name) => {
    for (const line of methods[name].command.split(', ')) {
      const { words, options } = parseLine(line);
      const command = findCommand(words);
      expect(command, line).toBeDefined();
      const known = [...(command?.options ?? []), ...program.options].map((option) => option.long);
      expect(known, line).toEqual(expect.arrayContaining(options));
    }
  });

  it.each(names.filter((name) => !byKey.includes(name) && !forEyes.includes(name)))('%s is called by it', (name) => {
    expect(source).toContain(`'${name}'`);
  });
});

describe('every command', () => {
  it.each(allCommands(program))('%s says what it does', (_name, command) => {
    expect(command.description()).not.toBe('');
    for (const option of command.options) expect(option.description).not.toBe('');
  });
});

function allCommands(command: Command): [string, Command][] {
  return command.commands.flatMap((child) => [[child.name(), child] as [string, Command], ...allCommands(child)]);
}
