import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Session } from 'electron';
import { contentPolicy, listInterfaceFiles } from '../../main/hosts/interface-files.ts';
import { temporaryFolder } from '../hosts/small-engine.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
const security = await import('../../electron/security.ts');
const own = fake.session.defaultSession as unknown as Session;

describe('the app: scheme', () => {
  async function ask(url: string, method = 'GET') {
    const folder = temporaryFolder('interface');
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), 'the interface');
    writeFileSync(join(folder, 'assets', 'a.js'), 'a script');
    security.serveInterface(own, listInterfaceFiles(folder));
    const [scheme, handler] = fake.session.defaultSession.protocol.handle.mock.lastCall ?? [];
    expect(scheme).toBe('app');
    return (await handler?.({ url, method } as Request)) as Response;
  }

  it('is secure and standard, and nothing more', () => {
    security.declareInterfaceScheme();
    expect(fake.protocol.registerSchemesAsPrivileged.mock.lastCall).toEqual([
      [{ scheme: 'app', privileges: { standard: true, secure: true } }],
    ]);
  });

  it.each([
    ['app://paraph/', 'the interface', 'text/html; charset=utf-8'],
    ['app://paraph/index.html?x#/y', 'the interface', 'text/html; charset=utf-8'],
    ['app://paraph/assets/a.js', 'a script', 'text/javascript; charset=utf-8'],
  ])('answers %s under the content policy', async (url, body, type) => {
    const answer = await ask(url);
    expect(await answer.text()).toBe(body);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-security-policy')).toBe(contentPolicy);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'app://other/index.html',
    'app://paraph/../../etc/passwd',
    'app://paraph/..%2f..%2fetc%2fpasswd',
    'app://paraph//etc/passwd',
    'app://paraph/assets/..\\..\\x',
    'app://paraph/assets',
    'app://paraph/missing.js',
  ])('answers %s with nothing', async (url) => {
    const answer = await ask(url);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('answers no other method', async () => {
    expect((await ask('app://paraph/index.html', 'POST')).status).toBe(404);
  });
});

describe('the content policy', () => {
  it('is the promised one', () => {
    expect(contentPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });
});

describe('pages', () => {
  function decisions(permission: never, origin = 'app://paraph/') {
    security.limitPermissions(own);
    const decided: unknown[] = [];
    const contents = { getURL: () => `${origin}index.html` } as never;
    const { setPermissionRequestHandler, setPermissionCheckHandler, setDevicePermissionHandler } =
      fake.session.defaultSession;
    setPermissionRequestHandler.mock.lastCall?.[0]?.(contents, permission, (yes) => decided.push(yes), {} as never);
    decided.push(setPermissionCheckHandler.mock.lastCall?.[0]?.(contents, permission, origin, {} as never));
    decided.push(setDevicePermissionHandler.mock.lastCall?.[0]?.({} as never));
    return decided;
  }

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal', 'usb', 'unknown'])(
    'do not get the permission “%s”',
    (permission) => {
      expect(decisions(permission as never)).toEqual([false, false, false]);
    },
  );

  it('may put on the clipboard what the person copies, from the interface alone', () => {
    expect(decisions('clipboard-sanitized-write' as never)).toEqual([true, true, false]);
    expect(decisions('clipboard-sanitized-write' as never, 'https://evil.example/')).toEqual([false, false, false]);
  });

  it.each([
    ['app://paraph/index.html', true],
    ['blob:app://paraph/1234', true],
    ['app://paraphrase/index.html', false],
    ['app://other/', false],
    ['blob:https://evil.example/1', false],
    ['https://evil.example/app://paraph/', false],
    ['http://127.0.0.1/', false],
    ['file:///etc/passwd', false],
    ['data:text/html,x', false],
    ['devtools://devtools/bundled/x.html', false],
  ])('a request for %s is let through: %s', (url, allowed) => {
    security.refuseForeignRequests(own);
    const listener = fake.session.defaultSession.webRequest.onBeforeRequest.mock.lastCall?.[0] as unknown as (
      details: { url: string },
      decide: (decision: unknown) => void,
    ) => void;
    const decide = vi.fn();
    listener({ url }, decide);
    expect(decide).toHaveBeenCalledWith({ cancel: !allowed });
  });

  it('may be looked at with developer tools in a checkout alone', () => {
    expect(security.isAllowedRequest('devtools://devtools/x', false)).toBe(true);
    expect(security.isAllowedRequest('https://evil.example/', false)).toBe(false);
  });

  it('open no window and go nowhere', () => {
    security.confineContents();
    const contents = new fake.WebContents();
    fake.app.emit('web-contents-created', {}, contents);
    expect(contents.openHandler()).toEqual({ action: 'deny' });
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const preventDefault = vi.fn();
      contents.emit(name, { preventDefault });
      expect(preventDefault, name).toHaveBeenCalledOnce();
    }
  });
});
