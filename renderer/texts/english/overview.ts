export const overview = {
  overview: {
    title: 'Overview',
    welcome: 'Was this signature written by the person it names?',
    intro:
      'Paraph compares a signature with specimens you trust, tells how far it differs, and says plainly when it cannot tell. Nothing leaves this machine.',
    steps: [
      ['Enrol', 'Give one to ten known signatures of a person. Five are a good number.'],
      ['Verify', 'Drop a document, mark the signature on it, and say who is supposed to have signed.'],
      ['Decide', 'Look at both side by side, then confirm the verdict or overrule it. The case keeps both.'],
    ],
    start: 'Enrol the first person',
    recent: 'Recent cases',
    allCases: 'All cases',
    noCases: 'No cases yet',
    noCasesHint: 'Every verification and identification is kept here as a case.',
    enrol: 'Enrol a person',
    verify: 'Verify a signature',
    identify: 'Identify a signature',
    counts: { signatories: 'Signatories', specimens: 'Specimens', cases: 'Cases' },
  },
};
