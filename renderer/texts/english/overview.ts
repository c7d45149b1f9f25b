import type { ReviewReason } from '../../../main/contract/case-query.ts';
import type { WorkspaceStatus } from '../../../main/contract/records.ts';
import { formatCount } from '../../format.ts';
import { counted } from './counted.ts';

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
    waits: 'What waits for a decision',
    nothingWaits: 'Nothing waits for a decision.',
    wait: (count: number) => (count === 1 ? 'case waits for a decision' : 'cases wait for a decision'),
    waitsFor: {
      'sent-on': 'sent on by a reviewer',
      inconclusive: 'inconclusive',
      unknown: 'unknown',
      'low-quality': 'of low quality',
      flagged: 'flagged',
    } satisfies Record<ReviewReason, string>,
    aside: 'Lately, and the state of things',
    activity: 'Lately',
    activitySummary: (cases: number, days: number) =>
      `${counted(cases, 'case', 'cases')} in the last ${formatCount(days)} days`,
    lastDays: (days: number) => `last ${formatCount(days)} days`,
    today: 'today',
    tones: { genuine: 'Genuine', inconclusive: 'Inconclusive', forged: 'Forged', unknown: 'Unknown' },
    people: 'People lately',
    state: 'State of things',
    device: 'Device',
    key: 'Key',
    keptBy: {
      passphrase: 'under your passphrase',
      'key-file': 'in a file that your account can read',
      'system-store': 'in the store of your operating system',
    } satisfies Record<WorkspaceStatus['keptBy'], string>,
    backup: 'Backup',
    noBackup: 'none yet',
    newestBackup: (when: string) => `made ${when}`,
  },
};
