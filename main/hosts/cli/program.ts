/** The `paraph` command: every group of commands on one program. */
import { Command, CommanderError } from 'commander';
import { addActivityCommand } from './activity.ts';
import { addBackupCommands } from './backup.ts';
import { addCasesCommand } from './cases.ts';
import { addCompareCommand } from './compare.ts';
import { addDemoCommand } from './demo.ts';
import { addEnrolCommand } from './enrol.ts';
import { addEvaluateCommand } from './evaluate.ts';
import { addExplainCommand } from './explain.ts';
import { addJobsCommand } from './jobs.ts';
import { addModelsCommand } from './models.ts';
import { addImportsCommand } from './imports.ts';
import { addLabCommands } from './lab.ts';
import { addPromoteCommands } from './promote.ts';
import { addRecalibrateCommand } from './recalibrate.ts';
import { addReferencesCommand } from './references.ts';
import { addReportCommand } from './report.ts';
import { addReviewCommand } from './review.ts';
import { addPeopleCommands } from './people.ts';
import { addPersonFileCommands } from './person-file.ts';
import { createRunner, type Runner } from './runner.ts';
import { addRuntimeCommands } from './runtime.ts';
import { addServeCommand } from './serve.ts';
import type { CommandHost } from './session.ts';
import { addSignatoriesCommand } from './signatories.ts';
import { addTrainCommand } from './train.ts';
import { addVerdictCommands } from './verdicts.ts';
import { addWorkspaceCommands } from './workspace.ts';

const groups = [
  addEnrolCommand,
  addImportsCommand,
  addDemoCommand,
  addVerdictCommands,
  addSignatoriesCommand,
  addReferencesCommand,
  addPeopleCommands,
  addPersonFileCommands,
  addCasesCommand,
  addCompareCommand,
  addExplainCommand,
  addReviewCommand,
  addReportCommand,
  addWorkspaceCommands,
  addModelsCommand,
  addTrainCommand,
  addLabCommands,
  addPromoteCommands,
  addRecalibrateCommand,
  addBackupCommands,
  addJobsCommand,
  addRuntimeCommands,
  addActivityCommand,
  addEvaluateCommand,
  addServeCommand,
];

export function createProgram(host: CommandHost, version: string): { program: Command; runner: Runner } {
  const runner = createRunner(host);
  const program = new Command('paraph')
    .description(
      'Tells whether a handwritten signature was written by the person it names. Nothing leaves this machine.',
    )
    .version(version)
    .option('--workspace <dir>', `data folder (${host.defaultWorkspace})`)
    .option('--passphrase-file <file>', 'file with the passphrase of the workspace; - for standard input')
    .option('--json', 'answer with a record instead of text')
    .configureOutput({
      writeOut: (text) => host.terminal.out(text.trimEnd()),
      writeErr: (text) => host.terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(add --help for what this command takes)')
    .exitOverride();
  for (const add of groups) add(program, runner);
  return { program, runner };
}

/** Carries out one command line and gives its exit code; `words` are those after `paraph`. */
export async function runCommandLine(host: CommandHost, version: string, words: readonly string[]): Promise<number> {
  const { program, runner } = createProgram(host, version);
  try {
    await program.parseAsync(words, { from: 'user' });
    return runner.exitCode();
  } catch (error) {
    // Commander has told what was wrong; 1 would mean forged.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}
