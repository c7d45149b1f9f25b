/** `doctor`, `audit`, `policy`, `protect`: the workspace itself and what runs it. */
import { Option, type Command } from 'commander';
import type { Input } from '../../contract/api.ts';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import type { DoctorReport, Policy, WorkspaceStatus } from '../../contract/records.ts';
import { readPassphrase } from './passphrase.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

export function addWorkspaceCommands(program: Command, { withEngine }: Runner): void {
  program
    .command('doctor')
    .description('tell which device is used and why, and time one training step on it')
    .action(withEngine(examine));

  program.command('audit').description('check the log of everything that was done').action(withEngine(audit));

  program
    .command('policy')
    .description('show or change the error rates that verdicts are held to')
    .option('--set <name=rate...>', `shares of 1: ${policyNames.join(', ')}`)
    .option('--rates', 'what they come to on the calibration writers, for each number of specimens')
    .action(withEngine(policy));

  program
    .command('protect')
    .description('put the workspace key under a passphrase, or back in a file that you alone can read')
    .addOption(
      new Option(
        '--new-passphrase-file <file>',
        'file with the passphrase in its first line; - for standard input',
      ).conflicts('byKeyFile'),
    )
    .option('--by-key-file', 'keep the key in a file: whoever has your account or the disk has it')
    .action(withEngine(protect));
}

async function examine(session: Session): Promise<Report> {
  const status = await session.call('workspace.status', {});
  const report = await session.call('runtime.doctor', {});
  return { record: { ...report, status }, text: describeDoctor(report, status) };
}

function describeDoctor(report: DoctorReport, status: WorkspaceStatus): string {
  const { runtime, trainingStep: step } = report;
  const lines = [
    ['runtime', `${runtime.line} (${runtime.why})`],
    ['training step', `${step.milliseconds.toFixed(0)} ms on ${step.device}`],
    ['its loss', `${step.lossBefore.toFixed(4)} before, ${step.lossAfter.toFixed(4)} after`],
    ['Node', report.node],
    ['database', report.database],
    ['model', report.model],
    ['workspace', report.workspace],
    [
      'holds',
      `${count(status.signatories, 'person', 'persons')}, ${count(status.specimens, 'specimen')}, ${count(status.cases, 'case')}`,
    ],
    ['key kept by', status.keptBy],
    ['Paraph', status.version],
  ];
  return [table(lines), ...(runtime.advice === null ? [] : [runtime.advice])].join('\n');
}

async function audit(session: Session): Promise<Report> {
  const record = await session.call('audit.verify', {});
  const text = record.intact
    ? `The log is intact: ${count(record.entries, 'entry', 'entries')}.`
    : `The log was altered: entry ${record.firstBroken} of ${record.entries} does not fit.`;
  return { record, text, exitCode: record.intact ? 0 : 2 };
}

const policyNames = ['falseAcceptance', 'falseRejection', 'falseIdentification'] as const;

async function policy(session: Session, { set, rates }: { set?: string[]; rates?: boolean }): Promise<Report> {
  const current = await session.call('workspace.policy', {});
  if (rates) return tellRates(session, set === undefined ? current : changed(current, set));
  const record = set === undefined ? current : await session.call('workspace.setPolicy', changed(current, set));
  return { record, text: table(policyNames.map((name) => [name, `${(100 * record[name]).toFixed(2)} %`])) };
}

/** With `--set` it tells what a change would come to, and changes nothing. */
async function tellRates(session: Session, policy: Input<'policy.rates'>): Promise<Report> {
  const record = await session.call('policy.rates', policy);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const rows = record.rows.map((row) => [
    count(row.references, 'specimen'),
    `${percent(row.falseAcceptanceSkilled)} of skilled forgeries pass, at most ${percent(row.atMost.falseAcceptanceSkilled)}`,
    `${percent(row.falseRejection)} of genuine called forged, at most ${percent(row.atMost.falseRejection)}`,
    `${percent(row.inconclusiveGenuine)} of genuine inconclusive`,
  ]);
  const refusals = record.refusals.map(
    ({ rate, asked, least, references, writers }) =>
      `Refused: ${rate} ${percent(asked)}. ${count(writers, 'writer')} bear out no less than ${percent(least)} (with ${count(references, 'specimen')}).`,
  );
  const head = `On ${record.population}; “at most” holds for other writers, with 95 % confidence:`;
  return { record, text: [head, table(rows), ...refusals].join('\n') };
}

function changed(current: Policy, settings: readonly string[]): Input<'workspace.setPolicy'> {
  const policy = { ...current };
  for (const setting of settings) {
    const [word, rate] = setting.split('=');
    const name = policyNames.find((known) => known === word);
    if (name === undefined || !rate || !Number.isFinite(Number(rate))) throw badSetting(setting);
    policy[name] = Number(rate);
  }
  return policy;
}

function badSetting(setting: string): ParaphError {
  return new ParaphError('bad-input', say`“${setting}” sets nothing.`, {
    nextStep: say`Write NAME=SHARE, as in falseAcceptance=0.01; the names are ${policyNames.join(', ')}.`,
  });
}

interface Protection {
  readonly newPassphraseFile?: string;
  readonly byKeyFile?: boolean;
}

async function protect(session: Session, { newPassphraseFile, byKeyFile }: Protection): Promise<Report> {
  if (byKeyFile === true) return keepInFile(session);
  if (newPassphraseFile === undefined) {
    throw new ParaphError('bad-input', say`It is not said what is to keep the key.`, {
      nextStep: say`Add --new-passphrase-file FILE, or --by-key-file.`,
    });
  }
  await session.call('workspace.protect', { passphrase: readPassphrase(newPassphraseFile) });
  return {
    record: { protected: true },
    text: 'The workspace now opens with this passphrase alone. Nobody can restore it.',
  };
}

async function keepInFile(session: Session): Promise<Report> {
  await session.call('workspace.keepInFile', {});
  return {
    record: { protected: false },
    text: 'The workspace key lies in a file again. Whoever has your account, or the disk, has it.',
  };
}
