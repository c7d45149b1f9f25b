import type { StepOutcome } from '../../contract/decisions.ts';
import type { Flag, IdentifyDecision, InconclusiveReason } from '../../contract/records.ts';

/** What a report says in English. */
export const english = {
  title: 'Report on a signature',
  titles: (count: number) => `Reports on ${count} signatures`,
  verifyQuestion: (name: string) => `Is it ${name}?`,
  identifyQuestion: 'Whose signature is it?',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  made: (when: string, version: string) => `Made by Paraph ${version}, ${when}`,
  words: {
    genuine: 'Genuine',
    inconclusive: 'Inconclusive',
    forged: 'Forged',
    copy: 'Copy',
    unknown: 'Unknown',
    identified: (name: string) => `Identified: ${name}`,
  },
  means: {
    genuine: (name: string) =>
      `The questioned signature differs no more from ${name}’s specimens than the policy allows for this person’s own signatures.`,
    forged: (name: string) =>
      `The questioned signature differs more from ${name}’s specimens than the policy allows. The word says no more than that: an unusual pen, haste, illness or age can cause it too.`,
    copy: 'The questioned signature is too much like one specimen to have been written again: it was probably pasted, scanned again or scaled.',
    inconclusive: {
      'between-thresholds':
        'The distance lies where genuine signatures and forgeries overlap. The measurement does not decide it.',
      'unusable-image': 'The picture holds too little ink to compare.',
      'no-specimens': 'There was no specimen to compare with.',
      'near-when-turned':
        'As it lies the questioned signature is too far from the specimens; turned by three degrees it is not. The measurement does not decide it.',
      'unlike-calibration':
        'The comparison is unlike anything the error rates were measured on, so that no rate can be given and the measurement decides nothing.',
    } satisfies Record<InconclusiveReason, string>,
    identified: (name: string) => `${name} signs like this, closer than the limit for a gallery of this size.`,
    notIdentified: {
      'unusable-image': 'The picture holds too little ink to compare.',
      'empty-gallery': 'Nobody was enrolled, so there was nobody to compare with.',
      'nobody-near': 'Nobody enrolled signs close enough to this.',
      'unlike-calibration':
        'The signature or the specimens are unlike anything the limit for a name was measured on, so that the measurement names nobody.',
    } satisfies Record<NonNullable<IdentifyDecision['reason']>, string>,
  },
  unlike: { title: 'What is unlike' },
  decision: {
    title: 'Decision of a person',
    none: 'Nobody has decided about this verdict.',
    steps: {
      confirmed: (by: string) => `Confirmed by ${by}`,
      overruled: (by: string) => `Overruled by ${by}`,
      'settled-genuine': (by: string) => `Settled by ${by}: the signature was genuine`,
      'settled-forged': (by: string) => `Settled by ${by}: the signature was forged`,
      'sent-on': (by: string) => `Sent on to a second reviewer by ${by}`,
      withdrawn: (by: string) => `Decision withdrawn by ${by}`,
    } satisfies Record<StepOutcome, (by: string) => string>,
    same: (name: string, by: string) => `${by}: it is the signature of ${name}`,
    different: (name: string, by: string) => `${by}: it is not the signature of ${name}`,
    withdrawn: (name: string, by: string) => `${by}: nothing is said any more about ${name}`,
  },
  flags: {
    title: 'Flags',
    names: {
      blank: 'blank: there is no ink to compare',
      faint: 'faint: little ink was found',
      clipped: 'clipped: ink touches the edge, a part may be missing',
      'too-small': 'too small: the signature has few pixels',
      'several-signatures': 'several signatures seem to be in the region',
      'few-specimens': 'few specimens: how much this hand varies is little known',
      'copy-of-specimen': 'copy of a specimen: too identical to be written again',
      'copy-of-case': 'copy of a signature questioned before: too identical to be written again',
      'old-specimens': 'old specimens: even the youngest is years old, and hands change',
      'years-apart': 'specimens years apart: the hand looks more variable than it is at any one time',
      'stranger-among-specimens':
        'a specimen does not seem to belong: the hand looks more variable than it is, so that more forgeries pass',
    } satisfies Record<Flag, string>,
  },
  copies: {
    ofCase:
      'The questioned signature is too much like one questioned before to have been written again: one of the two is a copy.',
    otherwise: (verdict: string) =>
      `By its distance alone the verdict would be: ${verdict}. A copy’s distance proves nothing.`,
    aSpecimen: 'A specimen',
    earlier: (id: string) => `The questioned signature of case ${id}`,
    identical: 'the same ink as the questioned signature, pixel for pixel.',
    coincides: (share: string) =>
      `its line coincides with the questioned signature’s over ${share} of their length, to within 1 % of the width. Two signings never do.`,
    turned: (degrees: string) => `The two are turned against each other by ${degrees}°.`,
  },
  pictures: {
    title: 'Pictures',
    questioned: 'Questioned signature',
    scanned: 'as scanned',
    cleaned: 'cleaned, as compared',
    specimen: (rank: number, total: number) => `Specimen ${rank} of ${total}, nearest first`,
    nearestOf: (name: string) => `Nearest specimen of ${name}`,
    distance: (distance: string) => `distance ${distance}`,
    signedOn: (date: string) => `signed ${date}`,
    gone: 'This specimen was removed after the comparison; its picture is no longer kept.',
  },
  comparison: {
    title: 'Comparison',
    adjusted: 'Distance, net of the specimens’ own spread',
    mean: 'Mean distance to the specimens',
    least: 'Least distance to a specimen',
    spread: 'Spread of the specimens among themselves',
    noSpread: 'unknown with a single specimen',
    accept: 'Genuine up to',
    reject: 'Forged above',
    compared: 'Specimens compared',
    form: 'Form of signature',
    forms: { full: 'full signature', initials: 'initials' } as Readonly<Record<string, string>>,
    rulerSummary: (distance: string, accept: string, reject: string) =>
      `Ruler of distances: this signature at ${distance}; genuine up to ${accept}, forged above ${reject}.`,
    probe: 'this signature',
    alike: 'alike',
    different: 'different',
    toSpecimens: 'to each specimen',
    amongSpecimens: 'among the specimens',
    genuine: 'genuine signatures',
    skilled: 'skilled forgeries',
    random: 'other people’s signatures',
    rulerNote:
      'Bars hold the middle 90 % of the population on which the model was calibrated; the notch is its median. The bars are drawn to the same scale as the distance above.',
    candidates: 'Nearest people',
    candidate: 'Person',
    distance: 'Distance',
    ranked: 'ranked only',
    limit: 'A name is given up to',
    gallery: 'People compared with',
  },
  reasons: { title: 'Reasons' },
  rates: {
    title: 'Error rates this number of specimens supports',
    falseAcceptanceSkilled: 'of skilled forgeries are called genuine',
    falseAcceptanceRandom: 'of other people’s signatures are called genuine',
    falseRejection: 'of genuine signatures are called forged',
    atMost: (rate: string) => `at most ${rate}`,
    note: (count: number) =>
      `Seen with ${count === 1 ? 'one specimen' : `${count} specimens`} a person on the writers the model was calibrated on; “at most” is what may be among other writers like them, with 95 % confidence. Other hands, pens and scanners can give more errors.`,
    none: 'No comparison was made, so no error rate applies.',
    unlike: 'The comparison is unlike anything the error rates were measured on, so none applies.',
    expect: (count: number, odds: number) =>
      `With ${count === 1 ? 'one specimen like this' : `${count} specimens like these`}, 1 in ${odds} skilled forgeries would pass where nothing is left open and as many genuine signatures fail.`,
  },
  settings: {
    title: 'Settings and model',
    falseAcceptance: 'Skilled forgeries called genuine, at most',
    falseRejection: 'Genuine signatures called forged, at most',
    falseIdentification: 'Strangers given a name, at most',
    model: 'Model',
    modelKey: 'Model key (hash of weights, preprocessing and network)',
    otherModel: 'no longer in use',
    thresholds: 'Thresholds',
    asShipped: 'from the model’s own calibration',
    recalibrated: (cases: number, when: string) =>
      `from the model’s calibration as moved by ${cases === 1 ? 'one decided case' : `${cases} decided cases`} of this workspace, adopted ${when}`,
    software: 'Software',
  },
  origin: {
    title: 'Origin and record',
    file: 'File',
    fileHash: 'SHA-256 of the file',
    noHash: 'not kept for cases this old',
    region: 'Region',
    wholePage: 'the whole first page',
    place: (page: number, x: number, y: number, width: number, height: number) =>
      `page ${page}, ${width} × ${height} pixels at ${x}, ${y}`,
    quality: 'Quality',
    good: 'good',
    unusable: 'not usable',
    ink: 'Size and ink',
    pixels: (width: number, height: number, ink: string) => `${width} × ${height} pixels, ${ink} of them ink`,
    compared: 'Compared',
    case: 'Case',
    person: 'Person',
    log: 'Entry in the log',
    entry: (sequence: number) => `no. ${sequence}`,
    logHash: 'Hash of that entry',
    noLog: 'none',
  },
  limits: {
    title: 'What this report does not say',
    points: [
      'A verdict is a measurement, not proof. It tells how far one signature lies from some specimens, by one model and one policy.',
      '“Forged” means: differs more than the policy allows. “Genuine” means: differs no more than that. Neither names a writer with certainty.',
      'The verdict rests on the specimens being genuine. Paraph cannot tell whether they are.',
      'The model sees ink without paper, colour, pressure or order of strokes. A copy is told by the specimens and earlier cases it was held against alone: one made from another original passes unnoticed.',
      'The error rates hold for the writers on whom they were measured, and for others only partly.',
      'It does not replace an examination of the originals by a document examiner.',
    ],
  },
  missing: {
    title: 'Characters that could not be shown',
    note: (codes: string) => `No font of this report has these, so their code points stand in their place: ${codes}.`,
  },
};

export type ReportWords = typeof english;
