/** `verify` and `identify`. */
import type { Command } from 'commander';
import { isCopied } from '../../contract/copies.ts';
import type { Case, IdentifyCase, VerifyCase } from '../../contract/records.ts';
import { addSignatureOptions, withSignature, type SignatureOptions } from './documents.ts';
import type { ExitCode, Runner } from './runner.ts';
import { describeCase } from './text.ts';

export function addVerdictCommands(program: Command, { withEngine }: Runner): void {
  addSignatureOptions(program.command('verify'))
    .description('tell whether a person wrote a signature: exit 0 genuine, 1 forged, 3 inconclusive or a copy')
    .argument('<file>', 'picture or PDF with the questioned signature')
    .requiredOption('--id <id>', 'identifier of the person it names')
    .option('--form <name>', 'compare with this form of signature; without it the nearest decides')
    .action(
      withEngine(async (session, file: string, options: SignatureOptions & { id: string; form?: string }) => {
        const record = await withSignature(session, file, options, (signature) =>
          session.call('verify.run', { signatory: options.id, form: options.form, ...signature }),
        );
        return { record, text: describeCase(record), exitCode: exitCodeOf(record, verifyExit[record.decision.word]) };
      }),
    );

  addSignatureOptions(program.command('identify'))
    .description('find out who wrote a signature: exit 0 identified, 1 unknown, 3 inconclusive or a copy')
    .argument('<file>', 'picture or PDF with the signature')
    .action(
      withEngine(async (session, file: string, options: SignatureOptions) => {
        const record = await withSignature(session, file, options, (signature) =>
          session.call('identify.run', signature),
        );
        return { record, text: describeCase(record), exitCode: exitCodeOf(record, identifyExit[record.decision.word]) };
      }),
    );
}

const verifyExit: Record<VerifyCase['decision']['word'], ExitCode> = { genuine: 0, forged: 1, inconclusive: 3 };
const identifyExit: Record<IdentifyCase['decision']['word'], ExitCode> = { identified: 0, unknown: 1, inconclusive: 3 };

/** A script must not take a copy for a signature: a person has to look. */
function exitCodeOf(record: Case, code: ExitCode): ExitCode {
  return isCopied(record) && code === 0 ? 3 : code;
}
