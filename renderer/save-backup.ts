/** A backup out of the engine, piece by piece, as one file. */
import type { Backup } from '../main/contract/backups.ts';
import type { Client } from './client/client.ts';

/** @param onpiece called with how many bytes are here */
export async function backupFile(
  client: Pick<Client, 'call'>,
  { id }: Pick<Backup, 'id'>,
  onpiece: (done: number, total: number) => void,
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  for (;;) {
    const { bytes, total } = await client.call('backups.read', { backup: id, offset: done });
    pieces.push(bytes);
    done += bytes.length;
    onpiece(done, total);
    if (done >= total || bytes.length === 0) return new Blob(pieces, { type: 'application/vnd.sqlite3' });
  }
}
