/** The files in what was dropped, pasted or picked. */

/** @property path where it lay in what was handed over: relative, parts separated by `/` */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

/** A folder dropped by mistake, a whole disk for example, must not be read to its end. */
const mostFiles = 50_000;

/**
 * Every file, those in folders too, in the order of their names; text, links and hidden files are left out. Call it
 * within the event: afterwards the browser takes the list away.
 */
export async function filesIn(transfer: DataTransfer | null): Promise<GivenFile[]> {
  if (!transfer) return [];
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const handed = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: GivenFile[] = [];
  for (const { entry, file } of handed) {
    if (entry?.isDirectory) await addFolder(entry as FileSystemDirectoryEntry, files);
    else if (file) files.push({ path: file.name, file });
  }
  return files;
}

/** Files of a field; a folder's come with their paths. */
export function filesPicked(files: Iterable<File>): GivenFile[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

export function isList(path: string): boolean {
  return /\.(csv|tsv)$/i.test(path);
}

/** Whether these are many persons' files: a list is among them, or folders beside or within a folder. */
export function holdsMany(given: readonly GivenFile[]): boolean {
  const folders = new Set(given.map(({ path }) => path.split('/').slice(0, -1).join('/')));
  folders.delete('');
  return given.some(({ path }) => isList(path)) || folders.size > 1;
}

async function addFolder(folder: FileSystemDirectoryEntry, files: GivenFile[]): Promise<void> {
  const entries = (await entriesOf(folder)).sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  for (const entry of entries) {
    if (files.length >= mostFiles) return;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory) await addFolder(entry as FileSystemDirectoryEntry, files);
    else files.push({ path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry as FileSystemFileEntry) });
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
