import type { Output, Request } from '../contract/api.ts';
import type { EngineContext } from './context.ts';
import { judgeStored } from './judgement.ts';
import { refuseFuture } from './signing-day.ts';

/** Changes what is known of specimens. One that comes to another form or person is judged anew beside its new neighbours. */
export async function updateSpecimens(
  context: EngineContext,
  { changes }: Request<'specimens.update'>,
): Promise<Output<'specimens.update'>> {
  const { specimens, signatories } = context.workspace;
  for (const { signedOn, signatory } of changes) {
    refuseFuture(signedOn, context.now());
    if (signatory !== undefined) signatories.get(signatory);
  }
  const moves = changes.flatMap((change) => {
    const { id, signatory, form } = specimens.get(change.specimen);
    const destination = { signatory: change.signatory ?? signatory, form: change.form ?? form };
    const moves = destination.signatory !== signatory || destination.form !== form;
    return moves ? [{ specimen: id, ...destination }] : [];
  });
  const judgements = await judgeStored(context, moves);
  const moving = new Set(moves.map(({ specimen }) => specimen));
  const changed = specimens.change(
    changes.map((change) => ({
      ...change,
      // What was said of it beside others does not hold beside these.
      belongs: change.belongs ?? (moving.has(change.specimen) ? false : undefined),
      ...judgements.get(change.specimen),
    })),
  );
  context.references.changed();
  context.emit('changed', { kind: 'specimens', id: null });
  return { specimens: changed };
}
