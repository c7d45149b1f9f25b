/** `recalibrate`: thresholds moved to where this workspace's decided cases lie. */
import { Option, type Command } from 'commander';
import type { DistanceMove, RecalibrationPreview, RecalibrationState } from '../../contract/recalibration.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

interface Options {
  readonly preview?: boolean;
  readonly takeBack?: boolean;
  readonly state?: boolean;
  readonly overruled?: number;
  readonly hard?: number;
}

export function addRecalibrateCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('recalibrate')
    .description('hold verdicts to the distances that the decided cases of this workspace show')
    .option('--preview', 'tell what it would come to, and which past verdicts would be others; changes nothing')
    .addOption(new Option('--take-back', "hold them to the model's own distances again").conflicts('preview'))
    .addOption(new Option('--state', 'tell what stands, and how many decided cases there are').conflicts('preview'))
    .option('--overruled <times>', 'how many times as much an overruled verdict counts', Number)
    .option('--hard <times>', 'the same for one that was right, but near a threshold, or left open and settled', Number)
    .action(withEngine(recalibrate));
}

async function recalibrate(session: Session, options: Options): Promise<Report> {
  if (options.state) return standing(await session.call('recalibration.state', {}));
  if (options.takeBack) return standing(await session.call('recalibration.takeBack', {}));
  const weights = { overruled: options.overruled ?? 1, hard: options.hard ?? 1 };
  if (options.preview) {
    const record = await withProgress(session, (operation) =>
      session.call('recalibration.preview', { operation, weights }),
    );
    return { record, text: describePreview(record) };
  }
  return standing(
    await withProgress(session, (operation) => session.call('recalibration.adopt', { operation, weights })),
  );
}

function standing(record: RecalibrationState): Report {
  return { record, text: describeState(record) };
}

function describeState({ adopted, withdrawn, needed, there }: RecalibrationState): string {
  const have = `Decided here: ${there.genuine} genuine and ${there.forged} forged signatures of ${count(there.people, 'person', 'people')}; needed: ${needed.genuine}, ${needed.forged} and ${needed.people}.`;
  if (adopted === null) return ["Verdicts are held to the model's own calibration.", have].join('\n');
  const cases = adopted.genuine.cases + adopted.forged.cases;
  const since = new Date(adopted.at).toISOString().slice(0, 16).replace('T', ' ');
  return [
    `Verdicts are held to distances moved by ${count(cases, 'decided case')} of ${count(adopted.people, 'person', 'people')}, since ${since} UTC.`,
    describeMoves(adopted),
    ...(withdrawn > 0
      ? [`${count(withdrawn, 'case')} of these no longer stand: recalibrate again, or take it back.`]
      : []),
    have,
  ].join('\n');
}

function describeMoves({ genuine, forged }: { genuine: DistanceMove; forged: DistanceMove }): string {
  const line = (name: string, { shift, stretch, uncertainty, cases, worth }: DistanceMove) => [
    name,
    `moved by ${shift.toFixed(2)} ± ${uncertainty.toFixed(2)} deviations`,
    `scattered ${stretch.toFixed(2)} times as widely`,
    `${count(cases, 'case')}, worth ${worth.toFixed(0)} independent ones`,
  ];
  return table([line('genuine', genuine), line('forged', forged)]);
}

function describePreview({ proposed, before, after, refusals, compared, flips }: RecalibrationPreview): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const rows = after.flatMap((row) => {
    const then = before.find(({ references }) => references === row.references);
    if (!then) return [];
    return [
      [
        count(row.references, 'specimen'),
        `genuine up to ${then.thresholds.accept.toFixed(3)} → ${row.thresholds.accept.toFixed(3)}`,
        `forged beyond ${then.thresholds.reject.toFixed(3)} → ${row.thresholds.reject.toFixed(3)}`,
        `forgeries pass ${percent(then.falseAcceptanceSkilled)} → ${percent(row.falseAcceptanceSkilled)}`,
        `genuine fail ${percent(then.falseRejection)} → ${percent(row.falseRejection)}`,
        `genuine inconclusive ${percent(then.inconclusiveGenuine)} → ${percent(row.inconclusiveGenuine)}`,
      ],
    ];
  });
  return [
    describeMoves(proposed),
    table(rows),
    ...refusals.map(
      ({ rate, asked, least }) => `${rate} ${percent(asked)} would not be borne out; ${percent(least)} is.`,
    ),
    `Past verdicts that would be others: ${flips.length} of ${compared}.`,
    table(flips.map(({ case: id, signatory, before: was, after: is }) => [id, signatory, `${was} → ${is}`])),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
