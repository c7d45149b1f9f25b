/** The page that goes with a model: what it is, what it was made of, how well it does, where it should not be used. */
import type { EvidenceFigures, VerificationReport } from '../contract/verification-report.ts';

export interface CardFacts {
  readonly name: string;
  readonly key: string;
  readonly parameters: number;
  /** Null for weights that were there already, and were calibrated and measured again. */
  readonly steps: number | null;
  /** Sets of offline signatures, as a person would name them. */
  readonly sources: string;
  readonly trainingWriters: number;
  readonly generatedWriters: number;
  readonly developmentWriters: number;
  readonly development: readonly VerificationReport[];
  readonly test: readonly VerificationReport[];
  /** Every writer of a set that the model knows nothing of. */
  readonly unseen: readonly VerificationReport[];
}

export function modelCard(facts: CardFacts): string {
  return `# ${facts.name}

The network that Paraph verifies and identifies signatures with. Key \`${facts.key.slice(0, 16)}\`, ${facts.parameters.toLocaleString('en')} parameters,
${facts.steps === null ? 'calibrated and measured' : `trained from scratch in ${facts.steps} steps`} by \`npm run train:base\`.

## What it is

One convolutional tower, shared by all images it compares (a Siamese network). From a binarised signature of 192 × 96
pixels it makes a point on the unit hypersphere (128 numbers), which ranks a gallery, and a map of 12 × 24 cells of 32
numbers, whitened over the training writers, which decides between genuine and forged by a distance that tolerates small
shifts. Trained with batch-all triplet losses on both, skilled forgeries among the negatives, and a soft threshold.

## What it was made of

Training writers: ${facts.trainingWriters}, from ${facts.sources}; and ${facts.generatedWriters} generated ones, drawn by
this project's own generator, with generated forgeries.
Thresholds and calibration: ${facts.developmentWriters} other writers of the same sets (development). Nothing was chosen
on the test writers; the lists are in \`resources/writers\`.

Not one image is part of the model or of this project. The owners of these sets state no licence for redistribution;
whoever uses the model commercially should ask them.

## How well it does

Equal error rates in percent with one threshold for all writers; in brackets the 95 % interval over writers. References
are drawn at random, five times a writer. FRR and FAR are at the default policy's thresholds, which come from the
development writers.

### Test writers

${facts.test.map(table).join('\n\n')}

${facts.unseen.length === 0 ? '' : `### A set that the model knows nothing of\n\n${facts.unseen.map(table).join('\n\n')}\n\n`}### Verdicts and evidence

The same test writers under the default policy. Inconclusive: of genuine signatures and skilled forgeries in equal parts; errors are
shares of what was decided. Verdicts taken back for unlike material are inconclusive here; none is taken back for lying askew. The claim is held where the upper end of the observed FAR stays within it. Cllr is the cost of the
likelihood ratios against a skilled forger in bits, 0 for all, 1 for nothing; in brackets the least that any calibration of these distances has.

${facts.test.map(verdictTable).join('\n\n')}

### Development writers

On these the thresholds were chosen, so FRR and FAR flatter.

${facts.development.map(table).join('\n\n')}

### What a trivial feature alone reaches

Skilled-forgery equal error rate, percent, test writers, with 1 and 10 references: what a model must clearly beat, and
must not lean on. The network sees binarised ink only, so it cannot use the ink’s darkness, even where that alone tells
forgeries of a set apart.

${facts.test.map(baselines).join('\n\n')}

## Where it should not be used

- On scripts or kinds of writing far from Devanagari and Latin signatures without measuring first
  (\`paraph evaluate verification\`): thresholds carry over between sets only partly.
- With one specimen, when a skilled forger is to be expected: see the first row of each table.
- As the only evidence. “Forged” means “differs more than the policy allows”; a person decides.
`;
}

function percent(value: number | null): string {
  return value === null ? '–' : value.toFixed(1);
}

function withInterval(value: number | null, interval: readonly [number, number] | null): string {
  return interval === null ? percent(value) : `${percent(value)} (${percent(interval[0])}–${percent(interval[1])})`;
}

function table({ set, writers, results }: VerificationReport): string {
  const rows = results.map((row) =>
    [
      row.references,
      withInterval(row.eerSkilled, row.ci.eerSkilled),
      withInterval(row.eerSkilledPerWriter, row.ci.eerSkilledPerWriter),
      withInterval(row.eerRandom, row.ci.eerRandom),
      percent(row.frr),
      percent(row.farSkilled),
      percent(row.farRandom),
    ].join(' | '),
  );
  return [
    `${set}, ${writers} writers:`,
    '',
    '| references | EER skilled | a threshold per writer | EER random | FRR | FAR skilled | FAR random |',
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

export function verdictTable({ set, policy, results }: VerificationReport): string {
  const rows = results.map(({ references, farSkilled, ci, verdicts, evidence }) =>
    [
      references,
      ...[verdicts.inconclusive, verdicts.wrongGenuine, verdicts.wrongSkilled].map((figure) =>
        withInterval(figure?.value ?? null, figure?.ci ?? null),
      ),
      withInterval(farSkilled, ci.farSkilled),
      ci.farSkilled === null ? '–' : ci.farSkilled[1] <= 100 * policy.falseAcceptance ? 'held' : 'not held',
      evidence.skilled === null ? '–' : costs(evidence.skilled),
    ].join(' | '),
  );
  return [
    `${set}, claim: at most ${percent(100 * policy.falseAcceptance)} % of skilled forgeries called genuine:`,
    '',
    '| references | inconclusive | genuine called forged | forgeries called genuine | FAR skilled | claim | Cllr |',
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

const costs = ({ cllr, cllrMin }: EvidenceFigures) => `${cllr.value.toFixed(2)} (${cllrMin.value.toFixed(2)})`;

function baselines({ set, baselines }: VerificationReport): string {
  const rows = Object.entries(baselines).map(([feature, row]) => {
    const at = (references: number) => percent(row.find((one) => one.references === references)?.eerSkilled ?? null);
    return `| ${featureNames[feature] ?? feature} | ${at(1)} | ${at(10)} |`;
  });
  return [`${set}:`, '', '| feature | 1 reference | 10 references |', '|---|---|---|', ...rows].join('\n');
}

const featureNames: Readonly<Record<string, string>> = {
  inkDarkness: 'darkness of the ink',
  strokeWidth: 'stroke width',
  aspectRatio: 'aspect ratio',
};
