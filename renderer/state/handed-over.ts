/** The files in what was dropped or pasted. */

/** A folder dropped by mistake, a whole disk for example, must not be read to its end. */
const mostFiles = 5_000;

/**
 * Every file, those in folders too, in the order of their names; text, links and hidden files are left out. Call it
 * within the event: afterwards the browser takes the list away.
 */
export async function filesIn(transfer: DataTransfer | null): Promise<File[]> {
  if (!transfer) return [];
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const handed = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: File[] = [];
  for (const { entry, file } of handed) {
    if (entry?.isDirectory) await addFolder(entry as FileSystemDirectoryEntry, files);
    else if (file) files.push(file);
  }
  return files;
}

async function addFolder(folder: FileSystemDirectoryEntry, files: File[]): Promise<void> {
  const entries = (await entriesOf(folder)).sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  for (const entry of entries) {
    if (files.length >= mostFiles) return;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory) await addFolder(entry as FileSystemDirectoryEntry, files);
    else files.push(await fileOf(entry as FileSystemFileEntry));
  }
}

/** A reader gives a folder in portions, an empty one at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return entries;
    entries.push(...portion);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
