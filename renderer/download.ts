/** Hands something to the person as a file: the browser or the window asks where to, or puts it among the downloads. */

/** Long enough for a browser to take the bytes. */
const keptMs = 60_000;

export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
