export const copies = {
  copies: {
    title: 'What it is a copy of',
    means:
      'Whoever signs twice never runs along the same line twice. Here the lines coincide as only two pictures of one signing do, however it was pasted, printed, scaled or scanned. Look at the original document.',
    ofCase: 'It is too much like a signature questioned before to be signed again: one of the two is a copy.',
    otherwise: (verdict: string) =>
      `By its distance alone the verdict would be: ${verdict}. A copy’s distance proves nothing.`,
    specimen: (rank: number) => `Specimen no. ${rank}`,
    aSpecimen: 'A specimen',
    earlier: 'A signature questioned before',
    identical: 'The same ink, pixel for pixel.',
    coincides: (share: string) =>
      `The lines coincide over ${share} of their length, to within 1 % of the signature’s width.`,
    turned: (degrees: string) => `This one is turned by ${degrees}.`,
    overlay: 'Lay over one another',
    openCase: 'Open that case',
  },
};
