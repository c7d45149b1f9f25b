import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { findGoodBackup } from '../storage/restore.ts';

/** Opens a workspace; where its file is damaged and a good backup of it exists, the error says how to return to that. */
export function offeringBackup<T>(directory: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof ParaphError && error.code === 'damaged-workspace')) throw error;
    throw withOffer(error, directory);
  }
}

function withOffer(error: ParaphError, directory: string): ParaphError {
  const { code, said, file, detail } = error;
  const backup = goodBackup(directory);
  if (backup === null) return error;
  const when = `${new Date(backup.madeAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return new ParaphError(code, said.message, {
    ...(file === undefined ? {} : { file }),
    ...(detail === undefined ? {} : { detail }),
    nextStep: say`A good backup of ${when} is there: \`paraph restore --newest\` puts it in place and keeps the damaged file beside it.`,
    cause: error,
  });
}

/** Looking for help must not hide what went wrong. */
function goodBackup(directory: string): ReturnType<typeof findGoodBackup> {
  try {
    return findGoodBackup(directory);
  } catch {
    return null;
  }
}
