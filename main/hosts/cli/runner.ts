/** Runs a command's work and tells its outcome: an answer on standard output, an error on standard error, an exit code. */
import type { Command } from 'commander';
import { toErrorRecord, type ErrorRecord } from '../../contract/errors.ts';
import { inSession, type CommandHost, type GlobalOptions, type Session } from './session.ts';

/** 0 genuine or done, 1 forged or unknown, 2 error, 3 inconclusive. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command answers: a record for `--json`, a text for people. */
export interface Report {
  readonly record: unknown;
  readonly text: string;
  readonly exitCode?: ExitCode;
}

/** As commander calls it: arguments, options, the command. */
type Action = (...parameters: unknown[]) => Promise<void>;

export interface Runner {
  readonly host: CommandHost;
  /** Of the command that ran last. */
  exitCode(): ExitCode;
  /** The action of a command that works with an engine; `parameters` are its arguments and options. */
  withEngine<P extends unknown[]>(work: (session: Session, ...parameters: P) => Promise<Report>): Action;
  /** The action of a command that sees to everything itself. */
  alone<O extends GlobalOptions>(work: (options: O) => Promise<Report>): Action;
}

export function createRunner(host: CommandHost): Runner {
  const { terminal } = host;
  let exitCode: ExitCode = 0;

  async function tell(json: boolean, work: () => Promise<Report>): Promise<void> {
    try {
      const { record, text, exitCode: code = 0 } = await work();
      exitCode = code;
      terminal.out(json ? toJson(record) : text);
    } catch (error) {
      exitCode = 2;
      const record = toErrorRecord(error);
      terminal.err(json ? toJson({ error: record }) : describeError(record));
    }
  }

  return {
    host,
    exitCode: () => exitCode,
    withEngine:
      <P extends unknown[]>(work: (session: Session, ...parameters: P) => Promise<Report>): Action =>
      async (...parameters) => {
        const options = globalOptionsOf(parameters);
        // Commander passes what the command declares, and the command itself at the end.
        const declared = parameters.slice(0, -1) as P;
        await tell(options.json === true, () => inSession(host, options, (session) => work(session, ...declared)));
      },
    alone:
      <O extends GlobalOptions>(work: (options: O) => Promise<Report>): Action =>
      async (...parameters) => {
        const options = globalOptionsOf<O>(parameters);
        await tell(options.json === true, () => work(options));
      },
  };
}

/** The command's own options together with those that every command takes. */
function globalOptionsOf<O extends GlobalOptions>(parameters: readonly unknown[]): O {
  return (parameters.at(-1) as Command).optsWithGlobals<O>();
}

/** Left out are pictures, which `--export` writes as files, and an error's phrases, which are there to be translated. */
export function toJson(record: unknown): string {
  const isLeftOut = (key: string, value: unknown) => key === 'said' || value instanceof Uint8Array;
  return JSON.stringify(record, (key, value: unknown) => (isLeftOut(key, value) ? undefined : value), 2);
}

/** The file, the cause and the next step. */
export function describeError({ message, file, nextStep, code, detail }: ErrorRecord): string {
  const head = file === undefined ? message : `${file}: ${message}`;
  const lines = [head, ...(nextStep === undefined ? [] : [`  ${nextStep}`])];
  if (code === 'internal' && detail !== undefined) lines.push(detail);
  return lines.join('\n');
}
