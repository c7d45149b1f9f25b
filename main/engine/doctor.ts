import type { DoctorReport } from '../contract/records.ts';
import { loadRuntime } from '../model/runtime.ts';
import { databaseVersion } from '../storage/database.ts';
import { oneTrainingStep } from '../training/one-training-step.ts';
import type { EngineContext } from './context.ts';

/** What is used and why, with one real training step as proof. */
export async function examine(context: EngineContext): Promise<DoctorReport> {
  const runtime = await loadRuntime();
  const trainingStep = await oneTrainingStep();
  return {
    runtime,
    trainingStep,
    node: `Node ${process.versions.node}`,
    database: `SQLite ${databaseVersion()}`,
    model: await describeModel(context),
    workspace: context.workspace.status().directory,
  };
}

/** A missing or damaged model is a finding, not a failure of the examination. */
async function describeModel({ model }: EngineContext): Promise<string> {
  try {
    const { embedder } = await model.ready();
    return `${embedder.name} (${embedder.key.slice(0, 12)})`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
