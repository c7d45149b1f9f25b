/** What `models` does with the registry: list, flips, export, import, remove. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { writeFileAtomically } from '../../base/atomic-file.ts';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import type { ModelRecord } from '../../contract/training.ts';
import { withProgress } from './progress.ts';
import { findModel } from './promote.ts';
import type { Report } from './runner.ts';
import type { Session } from './session.ts';
import { count, date, table } from './text.ts';

export async function listModels(session: Session): Promise<Report> {
  const record = await session.call('models.list', {});
  const rows = record.rows.map((model) => [
    model.active ? '*' : ' ',
    model.key.slice(0, 12),
    model.name,
    model.origin === 'shipped' ? 'shipped' : `${model.origin} ${date(model.createdAt)}`,
    judgement(model),
    [model.trainedOnErased ? 'learnt from somebody erased since' : '', lessonsOf(model)].filter(Boolean).join('; '),
  ]);
  return { record, text: table(rows) };
}

function lessonsOf({ lessons: { learnt, withdrawn } }: ModelRecord): string {
  if (learnt === 0) return '';
  const since = withdrawn === 0 ? '' : `, ${withdrawn} taken back or decided otherwise since`;
  return `learnt from ${count(learnt, 'decided case')}${since}`;
}

function judgement({ gate }: ModelRecord): string {
  if (gate === null) return '';
  const { heldOutRandom, heldOutSkilled } = gate;
  const change = heldOutSkilled ?? heldOutRandom;
  const figure = change ? `, EER ${change.active.toFixed(1)} → ${change.candidate.toFixed(1)} %` : '';
  const unknown = heldOutSkilled === null ? ', skilled-forgery error unknown' : '';
  return gate.passed ? `passed${figure}${unknown}` : `against it: ${gate.objections.join(', ')}${figure}${unknown}`;
}

export async function tellHistory(session: Session, beginning: string): Promise<Report> {
  const { key } = await findModel(session, beginning);
  const record = await session.call('models.history', { model: key });
  if (record === null) return { record, text: 'It was not trained here.' };
  const { settings, data, source } = record;
  const facts = [
    ['run', `${record.name}, ${date(record.startedAt)}`],
    [
      'learnt from',
      source.kind === 'workspace' ? 'the workspace' : source.kind === 'folder' ? source.directory : source.name,
    ],
    ...(data ? [['data', `${count(data.writers, 'writer')}, ${data.genuine} genuine, ${data.forged} forged`]] : []),
    ...(data ? [['data hash', data.hash]] : []),
    ['weights of step', `${record.step} of ${settings.steps}`],
    ...Object.entries(settings).map(([name, value]) => [
      name,
      typeof value === 'object'
        ? Object.entries(value)
            .map((part) => part.join(' '))
            .join(', ')
        : String(value),
    ]),
    ...record.heldOut.map(({ step, eerRandom, eerSkilled }) => [
      `EER at step ${step}`,
      `random ${eerRandom.toFixed(1)} %, skilled ${eerSkilled === null ? 'unknown' : `${eerSkilled.toFixed(1)} %`}`,
    ]),
  ];
  return { record, text: table(facts) };
}

export async function listFlips(session: Session, beginning: string): Promise<Report> {
  const { key } = await findModel(session, beginning);
  const record = await withProgress(session, (operation) => session.call('models.flips', { model: key, operation }));
  const rows = record.flips.map(({ case: id, signatory, before, after }) => [id, signatory, `${before} → ${after}`]);
  const head = `${count(record.flips.length, 'verdict')} of ${record.compared} would be another.`;
  return { record, text: rows.length === 0 ? head : `${head}\n${table(rows)}` };
}

export async function exportModel(session: Session, beginning: string, out: string | undefined): Promise<Report> {
  if (out === undefined) throw new ParaphError('bad-input', say`Say where to: --out FILE.`);
  const { key } = await findModel(session, beginning);
  const { bytes } = await session.call('models.export', { model: key });
  const file = resolve(out);
  writeFileAtomically(file, bytes, 0o644);
  return { record: { file, bytes: bytes.length }, text: `Written to ${file}.` };
}

export async function importModel(session: Session, path: string): Promise<Report> {
  const record = await session.call('models.import', { name: basename(path), bytes: readModelFile(resolve(path)) });
  const text = `${record.name} is here. Let it answer: paraph promote ${record.key.slice(0, 12)}`;
  return { record, text };
}

function readModelFile(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (cause) {
    throw new ParaphError('not-found', say`The file cannot be read.`, { file, cause });
  }
}

export async function removeModel(session: Session, beginning: string): Promise<Report> {
  const { key } = await findModel(session, beginning);
  await session.call('models.remove', { model: key });
  return { record: { removed: key }, text: 'Removed.' };
}
