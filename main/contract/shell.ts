/**
 * What only the shell round a window can do for the interface in it: the system's dialogs, notices, taskbar, key store.
 * A browser has none of it, and the command line needs none: these calls are no part of the engine's contract.
 */
import { z, Bytes, Id, Instant, Rate } from './schema.ts';
import { ErrorRecord } from './errors.ts';

export const Language = z.enum(['en', 'de']);
export type Language = z.infer<typeof Language>;
export const ThemeChoice = z.enum(['light', 'dark', 'system']);
export type ThemeChoice = z.infer<typeof ThemeChoice>;

/** What the system is told that Paraph opens. */
export const documentExtensions = ['png', 'jpg', 'jpeg', 'tif', 'tiff', 'webp', 'pdf'] as const;

/** A file as it crosses to the interface: what it is called and what it holds, never where it lies. */
export const HandedFile = z.object({ name: z.string(), bytes: Bytes });
export type HandedFile = z.infer<typeof HandedFile>;

/** Whether the operating system's store can keep the workspace key, its name, and where it cannot, why. */
export const KeyStoreState = z.object({
  name: z.string(),
  trouble: z.nullable(z.enum(['plain-text', 'unavailable'])),
});
export type KeyStoreState = z.infer<typeof KeyStoreState>;

/** Opened before, by the number under which it can be opened again. */
export const RecentFile = z.object({ id: Id, name: z.string(), openedAt: Instant });
export type RecentFile = z.infer<typeof RecentFile>;

export const RecentWorkspace = z.object({ id: Id, name: z.string(), directory: z.string(), isOpen: z.boolean() });
export type RecentWorkspace = z.infer<typeof RecentWorkspace>;

export const ShellState = z.object({
  /** Newest first. */
  workspaces: z.array(RecentWorkspace),
  /** Newest first. Only files that came through the shell: dialogs and files opened with Paraph. */
  files: z.array(RecentFile),
});
export type ShellState = z.infer<typeof ShellState>;

const nothing = z.object({});
const call = <I extends z.ZodMiniType, O extends z.ZodMiniType>(input: I, output: O) => ({ input, output }) as const;

export const shellCalls = {
  /** The page is there and listens: files that wait for it follow. Says whether it comes back after a crash. */
  begin: call(nothing, z.object({ revived: z.boolean() })),
  state: call(nothing, ShellState),
  /** Asked only where it is shown: asking can make the system ask the person to open the store. */
  keyStore: call(nothing, KeyStoreState),
  /** What menus and native dialogs follow. */
  present: call(z.object({ language: Language, theme: ThemeChoice }), nothing),
  /** The system's own dialog; empty when the person cancels it. Files that cannot be read are told as events. */
  chooseFiles: call(z.object({ several: z.boolean() }), z.object({ files: z.array(HandedFile) })),
  /** Opens a recent file again; it arrives as an event. */
  reopenFile: call(z.object({ file: Id }), nothing),
  forgetFiles: call(nothing, nothing),
  /** Another workspace in this window; null asks which by the system's dialog. */
  openWorkspace: call(z.object({ workspace: z.nullable(Id) }), nothing),
  createWorkspace: call(nothing, nothing),
  /** Shows the workspace's folder in the system's file manager. */
  showFolder: call(nothing, nothing),
  /** Puts the workspace key under the system's store, and besides, unless null, under a passphrase. */
  keepKeyInStore: call(z.object({ recovery: z.nullable(z.string().check(z.minLength(8))) }), nothing),
  restartEngine: call(nothing, nothing),
  notify: call(z.object({ title: z.string(), body: z.string() }), nothing),
  /** How far the work under way is; 'unknown' where that cannot be told, null when there is none. */
  progress: call(z.object({ share: z.nullable(z.union([Rate, z.literal('unknown')])) }), nothing),
} as const;

export type ShellCallName = keyof typeof shellCalls;
export type ShellInput<N extends ShellCallName> = z.input<(typeof shellCalls)[N]['input']>;
export type ShellRequest<N extends ShellCallName> = z.output<(typeof shellCalls)[N]['input']>;
export type ShellOutput<N extends ShellCallName> = z.output<(typeof shellCalls)[N]['output']>;

/** What the shell tells the page without being asked: mostly what was chosen in the menu. */
export const ShellEvent = z.discriminatedUnion('event', [
  /** A view, by its address after the `#`. */
  z.object({ event: z.literal('go'), to: z.string() }),
  z.object({ event: z.literal('act'), action: z.enum(['find', 'shortcuts']) }),
  z.object({ event: z.literal('theme'), choice: ThemeChoice }),
  z.object({ event: z.literal('files'), files: z.array(HandedFile) }),
  z.object({ event: z.literal('failed'), error: ErrorRecord }),
  z.object({ event: z.literal('told'), what: z.enum(['diagnostics-copied', 'saved']), name: z.string() }),
  /** The answer to `state` is another now. */
  z.object({ event: z.literal('state') }),
]);
export type ShellEvent = z.infer<typeof ShellEvent>;
export type MenuAction = Extract<ShellEvent, { event: 'act' }>['action'];
