/** Two models side by side. */
export const comparison = {
  comparison: {
    lineage: 'Goes back to',
    dataHash: 'Data, SHA-256',
    sameData: 'Both learnt from the very same signatures.',
    otherData: 'They learnt from different signatures: their curves are measured on different people.',
  },
};
