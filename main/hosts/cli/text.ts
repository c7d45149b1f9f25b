/** Records as lines of text for people. */
import { isCopied, type Copy } from '../../contract/copies.ts';
import { defaultForm } from '../../contract/forms.ts';
import { englishLikelihood, ratioSentence, strengthSentence } from '../../contract/likelihood-words.ts';
import type { LikelihoodRatio } from '../../contract/likelihood.ts';
import type { Case, IdentifyCase, Quality, Signatory, VerifyCase } from '../../contract/records.ts';
import { oneIn, type SetErrors } from '../../contract/reference-sets.ts';
import { englishTurned, turnedLine } from '../../contract/turned-words.ts';
import type { Unlikeness } from '../../contract/traits.ts';
import { englishUnlikeness, unlikenessLine } from '../../contract/unlikeness-words.ts';
import type { Measure } from '../../contract/verification-report.ts';

/** Columns padded to their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function date(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** A figure with its interval; a dash where there was nothing to measure. */
export function measured(figure: Measure | null, digits = 1): string {
  if (figure === null) return '–';
  const [low, high] = figure.ci.map((end) => end.toFixed(digits));
  return `${figure.value.toFixed(digits)} (${low}–${high})`;
}

export function signatoryTable(signatories: readonly Signatory[]): string {
  const rows = signatories.map(({ id, name, specimens, note }) => [id, name, count(specimens, 'specimen'), note]);
  return table(rows);
}

export function describeQuality({ usable, reasons }: Quality): string {
  if (reasons.length === 0) return usable ? 'good' : 'not usable';
  return `${usable ? '' : 'not usable: '}${reasons.join(', ')}`;
}

const words = { genuine: 'Genuine', forged: 'Forged', inconclusive: 'Inconclusive' } as const;

const reasons: Readonly<Record<string, string>> = {
  'between-thresholds': 'the distance lies between the two thresholds',
  'unusable-image': 'the image cannot be judged',
  'no-specimens': 'there is no specimen to compare with',
  'near-when-turned': 'it is too far as it lies, and not once it is turned by three degrees',
  'unlike-calibration': 'it is unlike anything the error rates were measured on',
  'empty-gallery': 'nobody is enrolled',
  'nobody-near': 'nobody enrolled signs like this',
};

const sayings = { same: 'it is', different: 'it is not', withdrawn: 'nothing said any more about' } as const;

export function describeCase(record: Case): string {
  const lines = record.kind === 'verify' ? describeVerify(record) : describeIdentify(record);
  for (const copy of record.copies ?? []) lines.push(`  ${describeCopy(copy)}`);
  if (record.flags.length > 0) lines.push(`  flags: ${record.flags.join(', ')}`);
  lines.push(`  quality: ${describeQuality(record.quality)}`);
  for (const { outcome, by, why, at } of record.history) {
    lines.push(`  ${outcome} by ${by}${why === '' ? '' : `: ${why}`} (${date(at)} UTC)`);
  }
  for (const { says, name, signatory, by, why, at } of record.corrections) {
    lines.push(
      `  ${sayings[says]} ${name} (${signatory}), says ${by}${why === '' ? '' : `: ${why}`} (${date(at)} UTC)`,
    );
  }
  if (record.recalibrated) {
    const { cases, at } = record.recalibrated;
    lines.push(`  thresholds moved by ${count(cases, 'decided case')} on ${date(at)} UTC`);
  }
  lines.push(`  case ${record.id}, ${date(record.createdAt)} UTC, model ${record.model.slice(0, 12)}`);
  return lines.join('\n');
}

function describeCopy({ of, identical, share, degrees }: Copy): string {
  const original = of.kind === 'specimen' ? `specimen ${of.specimen}` : `the signature of case ${of.case}`;
  if (identical) return `copy of ${original}: the same ink, pixel for pixel`;
  const turned = Math.abs(degrees) < 0.5 ? '' : `, turned by ${Math.abs(degrees).toFixed(1)}°`;
  return `copy of ${original}: the lines coincide over ${Math.round(100 * share)} % of their length${turned}; two signings never do`;
}

/** A copy is said before what its distance says. */
const headOf = (record: Case, word: string) =>
  isCopied(record) ? `Copy (by its distance ${word.toLowerCase()})` : word;

function describeVerify(record: VerifyCase): string[] {
  const { decision, evidence, signatory, fileName, form, set } = record;
  const because = decision.reason === null ? '' : `, since ${reasons[decision.reason]}`;
  const lines = [
    `${headOf(record, words[decision.word])}: ${fileName} as the signature of ${signatory.name} (${signatory.id})${because}`,
  ];
  const turned = turnedLine(englishTurned, decision);
  if (turned !== null) lines.push(`  ${turned}`);
  lines.push(...describeUnlike(decision.unlike ?? []).map((line) => `  ${line}`));
  if (decision.word === 'forged') lines.push('  “Forged” means that it differs more than the policy allows.');
  if (evidence && decision.thresholds) {
    const { accept, reject } = decision.thresholds;
    lines.push(
      `  distance ${evidence.adjustedDistance.toFixed(3)}: genuine up to ${accept.toFixed(3)}, forged above ${reject.toFixed(3)}`,
      `  compared with ${count(evidence.references.length, 'specimen')}${describeForm(form)}`,
    );
    if (set && decision.supports) lines.push(`  ${describeSet(set)}`);
    const { likelihoodRatio: likelihood } = evidence;
    if (likelihood) lines.push(...describeStrength(likelihood, signatory.name));
  }
  return lines;
}

export function describeUnlike(unlike: readonly Unlikeness[]): string[] {
  return unlike.map((one) => unlikenessLine(englishUnlikeness, one));
}

/** What a set supports, in a sentence. */
export function describeSet({ references, weak, equalError, interval }: SetErrors): string {
  const like = references === 1 ? 'one specimen like this' : `${references} specimens like these`;
  const range = interval ? ` (for other people between 1 in ${oneIn(interval[0])} and 1 in ${oneIn(interval[1])})` : '';
  const mark = weak ? 'weak: ' : '';
  return `${mark}with ${like}, expect 1 in ${oneIn(equalError)} skilled forgeries to pass${range}`;
}

function describeStrength(likelihood: LikelihoodRatio, name: string): string[] {
  return (['skilled', 'random'] as const).map((alternative) => {
    const ratio = ratioSentence(englishLikelihood, likelihood, alternative);
    return `  ${strengthSentence(englishLikelihood, likelihood, name, alternative)} ${ratio}`.trimEnd();
  });
}

/** Nothing where a person has one form only: then there is nothing to tell apart. */
function describeForm(form: VerifyCase['form']): string {
  if (!form || form.chosen === 'only') return '';
  return ` of the form ${form.name}${form.chosen === 'nearest' ? ', the nearest' : ''}`;
}

function describeIdentify(record: IdentifyCase): string[] {
  const { decision, candidates, fileName } = record;
  const because = decision.reason === null ? '' : `, since ${reasons[decision.reason]}`;
  const found = candidates.find(({ signatory }) => signatory === decision.signatory);
  const head = {
    identified: isCopied(record)
      ? `Copy of a signature like that of ${found?.name ?? ''} (${decision.signatory ?? ''}): ${fileName}`
      : `${found?.name ?? ''} (${decision.signatory ?? ''}) signed ${fileName}`,
    unknown: `Unknown: ${fileName}${because}`,
    inconclusive: `Inconclusive: ${fileName}${because}`,
  }[decision.word];
  const nearest = candidates
    .slice(0, 5)
    .map(({ name, signatory, form = defaultForm, globalDistance, adjustedDistance }) => [
      `  ${name}`,
      signatory,
      form === defaultForm ? '' : form,
      `distance ${(adjustedDistance ?? globalDistance).toFixed(3)}`,
    ]);
  const unlike = describeUnlike(decision.unlike ?? []).map((line) => `  ${line}`);
  return nearest.length === 0 ? [head, ...unlike] : [head, ...unlike, table(nearest)];
}
