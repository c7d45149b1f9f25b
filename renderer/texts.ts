/** Everything the interface says, in one place, so that it can be translated. */
import type { InconclusiveReason, Concern, Flag, IdentifyDecision, WorkspaceStatus } from '../main/contract/records.ts';
import type { ErrorCode } from '../main/contract/errors.ts';
import type { Purpose } from './state/intake.svelte.ts';
import type { ThemeChoice } from './state/theme.svelte.ts';
import { formatCount, formatRate } from './format.ts';

function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const specimens = (count: number) => counted(count, 'specimen', 'specimens');
const people = (count: number) => counted(count, 'person', 'people');

const concerns = {
  blank: ['Blank', 'There is no ink to compare.'],
  faint: ['Faint', 'Little ink was found. Scan it darker or at a higher resolution.'],
  clipped: ['Clipped', 'The ink touches the edge of the picture, so part of the signature may be missing.'],
  'too-small': ['Too small', 'The signature has too few pixels. Scan it at 300 dpi or more.'],
  'several-signatures': ['Several signatures', 'More than one signature seems to be here. Choose the region of one.'],
  duplicate: ['Duplicate', 'The same signature was already given. A second copy teaches nothing.'],
  'unlike-others': ['Unlike the others', 'It differs from the other specimens more than one hand usually does.'],
} as const satisfies Record<Concern, readonly [string, string]>;

export const texts = {
  application: 'Paraph',
  skip: 'Skip to the content',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  remove: 'Remove',
  save: 'Save',
  loading: 'Loading…',
  specimens,
  people,
  cases: (count: number) => counted(count, 'case', 'cases'),

  rail: {
    label: 'Views',
    collapse: 'Show icons only',
    expand: 'Show names',
    overview: 'Overview',
    signatories: 'Signatories',
    verify: 'Verify',
    identify: 'Identify',
    cases: 'Cases',
    settings: 'Settings',
  },
  workspace: 'Workspace',

  theme: {
    label: 'Theme',
    choices: { light: 'Light', dark: 'Dark', system: 'As the system' } satisfies Record<ThemeChoice, string>,
  },

  jobs: {
    title: 'Work under way',
    pill: (count: number) => counted(count, 'job', 'jobs'),
    of: (done: number, total: number) => `${formatCount(done)} of ${formatCount(total)}`,
    left: (duration: string) => `${duration} left`,
    rate: (perSecond: string) => `${perSecond} per second`,
    stop: (title: string) => `Stop: ${title}`,
  },

  connection: {
    connecting: 'Connecting to the engine…',
    lost: 'The engine does not answer. Start Paraph again; nothing that was saved is lost.',
    restarting: 'The engine is starting again. What you do now waits for it.',
    stopped: 'The engine has stopped. Start Paraph again; nothing that was saved is lost.',
  },

  error: {
    file: (name: string) => `In ${name}:`,
    copy: 'Copy details',
    copied: 'Details copied',
    again: 'Try again',
    titles: {
      'bad-input': 'That cannot be used',
      'unsupported-format': 'Unknown kind of file',
      'damaged-file': 'Damaged file',
      'too-large': 'Too large',
      'not-found': 'Not there any more',
      'already-exists': 'Already taken',
      refused: 'Refused',
      locked: 'Locked',
      'wrong-passphrase': 'Wrong passphrase',
      'workspace-in-use': 'Workspace in use',
      'newer-schema': 'Made by a newer version',
      'damaged-workspace': 'Damaged workspace',
      'storage-full': 'No space left',
      'model-missing': 'No model',
      'model-damaged': 'Damaged model',
      'out-of-memory': 'Out of memory',
      cancelled: 'Cancelled',
      deadline: 'Took too long',
      'engine-lost': 'Engine lost',
      internal: 'Something went wrong',
    } satisfies Record<ErrorCode, string>,
  },

  files: {
    accept: '.png,.jpg,.jpeg,.tif,.tiff,.webp,.pdf',
    formats: 'PNG, JPEG, TIFF, WebP or PDF, up to 100 MB each',
    purpose: { enrol: 'Enrol someone', verify: 'Verify', identify: 'Identify' } satisfies Record<Purpose, string>,
    purposeHint: {
      enrol: 'These are known signatures of one person.',
      verify: 'Somebody is said to have signed this.',
      identify: 'Whose signature is this?',
    } satisfies Record<Purpose, string>,
    dropTitle: 'Drop to open',
    askTitle: 'What are these files for?',
    askHint: (count: number) => counted(count, 'file', 'files'),
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    open: 'Show these shortcuts',
    palette: 'Find an action or a person',
    go: (view: string) => `Go to ${view}`,
    search: 'Search',
  },

  palette: {
    title: 'Find an action or a person',
    placeholder: 'Type an action or a name…',
    actions: 'Actions',
    signatories: 'Signatories',
    none: 'Nothing fits.',
  },

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

  signatories: {
    title: 'Signatories',
    enrol: 'Enrol a person',
    search: 'Search names and identifiers',
    empty: 'Nobody is enrolled yet',
    emptyHint: 'A signatory is a person whose signature you know. Enrol one from one to ten specimens.',
    noMatch: (search: string) => `Nobody fits “${search}”`,
    noMatchHint: 'Names and identifiers are searched. Try fewer letters.',
    clear: 'Clear the search',
    list: 'Signatories, by name',
    added: (when: string) => `added ${when}`,
  },

  signatory: {
    id: 'Identifier',
    add: 'Add specimens',
    verify: 'Verify a signature',
    more: 'More actions',
    rename: 'Rename…',
    remove: 'Remove',
    erase: 'Erase for good…',
    renameTitle: 'Rename',
    name: 'Name',
    note: 'Note',
    notePlaceholder: 'Account number, relation, anything that helps to tell people apart',
    noteSaved: 'Note saved',
    specimens: 'Specimens',
    scanned: 'As scanned',
    cleaned: 'As compared',
    pictures: 'Show pictures',
    specimenOf: (name: string, index: number) => `Specimen ${index} of ${name}`,
    removeSpecimen: (file: string) => `Remove the specimen ${file}`,
    specimenRemoved: 'Specimen removed',
    removed: (name: string) => `${name} removed. In 30 days erased for good, with the cases about this person.`,
    restored: (name: string) => `${name} is back`,
    erased: (name: string) => `${name} erased`,
    signedOn: (date: string) => `signed ${date}`,
    added: (when: string) => `added ${when}`,
    empty: 'No specimens yet',
    emptyHint: 'Without a specimen nothing can be compared. Add one to ten signatures that you know to be genuine.',
    few: (count: number) =>
      count === 1
        ? 'One specimen says nothing about how much this hand varies, so more verdicts come out inconclusive. Two to four more help most.'
        : `${specimens(count)} show some of how this hand varies. With five, fewer verdicts come out inconclusive.`,
    eraseTitle: (name: string) => `Erase ${name} for good?`,
    eraseBody: (specimenCount: number, caseCount: number) =>
      `This destroys the key under which this person is kept. Lost for good, from backups too: the name and note, ${specimens(specimenCount)} with their pictures, everything the model made of them, and ${counted(caseCount, 'case', 'cases')} about them.`,
    eraseHint: 'To be able to undo it, remove the person instead.',
    eraseConfirm: (id: string) => `Type ${id} to confirm`,
    eraseAction: 'Erase for good',
    cases: 'Cases',
    noCases: 'No signature was verified against this person yet.',
  },

  enrol: {
    title: 'Enrol',
    titleOf: (name: string) => `Enrol ${name}`,
    who: 'Who is it?',
    someoneNew: 'New person',
    known: 'Enrolled',
    name: 'Name',
    id: 'Identifier',
    idHint: 'Customer or account number. Made for you when left empty.',
    note: 'Note',
    begin: 'Enrol',
    drop: 'Drop specimens here',
    dropHint: 'Signatures you know to be genuine: crops, or pages with a region to choose. Paste works too.',
    dropMore: 'Add more specimens',
    pick: 'Choose files…',
    files: 'Specimens offered',
    states: {
      waiting: 'Waiting',
      reading: 'Reading…',
      ready: 'Ready',
      offering: 'Looking at it…',
      accepted: 'Accepted',
      refused: 'Not accepted',
      failed: 'Could not be read',
    },
    flagged: 'Accepted, look again',
    concerns,
    duplicateOf: (file: string) => `The same as ${file}.`,
    insist: 'Accept anyway',
    region: 'Choose region…',
    regionTitle: 'Where is the signature?',
    regionUse: 'Use this region',
    dismiss: (file: string) => `Take ${file} off the list`,
    dismissed: (file: string) => `${file} taken off`,
    progress: (done: number, total: number) => `${formatCount(done)} of ${formatCount(total)} looked at`,
    tally: (accepted: number, refused: number, failed: number) =>
      [
        `${formatCount(accepted)} accepted`,
        refused > 0 ? `${formatCount(refused)} not accepted` : '',
        failed > 0 ? `${formatCount(failed)} could not be read` : '',
      ]
        .filter(Boolean)
        .join(', '),
    open: (name: string) => `Open ${name}`,
    another: 'Enrol another person',
    job: (name: string | null) => (name ? `Enrolling ${name}` : 'Reading specimens'),
    unnamed: 'They are enrolled as soon as you say whose they are.',
  },

  document: {
    drop: 'Drop a document or a signature',
    dropHint: 'A scanned page, a PDF or a crop of one signature. Paste works too.',
    pick: 'Choose a file…',
    other: 'Another document…',
    page: 'Page',
    pageOf: (page: number, total: number) => `Page ${formatCount(page)} of ${formatCount(total)}`,
    previous: 'Previous page',
    next: 'Next page',
    waiting: (count: number) => `${counted(count, 'more document waits', 'more documents wait')}`,
    proposal: (index: number) => `Proposal ${index}`,
    proposals: (count: number) =>
      count === 0 ? 'No signature was found by itself' : counted(count, 'proposal', 'proposals'),
    whole: 'Whole page',
    fitWidth: 'Fit the width',
    fitPage: 'Fit the page',
    region: (x: number, y: number, width: number, height: number) =>
      `Region ${width} by ${height} pixels at ${x}, ${y}`,
    regionHelp: 'Arrows move it, Shift + arrows size it, Alt for single pixels, 1–9 take a proposal, 0 the whole page.',
    regionHint: 'Drag to mark the signature, or take a proposal.',
    preview: (name: string, page: number) => `Page ${page} of ${name}`,
    crop: 'What will be compared',
  },

  choose: {
    label: 'Said to be signed by',
    placeholder: 'Name or identifier',
    none: 'Nobody fits.',
    nobody: 'Nobody is enrolled yet.',
    more: (count: number) => `${formatCount(count)} more: type to narrow down`,
    open: 'Show everybody',
  },

  verify: {
    title: 'Verify',
    run: 'Verify',
    running: 'Comparing…',
    needsDocument: 'Open a document first.',
    needsSignatory: 'Say who is supposed to have signed.',
    next: 'Next signature',
    nextWaiting: (count: number) => `Next document (${formatCount(count)} more)`,
    back: 'Back to the page',
    enrol: 'Enrol this person',
  },

  identify: {
    title: 'Identify',
    run: 'Identify',
    running: 'Looking through everybody…',
    gallery: (count: number) => `Compared with all ${people(count)} enrolled. A stranger comes out as unknown.`,
    noGallery: 'Nobody is enrolled yet, so nobody can be recognised.',
    candidates: 'Nearest people',
    limit: 'A name is given up to',
    distance: 'Distance',
    beyond: 'Beyond the shortlist: ranked only',
    verify: (name: string) => `Verify against ${name}`,
    why: {
      'unusable-image': 'The picture holds too little ink to compare.',
      'empty-gallery': 'Nobody is enrolled, so there was nobody to compare with.',
      'nobody-near': 'Nobody enrolled writes close enough to this.',
    } satisfies Record<NonNullable<IdentifyDecision['reason']>, string>,
  },

  verdict: {
    label: 'Verdict',
    words: {
      genuine: 'Genuine',
      inconclusive: 'Inconclusive',
      forged: 'Forged',
      copy: 'Copy',
      unknown: 'Unknown',
      identified: 'Identified',
    },
    genuine: (name: string) => `It differs no more than ${name}’s own signatures usually do.`,
    forged: (name: string) => `It is too far from ${name}’s specimens.`,
    forgedMeans:
      'That is all the word says: differs more than this policy allows. An unusual pen, haste, illness or age can cause it too.',
    copy: 'It is too much like one specimen to be signed again: probably pasted, scanned again or scaled.',
    inconclusive: {
      'between-thresholds': 'The distance lies where genuine signatures and forgeries overlap. A person has to decide.',
      'unusable-image': 'The picture holds too little ink to compare.',
      'no-specimens': 'There is no specimen to compare with.',
    } satisfies Record<InconclusiveReason, string>,
    identified: (name: string) => `${name} writes like this, closer than the limit for a gallery of this size.`,
    flags: {
      ...concerns,
      'few-specimens': [
        'Few specimens',
        'With more specimens the verdict rests on more than a guess at how this hand varies.',
      ],
      'copy-of-specimen': ['Copy of a specimen', 'Too identical to a specimen: pasted, scanned again or scaled.'],
    } satisfies Record<Flag, readonly [string, string]>,
  },

  ruler: {
    title: 'Distance',
    small: 'alike',
    large: 'different',
    summary: (distance: string, accept: string, reject: string) =>
      `Distance ${distance}. Genuine up to ${accept}, forged above ${reject}.`,
    probe: 'this signature',
    accept: 'genuine up to',
    reject: 'forged above',
    specimens: 'to each specimen',
    own: 'among the specimens',
    population: { genuine: 'genuine signatures', skilled: 'skilled forgeries', random: 'other people’s signatures' },
    populationHint:
      'Bars hold the middle 90 % of the population on which the model was calibrated; the notch is its median.',
  },

  evidence: {
    title: 'Side by side',
    questioned: 'Questioned',
    specimen: (rank: number) => `Specimen, no. ${rank} by distance`,
    nearest: 'Nearest specimen',
    further: (rank: number) => `Specimen no. ${rank}`,
    gone: 'This specimen was removed since.',
    supports: 'Error rates with this number of specimens',
    supportsHint:
      'Measured on the writers the model was calibrated on. Other hands and scanners can give several times more errors.',
    rates: {
      falseAcceptanceSkilled: 'skilled forgeries called genuine',
      falseAcceptanceRandom: 'other people’s signatures called genuine',
      falseRejection: 'genuine signatures called forged',
    },
    smallPrint: 'Small print',
    model: 'Model',
    policy: 'Policy',
    policyLine: (acceptance: number, rejection: number) =>
      `at most ${formatRate(acceptance)} of skilled forgeries called genuine, at most ${formatRate(rejection)} of genuine signatures called forged`,
    identifyLine: (rate: number) => `at most ${formatRate(rate)} of strangers given a name`,
    mean: 'Mean distance',
    least: 'Least distance',
    spread: 'Spread of the specimens',
    adjusted: 'Distance net of the spread',
    threshold: 'Limit in a gallery of this size',
    gallery: 'Gallery',
    file: 'File',
    region: 'Region',
    page: 'page',
    case: 'Case',
    when: 'Compared',
  },

  disposition: {
    label: 'Your decision',
    confirm: 'Confirm',
    overrule: 'Overrule…',
    change: 'Decide again',
    confirmed: (by: string, when: string) => `Confirmed by ${by}, ${when}`,
    overruled: (by: string, when: string) => `Overruled by ${by}, ${when}`,
    open: 'Nobody has decided yet',
    confirmTitle: 'Confirm the verdict',
    overruleTitle: 'Overrule the verdict',
    by: 'Your name',
    why: 'Why',
    whyHint: 'The case keeps the verdict and your reason.',
    whyOptional: 'Optional.',
    done: { confirmed: 'Verdict confirmed', overruled: 'Verdict overruled' },
  },

  case: {
    title: 'Case',
    titleVerify: (name: string) => `Is it ${name}?`,
    titleIdentify: 'Who is it?',
    remove: 'Remove the case',
    removed: 'Case removed',
    back: 'All cases',
  },

  casesView: {
    title: 'Cases',
    search: 'Search names and files',
    kind: 'Kind',
    kinds: { all: 'All', verify: 'Verified', identify: 'Identified' },
    empty: 'No cases yet',
    emptyHint: 'A case is one question and its answer: the signature, the verdict, the evidence, and what you decided.',
    noMatch: 'No case fits',
    noMatchHint: 'Names and file names are searched. Try fewer letters or another kind.',
    list: 'Cases, newest first',
    confirmed: 'confirmed',
    overruled: 'overruled',
    against: (name: string) => `against ${name}`,
    among: (gallery: number) => `among ${people(gallery)}`,
  },

  settings: {
    title: 'Settings',
    appearance: 'Appearance',
    policy: 'Verdicts',
    policyIntro:
      'You say which errors you accept; the thresholds follow from them, for each number of specimens. Between the two thresholds a verdict is inconclusive. The rates hold for the writers the model was calibrated on; other hands and scanners can give several times more errors.',
    rates: {
      falseAcceptance: [
        'Skilled forgeries called genuine, at most',
        (rate: number) =>
          `Of 1,000 skilled forgeries of the calibration writers at most about ${formatCount(Math.round(rate * 1_000))} pass as genuine. Lower: fewer pass, and more genuine signatures come out inconclusive.`,
      ] as const,
      falseRejection: [
        'Genuine signatures called forged, at most',
        (rate: number) =>
          `Of 1,000 genuine signatures of the calibration writers at most about ${formatCount(Math.round(rate * 1_000))} are called forged. Lower: fewer wrong accusations, and more forgeries come out inconclusive.`,
      ] as const,
      falseIdentification: [
        'Strangers given a name, at most',
        (rate: number) =>
          `Of 1,000 strangers at most about ${formatCount(Math.round(rate * 1_000))} are given somebody’s name. The limit tightens as the gallery grows; for large galleries it is extrapolated. Lower: more of the enrolled come out as unknown.`,
      ] as const,
    },
    policySaved: 'Policy saved. It holds for new verdicts; cases keep the policy they were decided under.',
    policyReset: 'Back to what was saved',
    protection: 'Protection',
    keptBy: {
      passphrase:
        'The workspace key is kept under your passphrase. Without it nobody, you included, can read this workspace.',
      'key-file':
        'The workspace key lies in a file that only your user account can read. Whoever has your account, or the disk, has the key. A passphrase protects against that.',
      'system-store': 'The workspace key is kept by the store of your operating system and opens with your account.',
    } satisfies Record<WorkspaceStatus['keptBy'], string>,
    passphrase: 'New passphrase',
    passphraseAgain: 'Once more',
    passphraseHint: 'At least 8 characters. It cannot be recovered.',
    passphraseDiffers: 'The two are not the same.',
    protect: 'Protect with a passphrase',
    protectNew: 'Change the passphrase',
    protected: 'Protected. The passphrase is asked for the next time Paraph starts.',
    about: 'About',
    version: 'Version',
    model: 'Model',
    noModel: 'No model is loaded',
    device: 'Device',
    noDevice: 'Not loaded yet: the first comparison loads it',
    folder: 'Data folder',
    holds: 'Holds',
    log: 'Log',
    checkLog: 'Check the log',
    logIntact: (entries: number) => `${counted(entries, 'entry', 'entries')}, chain intact`,
    logBroken: (entry: number) => `Broken at entry ${formatCount(entry)}: somebody changed the log.`,
    doctor: 'Test the device',
    doctorRunning: 'Training one step…',
    doctorStep: (milliseconds: number, device: string) =>
      `One training step took ${formatCount(milliseconds)} ms on ${device}.`,
    diagnostics: 'Copy diagnostics',
    diagnosticsCopied: 'Diagnostics copied. They hold no names and no pictures.',
  },

  unlock: {
    title: 'This workspace is locked',
    body: 'Its key is kept under a passphrase.',
    passphrase: 'Passphrase',
    action: 'Unlock',
  },
};
