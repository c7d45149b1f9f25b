import type { Policy } from '../contract/records.ts';

/** What verdicts are held to until a person says otherwise. */
export const defaultPolicy: Policy = { falseAcceptance: 0.1, falseRejection: 0.1, falseIdentification: 0.01 };
