/** Cases as a table for a spreadsheet. */
import { toCsv } from '../contract/csv.ts';
import type { Alternative } from '../contract/likelihood.ts';
import type { Case } from '../contract/records.ts';

const columns: readonly (readonly [name: string, value: (record: Case) => string | number])[] = [
  ['case', ({ id }) => id],
  ['recorded', ({ createdAt }) => new Date(createdAt).toISOString()],
  ['kind', ({ kind }) => kind],
  ['verdict', ({ decision }) => decision.word],
  ['reason', ({ decision }) => decision.reason ?? ''],
  ['person', personOf],
  ['name', nameOf],
  ['form', formOf],
  ['distance', distanceOf],
  ['distance, turned', turnedDistanceOf],
  ['log10 likelihood ratio, skilled forger', (record) => weightOf(record, 'skilled')],
  ['log10 likelihood ratio, somebody else', (record) => weightOf(record, 'random')],
  ['flags', ({ flags }) => flags.join(' ')],
  ['state', ({ state }) => state],
  ['decided by', ({ disposition }) => disposition?.by ?? ''],
  ['decided', ({ disposition }) => (disposition ? new Date(disposition.at).toISOString() : '')],
  ['why', ({ disposition }) => disposition?.why ?? ''],
  ['file', ({ fileName }) => fileName],
  ['file SHA-256', ({ fileHash }) => fileHash ?? ''],
  ['model', ({ model }) => model],
];

export function caseTable(records: readonly Case[]): Uint8Array<ArrayBuffer> {
  const rows = [columns.map(([name]) => name), ...records.map((record) => columns.map(([, value]) => value(record)))];
  return new TextEncoder().encode(toCsv(rows));
}

function personOf(record: Case): string {
  return record.kind === 'verify' ? record.signatory.id : (record.decision.signatory ?? '');
}

function nameOf(record: Case): string {
  if (record.kind === 'verify') return record.signatory.name;
  return record.candidates.find(({ signatory }) => signatory === record.decision.signatory)?.name ?? '';
}

function formOf(record: Case): string {
  return (record.kind === 'verify' ? record.form?.name : record.decision.form) ?? '';
}

function distanceOf(record: Case): string | number {
  if (record.kind === 'verify') return record.evidence?.adjustedDistance ?? '';
  return record.candidates[0]?.adjustedDistance ?? '';
}

function turnedDistanceOf(record: Case): string | number {
  return record.kind === 'verify' ? (record.decision.turned?.distance ?? '') : '';
}

/** To a thousandth: further digits would say nothing. */
function weightOf(record: Case, alternative: Alternative): string {
  const likelihood = record.kind === 'verify' ? record.evidence?.likelihoodRatio : undefined;
  return likelihood ? likelihood[alternative].log10.toFixed(3) : '';
}
