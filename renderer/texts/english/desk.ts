import { formatCount } from '../../format.ts';
import type { Reach } from '../../state/shortcuts.svelte.ts';
import { counted } from './counted.ts';

/** Jobs, shortcuts, palette, undo: what lies on the desk in every view. */
export const desk = {
  undone: (what: string) => `Undone: ${what}`,
  nothingToUndo: 'Nothing to undo',
  jobs: {
    title: 'Long work',
    pill: (count: number) => counted(count, 'job under way', 'jobs under way'),
    of: (done: number, total: number) => `${formatCount(done)} of ${formatCount(total)}`,
    left: (duration: string) => `${duration} left`,
    rate: (perSecond: string) => `${perSecond} per second`,
    stop: (title: string) => `Stop: ${title}`,
    none: 'Nothing is under way. Long work shows here, from every view.',
    clear: 'Clear away',
    ended: 'Done',
    endedBadly: 'Done, look again',
    unnamed: 'Work',
    moreFailures: (count: number) => `and ${formatCount(count)} more`,
    outcomes: { done: 'Done', failed: 'Failed', cancelled: 'Stopped' },
    /** By the call that does the work. */
    calls: {
      'lab.importArchive': 'Reading pictures for the lab',
      'models.embed': 'Embedding references again',
      'lab.trivial': 'Training without a margin',
      'models.flips': 'Looking which verdicts would flip',
      'models.promote': 'Letting another model answer',
      'models.rollBack': 'Going back to the model before',
      'evaluation.verification': 'Measuring the model on a folder',
      'lab.trials': 'One-shot trials',
    } as Partial<Record<string, string>>,
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    open: 'Show keyboard shortcuts',
    palette: 'Find an action or a person',
    undo: 'Undo what was done last',
    openFiles: 'Open files…',
    jobs: 'Show long work',
    go: (view: string) => `Go to ${view}`,
    search: 'Search',
    keys: (keys: string) => `Keys: ${keys}`,
    reach: { view: 'In this view', everywhere: 'Everywhere' } satisfies Record<Reach, string>,
  },
  palette: {
    title: 'Find an action or a person',
    placeholder: 'A few letters of an action or a name…',
    actions: 'Actions',
    signatories: 'Signatories',
    none: 'Nothing fits.',
    found: (count: number) => counted(count, 'entry', 'entries'),
  },
};
