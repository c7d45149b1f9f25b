/** What a run may learn from. */
export const trainingData = {
  trainingData: {
    label: 'Learn from',
    workspace: 'The people of this workspace',
    characters: 'Characters from a file',
    charactersHint:
      'A ZIP laid out as Omniglot is: ALPHABET/CHARACTER/NNNN_NN.png. Each character is a class, as each person is; nobody forges it. To see how one-shot learning works, not to verify with.',
    choose: 'Choose a ZIP…',
    none: 'No file chosen yet.',
    onArchive: (name: string) => `on ${name}`,
  },
};
