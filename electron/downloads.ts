/** What the interface gives to be saved: reports, pictures, tables. The system's dialog asks where. */
import { extname } from 'node:path';
import type { DownloadItem, Session } from 'electron';
import { texts } from './appearance.ts';
import { interfaceOrigin } from './security.ts';

/** @param onSaved hears the name of what was saved */
export function askWhereToSave(own: Session, onSaved: (name: string) => void): void {
  own.on('will-download', (event, item) => {
    // Only what the interface itself made: nothing is fetched from anywhere.
    if (!item.getURL().startsWith(`blob:${interfaceOrigin}/`)) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions(dialogFor(item));
    item.once('done', (_event, state) => {
      if (state === 'completed') onSaved(item.getFilename());
    });
  });
}

function dialogFor(item: DownloadItem) {
  const name = item.getFilename();
  const extension = extname(name).slice(1);
  const filters = extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }];
  return { title: texts().dialogs.save, defaultPath: name, filters };
}
