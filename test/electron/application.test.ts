import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Answer } from '../../main/contract/messages.ts';
import type { ShellCallName, ShellInput } from '../../main/contract/shell.ts';
import type * as Spawn from '../../main/hosts/spawn.ts';
import { temporaryFolder } from '../hosts/small-engine.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
// The places of a packaged application, laid out in a folder of the test, with the small engine in the engine's place.
vi.mock('../../main/hosts/spawn.ts', async (original) => {
  const { spawnChild } = await original<typeof Spawn>();
  const entry = fileURLToPath(new URL('../hosts/processes/small-engine.ts', import.meta.url));
  return { createSpawn: () => () => spawnChild(process.execPath, [entry], process.env) };
});
const { startApplication } = await import('../../electron/application.ts');
const { createInbox } = await import('../../electron/inbox.ts');

beforeEach(() => {
  fake.app.removeAllListeners();
  fake.session.defaultSession.removeAllListeners();
  fake.BrowserWindow.all = [];
  vi.clearAllMocks();
});

/** As when the last window is closed: the engine goes before the folder does. */
async function quit(): Promise<void> {
  fake.app.quit.mockClear();
  if (!fake.app.emit('will-quit', { preventDefault: () => undefined })) return;
  await vi.waitFor(() => expect(fake.app.quit).toHaveBeenCalledOnce(), 10_000);
}

/** A folder in which a workspace lies, as far as the shell can see. */
function workspaceFolder(root: string, name: string): string {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'workspace.sqlite'), '');
  return folder;
}

function start(documents: readonly string[] = []) {
  const root = temporaryFolder('application');
  mkdirSync(join(root, 'dist', 'renderer'), { recursive: true });
  writeFileSync(join(root, 'dist', 'renderer', 'index.html'), 'the interface');
  vi.stubEnv('PARAPH_LOG', 'silent');
  fake.app.isPackaged = false;
  fake.app.getAppPath.mockReturnValue(root);
  fake.app.getPath.mockReturnValue(root);
  const directory = workspaceFolder(root, 'first');
  const inbox = createInbox();
  inbox.add(documents);
  startApplication(directory, inbox);
  onTestFinished(quit);
  const window = fake.BrowserWindow.all[0];
  const sent = window.webContents.send.mock;
  const states = () =>
    sent.calls
      .filter(([channel]) => channel === 'paraph:event')
      .map(([, message]) => (message as { record: { state?: string } }).record.state);
  const told = () => sent.calls.filter(([channel]) => channel === 'paraph:shell-event').map(([, event]) => event);
  const handlers = new Map(fake.ipcMain.handle.mock.calls);
  const invoke = (channel: string, ...parameters: unknown[]) => {
    const event = { sender: window.webContents, senderFrame: window.webContents.mainFrame };
    return (handlers.get(channel) as (...parameters: unknown[]) => Promise<Answer>)(event, ...parameters);
  };
  return {
    ...{ root, directory, window, states, told },
    list: (search = '') => invoke('paraph:call', 'signatories.list', { search }),
    shell: <N extends ShellCallName>(name: N, input: ShellInput<N>) => invoke('paraph:shell-call', name, input),
  };
}

describe('the application', () => {
  it('opens one window over one engine, and closes the engine before it goes', async () => {
    const { window, list } = start();
    expect(fake.BrowserWindow.all).toHaveLength(1);
    expect(await list()).toMatchObject({ ok: true });
    await list('tell');
    expect(window.webContents.send).toHaveBeenCalledWith('paraph:event', {
      event: 'changed',
      record: { kind: 'signatories', id: 'told' },
    });

    const preventDefault = vi.fn();
    fake.app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(fake.app.quit).toHaveBeenCalledOnce(), 10_000);
    expect(fake.app.emit('will-quit', { preventDefault })).toBe(false);
  });

  it('asks what to do after the third crash: diagnostics, another workspace, again', async () => {
    const { states, list, root } = start();
    await list();
    const other = workspaceFolder(root, 'other');
    fake.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    for (const response of [2, 1, 0]) fake.dialog.showMessageBox.mockResolvedValueOnce({ response });
    for (let crash = 0; crash < 3; crash++) expect(await list('exit')).toMatchObject({ ok: false });
    await vi.waitFor(() => expect(fake.dialog.showMessageBox).toHaveBeenCalledTimes(3), 10_000);
    const [asked] = fake.dialog.showMessageBox.mock.calls;
    expect(fake.optionsOf(asked)).toMatchObject({
      message: 'Paraph’s engine has stopped.',
      buttons: ['Start Again', 'Open Another Workspace…', 'Copy Diagnostics', 'Quit'],
    });
    const [copied] = fake.clipboard.writeText.mock.lastCall ?? [];
    expect(JSON.parse(String(copied))).toMatchObject({
      lastStop: expect.stringContaining('crashed 3 times') as string,
      engine: { unavailable: 'ParaphError' },
    });
    expect(copied).not.toContain(root);
    await vi.waitFor(() => expect(states().at(-1)).toBe('ready'), 10_000);
    expect(await list()).toMatchObject({ ok: true });
    expect(other).toContain(root);
  });

  it('opens another workspace in its place, which then comes first', async () => {
    const { list, shell, window, root, directory } = start();
    const before = await list();
    const other = workspaceFolder(root, 'other');
    fake.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [other] });
    await shell('openWorkspace', { workspace: null });
    expect(window.webContents.reload).toHaveBeenCalledOnce();
    const after = await list();
    expect(after).not.toEqual(before);
    const state = await shell('state', {});
    expect(state).toMatchObject({
      output: {
        workspaces: [
          { directory: other, isOpen: true },
          { directory, isOpen: false },
        ],
      },
    });
    const [, first] = (state as { output: { workspaces: { id: string }[] } }).output.workspaces;
    await shell('openWorkspace', { workspace: first.id });
    expect(await shell('state', {})).toMatchObject({ output: { workspaces: [{ directory, isOpen: true }, {}] } });
  });

  it('makes a workspace where nothing is, and touches no folder that holds something else', async () => {
    const { shell, root, window, list } = start();
    await list();
    const full = join(root, 'documents');
    mkdirSync(full);
    writeFileSync(join(full, 'letter.txt'), '');
    fake.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: full });
    await shell('createWorkspace', {});
    expect(fake.optionsOf(fake.dialog.showMessageBox.mock.calls[0]).message).toContain('holds something else');
    fake.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [full] });
    await shell('openWorkspace', { workspace: null });
    expect(fake.optionsOf(fake.dialog.showMessageBox.mock.calls[1]).message).toContain('There is no workspace');
    expect(window.webContents.reload).not.toHaveBeenCalled();
    const made = join(root, 'made');
    fake.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: made });
    await shell('createWorkspace', {});
    expect(await shell('state', {})).toMatchObject({ output: { workspaces: [{ directory: made, isOpen: true }, {}] } });
  });
});

describe('documents from the desktop', () => {
  it('wait for the page, and reach it as bytes with a name', async () => {
    const scan = join(temporaryFolder('desktop'), 'scan.png');
    writeFileSync(scan, 'a picture');
    const { told, shell } = start([scan, '/no/such.png']);
    await vi.waitFor(async () => expect(await shell('state', {})).toMatchObject({ output: { files: [{}] } }));
    expect(told()).toEqual([]);
    expect(await shell('begin', {})).toEqual({ ok: true, output: { revived: false } });
    const files = [{ name: 'scan.png', bytes: new Uint8Array(Buffer.from('a picture')) }];
    expect(told()).toContainEqual({ event: 'files', files });
    expect(told()).toContainEqual({
      event: 'failed',
      error: expect.objectContaining({ code: 'not-found', file: 'such.png' }) as unknown,
    });
    expect(JSON.stringify(told())).not.toContain(scan);
  });

  it('come with a second start, which shows the window that is there', async () => {
    const scan = join(temporaryFolder('desktop'), 'scan.png');
    writeFileSync(scan, 'a picture');
    const { window, told, shell } = start();
    await shell('begin', {});
    fake.app.emit('second-instance', {}, ['paraph', '--flag', 'scan.png'], join(scan, '..'));
    expect(fake.BrowserWindow.all).toHaveLength(1);
    expect(window.restore).toHaveBeenCalled();
    expect(window.focus).toHaveBeenCalled();
    await vi.waitFor(() => expect(told()).toContainEqual(expect.objectContaining({ event: 'files' })));
  });

  it('may come with another workspace, which is asked about', async () => {
    const { root, directory, shell, list } = start();
    await list();
    const other = workspaceFolder(root, 'other');
    const words = ['paraph', '--workspace', 'other'];
    fake.app.emit('second-instance', {}, words, root);
    await vi.waitFor(() => expect(fake.dialog.showMessageBox).toHaveBeenCalledOnce());
    expect(await shell('state', {})).toMatchObject({ output: { workspaces: [{ directory }] } });
    fake.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 });
    fake.app.emit('second-instance', {}, words, root);
    await vi.waitFor(async () =>
      expect(await shell('state', {})).toMatchObject({ output: { workspaces: [{ directory: other }, {}] } }),
    );
  });

  it('are chosen by the system’s dialog, come again from the list, and leave it', async () => {
    const { shell, told, root } = start();
    const scan = join(root, 'scan.png');
    writeFileSync(scan, 'a picture');
    await shell('begin', {});
    expect(await shell('chooseFiles', { several: true })).toEqual({ ok: true, output: { files: [] } });
    fake.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [scan] });
    expect(await shell('chooseFiles', { several: false })).toMatchObject({ output: { files: [{ name: 'scan.png' }] } });
    const listed = (await shell('state', {})) as { output: { files: { id: string; name: string }[] } };
    expect(listed.output.files).toMatchObject([{ name: 'scan.png' }]);
    await shell('reopenFile', { file: listed.output.files[0].id });
    expect(told()).toContainEqual(expect.objectContaining({ event: 'files' }));
    expect(await shell('reopenFile', { file: 'unknown' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await shell('forgetFiles', {});
    expect(await shell('state', {})).toMatchObject({ output: { files: [] } });
  });
});

describe('the page', () => {
  it('comes back after a crash and is told so once; after the third within a minute the person decides', async () => {
    const { window, shell } = start();
    const page = window.webContents;
    const crash = () => fake.app.emit('render-process-gone', {}, page, { reason: 'crashed', exitCode: 1 });
    crash();
    expect(page.reload).toHaveBeenCalledOnce();
    expect(await shell('begin', {})).toMatchObject({ output: { revived: true } });
    expect(await shell('begin', {})).toMatchObject({ output: { revived: false } });
    crash();
    fake.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 });
    crash();
    expect(page.reload).toHaveBeenCalledTimes(2);
    await vi.waitFor(() => expect(page.reload).toHaveBeenCalledTimes(3));
    crash();
    expect(page.reload).toHaveBeenCalledTimes(4);
    fake.app.emit('render-process-gone', {}, page, { reason: 'clean-exit', exitCode: 0 });
    fake.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 });
    expect(page.reload).toHaveBeenCalledTimes(4);
  });

  it('is waited for, or loaded again, when it hangs', async () => {
    const { window } = start();
    window.emit('unresponsive');
    await vi.waitFor(() => expect(fake.dialog.showMessageBox).toHaveBeenCalledOnce());
    expect(window.webContents.forcefullyCrashRenderer).not.toHaveBeenCalled();
    fake.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 });
    window.emit('unresponsive');
    await vi.waitFor(() => expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce());
  });

  it('says in which language and theme the system’s own parts follow, also at the next start', async () => {
    const { shell } = start();
    const labels = () =>
      (fake.Menu.setApplicationMenu.mock.lastCall?.[0] as { template: { label: string }[] }).template.map(
        ({ label }) => label,
      );
    expect(labels()).toContain('&File');
    await shell('present', { language: 'de', theme: 'dark' });
    expect(labels()).toContain('&Datei');
    expect(fake.nativeTheme.themeSource).toBe('dark');
    const count = fake.Menu.setApplicationMenu.mock.calls.length;
    await shell('present', { language: 'de', theme: 'dark' });
    expect(fake.Menu.setApplicationMenu.mock.calls).toHaveLength(count);
    await shell('present', { language: 'en', theme: 'system' });
  });

  it('shows its work on the taskbar, tells its end, and is not closed over it unasked', async () => {
    const { window, shell } = start();
    await shell('progress', { share: 0.25 });
    await shell('progress', { share: 'unknown' });
    const preventDefault = vi.fn();
    window.emit('close', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    fake.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 });
    window.emit('close', { preventDefault });
    await vi.waitFor(() => expect(window.close).toHaveBeenCalledOnce());
    await shell('progress', { share: null });
    expect(window.setProgressBar.mock.calls).toEqual([[0.25], [2], [-1]]);

    await shell('notify', { title: 'Done', body: 'All of it' });
    window.isFocused.mockReturnValueOnce(true);
    await shell('notify', { title: 'Not shown', body: 'The person looks' });
    expect(fake.Notification.all.map(({ options }) => options.title)).toEqual(['Done']);
    fake.Notification.all[0].emit('click');
    expect(window.focus).toHaveBeenCalled();
  });

  it('saves what it made by the system’s dialog, and downloads nothing else', () => {
    const { told, window } = start();
    const item = (url: string) => {
      const download = {
        getURL: () => url,
        getFilename: () => 'case.pdf',
        setSaveDialogOptions: vi.fn(),
        once: vi.fn((_event: string, done: (event: unknown, state: string) => void) => done({}, 'completed')),
      };
      const preventDefault = vi.fn();
      fake.session.defaultSession.emit('will-download', { preventDefault }, download);
      return { download, refused: preventDefault.mock.calls.length > 0 };
    };
    const own = item('blob:app://paraph/1234');
    expect(own.refused).toBe(false);
    expect(own.download.setSaveDialogOptions).toHaveBeenCalledExactlyOnceWith({
      title: 'Save',
      defaultPath: 'case.pdf',
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    for (const url of ['https://evil.example/x', 'blob:https://evil.example/1', 'data:text/plain,x']) {
      expect(item(url).refused, url).toBe(true);
    }
    expect(told()).toEqual([]);
    expect(window).toBeDefined();
  });

  it('is asked wrongly by nobody: unknown calls and wrong input are refused', async () => {
    const { shell } = start();
    expect(await shell('toString' as never, {} as never)).toMatchObject({ error: { code: 'bad-input' } });
    expect(await shell('reopenFile', { file: 7 } as never)).toMatchObject({ error: { code: 'bad-input' } });
    expect(await shell('keepKeyInStore', { recovery: 'short' })).toMatchObject({ error: { code: 'bad-input' } });
  });
});
