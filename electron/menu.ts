import { Menu, type MenuItemConstructorOptions } from 'electron';

/** The usual menus, by Electron's roles; the application's own actions are in the interface. */
export function createMenu(platform: NodeJS.Platform, isPackaged: boolean): Menu {
  const isMac = platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: '&View', submenu: viewItems(isPackaged) },
    { role: 'windowMenu' },
    ...(isMac ? [] : [{ label: '&Help', submenu: [{ role: 'about' } as const] }]),
  ];
  return Menu.buildFromTemplate(template);
}

function viewItems(isPackaged: boolean): MenuItemConstructorOptions[] {
  const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }];
  const development: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }];
  return [...zoom, { type: 'separator' }, { role: 'togglefullscreen' }, ...(isPackaged ? [] : development)];
}
