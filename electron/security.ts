/** What keeps pages in their place: own files only, no permissions, no navigation, no other window. */
import { readFile } from 'node:fs/promises';
import { app, protocol, type Event, type Session, type WebContents } from 'electron';
import { securityHeaders, type FindInterfaceFile } from '../main/hosts/interface-files.ts';

const scheme = 'app';
const host = 'paraph';
/** Where the interface lives. */
export const interfaceOrigin = `${scheme}://${host}`;

/** Before Electron is ready: the scheme counts as a secure origin of its own, and may do nothing else special. */
export function declareInterfaceScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** Answers `app:` with the interface's files and nothing else. */
export function serveInterface({ protocol: ownProtocol }: Session, findFile: FindInterfaceFile): void {
  ownProtocol.handle(scheme, async ({ url, method }) => {
    const { host: asked, pathname } = new URL(url);
    const found = asked === host && method === 'GET' ? findFile(pathname) : null;
    if (!found) return new Response(null, { status: 404, headers: securityHeaders });
    return new Response(await readFile(found.file), { headers: { ...securityHeaders, 'content-type': found.type } });
  });
}

export function isOwnPage(url: string): boolean {
  return URL.canParse(url) && url.startsWith(`${interfaceOrigin}/`);
}

/** The interface needs no camera, no position, no notification. What it copies, error details for one, is all it may. */
export function limitPermissions(own: Session): void {
  own.setPermissionRequestHandler((contents, permission, decide) => decide(isAllowed(permission, contents.getURL())));
  own.setPermissionCheckHandler((_contents, permission, origin) =>
    isAllowed(permission, `${origin.replace(/\/$/, '')}/`),
  );
  own.setDevicePermissionHandler(() => false);
}

function isAllowed(permission: string, url: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnPage(url);
}

/** Nothing leaves this machine: every request that is not for the interface's own files is cancelled. */
export function refuseForeignRequests(own: Session): void {
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isAllowedRequest(url, app.isPackaged) }));
}

/** Pictures shown from memory have the page's origin inside a `blob:` address. */
export function isAllowedRequest(url: string, isPackaged: boolean): boolean {
  if (url.startsWith(`blob:${interfaceOrigin}/`) || isOwnPage(url)) return true;
  return !isPackaged && url.startsWith('devtools://');
}

const navigations = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const;

/** No page ever goes elsewhere, opens a window or embeds another. */
export function confineContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    for (const navigation of navigations) preventAlways(contents, navigation);
  });
}

function preventAlways(contents: WebContents, navigation: (typeof navigations)[number]): void {
  // Each navigation has its own overload; all of them hand over an event that can be prevented.
  const emitter: NodeJS.EventEmitter = contents;
  emitter.on(navigation, (event: Event) => event.preventDefault());
}
