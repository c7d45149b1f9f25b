import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import type { FormName } from '../../main/contract/forms.ts';
import type { IdentifyCase, Signatory, VerifyCase } from '../../main/contract/records.ts';
import type { Client } from '../client/client.ts';
import { createQuestioned, type Questioned, type SignatureInput } from './questioned.svelte.ts';

/** A questioned signature on its way to an answer. It outlives the view, so that nothing is lost by looking elsewhere. */
export interface Examination<Answer> {
  readonly questioned: Questioned;
  readonly busy: boolean;
  readonly error: ErrorRecord | null;
  /** The recorded case; null before the question was asked. */
  answer: Answer | null;
  run(): Promise<void>;
  /** Back to the page, to ask again with another region. */
  reconsider(): void;
  /** Clears the desk for the next document; opens the next one that waits. */
  next(): Promise<void>;
}

export interface Verification {
  readonly examination: Examination<VerifyCase>;
  /** The person said to have signed; another person has other forms. */
  signatory: Signatory | null;
  /** The form of signature to compare with; null for whichever lies nearest. */
  form: FormName | null;
}

export type Identification = Examination<IdentifyCase>;

function createExamination<Answer>(
  questioned: Questioned,
  ask: (signature: SignatureInput) => Promise<Answer>,
): Examination<Answer> {
  let busy = $state(false);
  let error = $state.raw<ErrorRecord | null>(null);
  let answer = $state.raw<Answer | null>(null);

  async function run(): Promise<void> {
    if (busy) return;
    busy = true;
    error = null;
    try {
      answer = await questioned.withSignature(ask);
    } catch (failure) {
      error = { file: questioned.document?.name, ...toErrorRecord(failure) };
    } finally {
      busy = false;
    }
  }

  function reconsider(): void {
    answer = null;
    error = null;
  }

  return {
    questioned,
    get busy() {
      return busy;
    },
    get error() {
      return error;
    },
    get answer() {
      return answer;
    },
    set answer(next) {
      answer = next;
    },
    run,
    reconsider,
    async next() {
      reconsider();
      if (questioned.waiting.length > 0) await questioned.openNext();
      else questioned.clear();
    },
  };
}

export function createVerification(client: Client): Verification {
  let signatory = $state.raw<Signatory | null>(null);
  let form = $state<FormName | null>(null);
  const examination = createExamination(createQuestioned(client), (signature) =>
    client.call('verify.run', { signatory: signatory?.id ?? '', ...(form === null ? {} : { form }), ...signature }),
  );
  return {
    examination,
    get signatory() {
      return signatory;
    },
    set signatory(next) {
      if (next?.id !== signatory?.id) form = null;
      signatory = next;
    },
    get form() {
      return form;
    },
    set form(next) {
      form = next;
    },
  };
}

export function createIdentification(client: Client): Identification {
  return createExamination(createQuestioned(client), (signature) => client.call('identify.run', signature));
}
