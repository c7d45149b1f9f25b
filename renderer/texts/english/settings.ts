import { formatCount, formatPercent, formatTenths } from '../../format.ts';
import { counted, specimens } from './counted.ts';

export const settings = {
  settings: {
    title: 'Settings',
    appearance: 'Appearance and language',
    policy: 'Verdicts',
    policyIntro:
      'You say which errors you accept; the thresholds follow from them, for each number of specimens. Between the two thresholds a verdict is inconclusive. Each rate is held to with 95 % confidence among writers like those the model was calibrated on, so fewer errors were seen on these; of material unlike theirs nothing is promised.',
    rates: {
      falseAcceptance: [
        'Skilled forgeries called genuine, at most',
        (rate: number) =>
          `Of 1,000 skilled forgeries at most about ${formatCount(Math.round(rate * 1_000))} pass as genuine. Lower: fewer pass, and more genuine signatures come out inconclusive.`,
      ] as const,
      falseRejection: [
        'Genuine signatures called forged, at most',
        (rate: number) =>
          `Of 1,000 genuine signatures at most about ${formatCount(Math.round(rate * 1_000))} are called forged. Lower: fewer wrong accusations, and more forgeries come out inconclusive.`,
      ] as const,
      falseIdentification: [
        'Strangers given a name, at most',
        (rate: number) =>
          `Of 1,000 strangers at most about ${formatCount(Math.round(rate * 1_000))} are given somebody’s name. The limit tightens as the gallery grows; for large galleries it is extrapolated. Lower: more of the enrolled come out as unknown.`,
      ] as const,
    },
    slider: (name: string) => `${name} (slider)`,
    percent: (value: number) => `${formatTenths(value)} percent`,
    comesTo: 'What this comes to',
    comesToHint: (population: string) => `On ${population}: what becomes of signatures, by number of specimens.`,
    ofGenuine: 'Genuine signatures: called forged, inconclusive',
    ofSkilled: 'Skilled forgeries: called genuine, inconclusive',
    ofRandom: 'Other people’s: called genuine',
    leastClaim: 'Smallest rate that forgeries can be held to',
    refused: (name: string, asked: number, least: number, writers: number, references: number) =>
      `“${name}” ${formatPercent(asked, 1)}: the data do not bear that out. ${counted(writers, 'writer', 'writers')}, compared with ${specimens(references)} each, rule out no less than ${formatPercent(least, 1)}; ask for as much or more.`,
    called: { genuine: 'called genuine', inconclusive: 'inconclusive', forged: 'called forged' },
    policySaved: 'Policy saved. It holds for new verdicts; cases keep the policy they were decided under.',
    policyReset: 'Back to what was saved',
    protection: 'Protection',
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
    byStore:
      'The operating system’s store keeps its key, and did not give it. Open it in Paraph’s window, on the machine and under the account that it was protected with.',
    byRecovery: 'Or enter the passphrase that was set for emergencies.',
    again: 'Ask the store again',
    passphrase: 'Passphrase',
    action: 'Unlock',
  },
};
