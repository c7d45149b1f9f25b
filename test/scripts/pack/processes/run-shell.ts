/**
 * Runs the shell out of a package under Node, with nothing in Electron's place that does more than take calls: asks the engine
 * that it starts for the state of the workspace, and prints the answer.
 *
 *     node run-shell.ts ARCHIVE-FOLDER RESOURCES-FOLDER WORKSPACE
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [archive, resources, workspace] = process.argv.slice(2);
const shell = join(archive, 'dist', 'electron', 'main.js');

type Handler = (event: unknown, method: string, input: unknown) => Promise<unknown>;
let answerCall: (handler: Handler) => void;
const handler = new Promise<Handler>((resolve) => (answerCall = resolve));

/** Whatever is asked of it, it gives itself. */
function stub(own: Record<string, unknown> = {}): unknown {
  return new Proxy(function () {}, {
    get: (_target, name) => (name in own ? own[String(name)] : name === 'then' ? undefined : stub()),
    apply: () => stub(),
    construct: () => stub() as object,
  });
}

const electron: Record<string, unknown> = {
  app: stub({
    isPackaged: true,
    whenReady: () => Promise.resolve(),
    requestSingleInstanceLock: () => true,
    getAppPath: () => archive,
    getPath: () => workspace,
    getLocale: () => 'en',
  }),
  // No store for keys: the workspace keeps its own.
  safeStorage: stub({ isEncryptionAvailable: () => false, isAsyncEncryptionAvailable: () => Promise.resolve(false) }),
  BrowserWindow: stub({ getAllWindows: () => [] }),
  ipcMain: stub({ handle: (_channel: string, handle: Handler) => answerCall(handle) }),
};
Object.assign(globalThis, { standIn: electron, standInStub: stub });

const names = /import \{([^}]+)\} from "electron"/.exec(readFileSync(shell, 'utf8'))?.[1].split(',') ?? [];
const source = names
  .map((name) => name.trim().split(' as ')[0])
  .map((name) => `export const ${name} = globalThis.standIn.${name} ?? globalThis.standInStub();`)
  .join('\n');
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true }
      : next(specifier, context),
});

Object.assign(process, { resourcesPath: resources });
process.argv.splice(2, Infinity, '--workspace', workspace);
await import(pathToFileURL(shell).href);
const mainFrame = { url: 'app://paraph/index.html' };
const page = { mainFrame, once: () => undefined };
const answer = await (await handler)({ sender: page, senderFrame: mainFrame }, 'workspace.status', {});
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
