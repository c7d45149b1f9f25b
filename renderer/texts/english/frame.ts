import type { ErrorCode } from '../../../main/contract/errors.ts';
import type { Purpose } from '../../state/intake.svelte.ts';
import type { LanguageChoice } from '../../state/language.svelte.ts';
import type { ThemeChoice } from '../../state/theme.svelte.ts';
import { counted, people, specimens } from './counted.ts';

export const frame = {
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
    models: 'Models',
    settings: 'Settings',
  },
  workspace: 'Workspace',
  theme: {
    label: 'Theme',
    choices: { light: 'Light', dark: 'Dark', system: 'As the system' } satisfies Record<ThemeChoice, string>,
  },
  language: {
    label: 'Language',
    /** Each language by its own name, so that whoever needs it finds it. */
    choices: { system: 'As the system', en: 'English', de: 'Deutsch' } satisfies Record<LanguageChoice, string>,
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
    nothingInside: 'There was no file in that. Save a picture or a text as a file first.',
    askTitle: 'What are these files for?',
    askHint: (count: number) => counted(count, 'file', 'files'),
  },
};
