/** Letting another model answer: every reference is embedded first, then the change is one transaction. */
import type { Request } from '../contract/api.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { Flip, ModelRecord } from '../contract/training.ts';
import type { VerifyCase } from '../contract/records.ts';
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { loadModel, type LoadedModel } from './active-model.ts';
import { compareAgain } from './compare-again.ts';
import type { EngineContext } from './context.ts';
import { decideWithinLimits } from './decide-within-limits.ts';
import type { ModelRegistry } from './model-registry.ts';

/**
 * @throws ParaphError `not-found`; `refused` for a model that did not pass, unless `insist`; `model-damaged`; `cancelled`
 */
export function promote(
  context: EngineContext,
  registry: ModelRegistry,
  request: Request<'models.promote'>,
  signal: AbortSignal,
) {
  const record = registry.get(request.model);
  if (record.gate && !record.gate.passed && !request.insist) {
    throw new ParaphError('refused', say`This model did worse than the one that answers.`, {
      nextStep: say`Look at what stands against it; insist if you know better.`,
      detail: record.gate.objections.join(', '),
    });
  }
  const activate = () => registry.activate(record.key);
  return switchTo(context, registry, record.key, activate, 'models.promote', request.operation, signal);
}

/** @throws ParaphError `refused` when no other model answered before; `model-damaged`; `cancelled` */
export function rollBack(
  context: EngineContext,
  registry: ModelRegistry,
  request: Request<'models.rollBack'>,
  signal: AbortSignal,
) {
  const former = registry.former();
  if (former === null) throw new ParaphError('refused', say`No other model has answered before this one.`);
  const activate = () => registry.rollBack();
  return switchTo(context, registry, former, activate, 'models.rollBack', request.operation, signal);
}

function switchTo(
  context: EngineContext,
  registry: ModelRegistry,
  key: string,
  activate: () => void,
  call: 'models.promote' | 'models.rollBack',
  operation: string | undefined,
  signal: AbortSignal,
): Promise<ModelRecord> {
  const { references, workspace, model, emit } = context;
  return context.operations.run(
    operation,
    signal,
    async (signal, report) => {
      const next = await loadModel(registry.directoryOf(key));
      try {
        await references.update(next.embedder, signal, report);
        workspace.transaction(activate);
      } catch (error) {
        next.embedder.dispose();
        throw error;
      }
      model.replace(next);
      references.changed();
      emit('changed', { kind: 'models', id: key });
      emit('changed', { kind: 'workspace', id: null });
      return registry.get(key);
    },
    call,
  );
}

/** The latest verdicts are tried: people remember these. */
const mostCases = 1_000;

/**
 * Decides past cases again with another model, against the specimens and the policy of today.
 * @throws ParaphError `not-found`, `model-damaged`, `cancelled`
 */
export function findFlips(
  context: EngineContext,
  registry: ModelRegistry,
  request: Request<'models.flips'>,
  signal: AbortSignal,
) {
  const directory = registry.directoryOf(registry.get(request.model).key);
  return context.operations.run(
    request.operation,
    signal,
    async (signal, report) => {
      const other = context.recalibrated(await loadModel(directory));
      try {
        return await compareVerdicts(context, other, signal, report);
      } finally {
        other.embedder.dispose();
      }
    },
    'models.flips',
  );
}

async function compareVerdicts(
  context: EngineContext,
  other: LoadedModel,
  signal: AbortSignal,
  report: (stage: string, done: number, total: number | null) => void,
): Promise<{ compared: number; flips: Flip[] }> {
  const { cases } = context.workspace;
  const ids = cases.select({ kind: 'verify' }).slice(0, mostCases);
  await context.references.update(other.embedder, signal, report);
  const flips: Flip[] = [];
  let compared = 0;
  for (const [index, id] of ids.entries()) {
    throwIfCancelled(signal);
    const record = cases.get(id);
    const after = record.kind === 'verify' && record.evidence ? await decideAgain(context, record, other) : null;
    if (record.kind === 'verify' && after !== null) {
      compared += 1;
      const before = record.decision.word;
      if (before !== after) flips.push({ case: id, signatory: record.signatory.name, before, after });
    }
    report('Deciding again', index + 1, ids.length);
    await breathe();
  }
  return { compared, flips };
}

/** Null where the person has no other specimens any more. */
async function decideAgain(
  context: EngineContext,
  record: VerifyCase,
  model: LoadedModel,
): Promise<Flip['after'] | null> {
  const { signatory, form, policy, quality } = record;
  const whose = { signatory: signatory.id, form: form?.chosen === 'named' ? form.name : null };
  const again = await compareAgain(context, record, whose, model);
  if (again === null) return null;
  const questioned = { normalised: again.normalised, quality };
  return decideWithinLimits(context.workspace, questioned, again, model, policy).word;
}
