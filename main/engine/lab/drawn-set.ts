/** Classes drawn by hand, kept as a set that networks learn from: a copy, which stays when the drawings go. */
import type { Output, Request } from '../../contract/api.ts';
import { drawnForSet } from '../../contract/lab/drawn.ts';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import { readPictureSource } from '../../lab/read-pictures.ts';
import type { EngineContext } from '../context.ts';
import { keepSet, seed } from './import-set.ts';

/** @throws ParaphError `refused` with too few classes that were drawn twice; `bad-input` where too few can be read */
export async function keepDrawnAsSet(
  context: EngineContext,
  { kind, name }: Request<'lab.keepDrawn'>,
  signal: AbortSignal,
): Promise<Output<'lab.keepDrawn'>> {
  const { drawnClasses } = context.workspace;
  const { able, isEnough } = drawnForSet(drawnClasses.list(), kind);
  if (!isEnough) {
    throw new ParaphError('refused', say`A set needs four classes with two drawings each.`, {
      nextStep: say`Draw some of them once more.`,
    });
  }
  // What classes are called may be anything, so their places are called by number.
  const drawings = new Map(
    able.flatMap((one, index) => one.drawings.map((id, at) => [`${index}/${String(at).padStart(3, '0')}.png`, id])),
  );
  const { set, skipped } = await readPictureSource(
    {
      name,
      paths: [...drawings.keys()],
      read: (path) => Promise.resolve(drawnClasses.picture(drawings.get(path) ?? '')),
    },
    { decoder: context.decoder, profile: 'ink', seed, signal },
  );
  const classes = set.classes.map((one) => ({ ...one, name: able[Number(one.name)].name }));
  return keepSet(context, { name, profile: 'ink', origin: 'drawn' }, { set: { ...set, classes }, skipped });
}
