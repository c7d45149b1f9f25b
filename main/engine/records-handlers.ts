import type { Handlers } from '../contract/api.ts';
import type { EngineContext } from './context.ts';

const done = {};

/** Persons: what the store answers, plus word to whoever shows them. */
export function signatoryHandlers({ workspace, references, drafts, emit }: EngineContext) {
  const { signatories, specimens } = workspace;
  const changed = (id: string) => {
    references.changed();
    emit('changed', { kind: 'signatories', id });
  };
  return {
    'signatories.list': (request) => signatories.list(request),
    'signatories.get': ({ signatory }) => ({
      signatory: signatories.get(signatory),
      specimens: specimens.of(signatory),
      merged: signatories.mergedInto(signatory),
    }),
    'signatories.create': (request) => {
      const signatory = signatories.create(request);
      changed(signatory.id);
      return signatory;
    },
    'signatories.update': ({ signatory, ...change }) => {
      const updated = signatories.update(signatory, change);
      changed(signatory);
      return updated;
    },
    'signatories.remove': ({ signatory }) => {
      signatories.remove(signatory);
      changed(signatory);
      return done;
    },
    'signatories.restore': ({ signatory }) => {
      const restored = signatories.restore(signatory);
      changed(signatory);
      return restored;
    },
    'signatories.erase': ({ signatory }) => {
      signatories.erase(signatory);
      drafts.forgetAbout(signatory);
      references.forget();
      changed(signatory);
      emit('changed', { kind: 'cases', id: null });
      return done;
    },
  } satisfies Partial<Handlers>;
}

export function specimenHandlers({ workspace, references, emit }: EngineContext) {
  const { specimens } = workspace;
  const changed = () => {
    references.changed();
    emit('changed', { kind: 'specimens', id: null });
  };
  return {
    'specimens.get': ({ specimen }) => specimens.get(specimen),
    'specimens.picture': (request) => ({ picture: specimens.picture(request.specimen, request.as) }),
    'specimens.remove': ({ specimen }) => {
      specimens.remove(specimen);
      changed();
      return done;
    },
    'specimens.restore': ({ specimen }) => {
      specimens.restore(specimen);
      changed();
      return done;
    },
  } satisfies Partial<Handlers>;
}
