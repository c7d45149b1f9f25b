import type { Case } from '../contract/records.ts';
import { body, writeFacts, writeHeading, type ReportContext, type ReportedCase } from './report-parts.ts';

/** What the verdict was held to, and what measured it. */
export function writeSettings(context: ReportContext, { record, modelName }: ReportedCase, version: string): void {
  const { flow, words, given, rate, instant } = context;
  const { settings } = words;
  const { recalibrated } = record;
  const { falseAcceptance, falseRejection, falseIdentification } = record.policy;
  writeHeading(flow, settings.title, 90);
  writeFacts(flow, [
    ...(record.kind === 'verify'
      ? ([
          [settings.falseAcceptance, rate(falseAcceptance)],
          [settings.falseRejection, rate(falseRejection)],
        ] as const)
      : ([[settings.falseIdentification, rate(falseIdentification)]] as const)),
    [settings.model, modelName === null ? settings.otherModel : given(modelName)],
    [settings.modelKey, record.model],
    [
      settings.thresholds,
      recalibrated ? settings.recalibrated(recalibrated.cases, instant(recalibrated.at)) : settings.asShipped,
    ],
    [settings.software, `Paraph ${version}`],
  ]);
}

/** Which file, where in it, when, and where the log tells of it. */
export function writeOrigin(context: ReportContext, { record, logged }: ReportedCase): void {
  const { flow, words, given, instant, count } = context;
  const { origin } = words;
  const { width, height, inkPixels } = record.quality;
  writeHeading(flow, origin.title, 90);
  writeFacts(flow, [
    [origin.file, given(record.fileName)],
    [origin.fileHash, record.fileHash ?? origin.noHash],
    [origin.region, placeOf(context, record)],
    [origin.quality, qualityOf(context, record)],
    [origin.ink, origin.pixels(width, height, count(inkPixels))],
    [origin.compared, instant(record.createdAt)],
    ...(record.kind === 'verify'
      ? [[origin.person, `${given(record.signatory.name)} (${given(record.signatory.id)})`] as const]
      : []),
    [origin.case, record.id],
    [origin.log, logged === null ? origin.noLog : `${origin.entry(logged.sequence)}, ${instant(logged.at)}`],
    ...(logged === null ? [] : [[origin.logHash, logged.hash] as const]),
  ]);
}

function placeOf({ words }: ReportContext, { region }: Case): string {
  if (region === null) return words.origin.wholePage;
  const [x, y, width, height] = [region.x, region.y, region.width, region.height].map(Math.round);
  return words.origin.place(region.page + 1, x, y, width, height);
}

function qualityOf({ words }: ReportContext, { quality: { usable, reasons } }: Case): string {
  const state = usable ? [] : [words.origin.unusable];
  const found = [...state, ...reasons.map((reason) => words.flags.names[reason])];
  return found.length === 0 ? words.origin.good : found.join('; ');
}

export function writeLimits({ flow, words }: ReportContext): void {
  writeHeading(flow, words.limits.title, 60);
  for (const point of words.limits.points) {
    flow.need(flow.heightOf(point, body, flow.width - 12));
    flow.textAt('•', body, { x: flow.left, y: flow.y, width: 10 });
    flow.paragraph(point, { ...body, after: 2 }, { x: flow.left + 12, width: flow.width - 12 });
  }
}
