/** `references`: what a person's specimens support, which do not belong, and what one more would bring. */
import type { Command } from 'commander';
import { oneIn, type FormSupport, type SpecimenPart } from '../../contract/reference-sets.ts';
import type { Specimen } from '../../contract/records.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { describeSet, describeUnlike, table } from './text.ts';

export function addReferencesCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('references')
    .description("show what a person's specimens support, which do not belong, and what one more would bring")
    .argument('<id>', 'identifier of the person')
    .action(withEngine((session, id: string) => show(session, id)));
}

async function show(session: Session, signatory: string): Promise<Report> {
  const record = await session.call('signatories.support', { signatory });
  const { specimens } = await session.call('signatories.get', { signatory });
  if (record.forms.length === 0) return { record, text: 'There is no specimen.' };
  const lines = record.forms.flatMap((form) => describeForm(form, specimens));
  lines.push('Where nothing is left open and as many genuine signatures fail.', `Measured on ${record.population}.`);
  return { record, text: lines.join('\n') };
}

function describeForm(support: FormSupport, all: readonly Specimen[]): string[] {
  const { form, errors, oneMore, withoutStrangers, specimens, unlike } = support;
  const parts = table(specimens.map((part) => describePart(part, all)));
  if (unlike.length > 0) {
    const found = describeUnlike(unlike).map((line) => `  ${line}`);
    return [`${form}: unlike anything the error rates were measured on, so verdicts are inconclusive`, ...found, parts];
  }
  const lines = [`${form}: ${describeSet(errors)}`];
  if (oneMore) lines.push(`  with one more like these: about 1 in ${oneIn(oneMore.equalError)}`);
  if (withoutStrangers) lines.push(`  without what does not belong: 1 in ${oneIn(withoutStrangers.equalError)}`);
  return [...lines, parts];
}

const strangers = {
  outlying: 'does not belong? further from the others than nearly every genuine signature',
  foreign: "another hand? as far from the others as another person's signature",
  pair: 'these two differ more than nearly all pairs of one hand',
} as const;

function describePart(
  { specimen, distance, without, stranger, belongs }: SpecimenPart,
  all: readonly Specimen[],
): string[] {
  return [
    `  ${specimen}`,
    all.find(({ id }) => id === specimen)?.fileName ?? '',
    distance === null ? '' : `${distance.toFixed(3)} from the others`,
    without === null ? '' : `without it 1 in ${oneIn(without)}`,
    stranger === null
      ? belongs
        ? `said to belong; doubt it again: specimens ${specimen} --doubt`
        : ''
      : `${strangers[stranger]}; set it aside: signatories --remove-specimen ${specimen}; or keep it: specimens ${specimen} --belongs`,
  ];
}
