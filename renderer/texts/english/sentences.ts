/** By their English form; the engine speaks English, so there is nothing to put in its place. */
type Sentences = Readonly<Record<string, string | undefined>>;

export const sentences: { sentences: Sentences; reasons: Sentences } = { sentences: {}, reasons: {} };
