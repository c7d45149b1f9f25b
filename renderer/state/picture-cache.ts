import type { Client } from '../client/client.ts';

/** A picture that the workspace keeps. */
export interface PictureSource {
  readonly kind: 'specimen' | 'case' | 'drawing';
  readonly id: string;
  readonly as: 'scanned' | 'cleaned';
}

export interface PictureCache {
  /** PNG bytes, from memory where they were asked for lately. */
  bytesOf(source: PictureSource): Promise<Uint8Array<ArrayBuffer>>;
  forget(): void;
}

/** Remembers the pictures used last, up to `capacity` bytes, and asks for each only once at a time. */
export function createPictureCache(client: Client, capacity = 48 * 2 ** 20): PictureCache {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const underWay = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let size = 0;

  function keep(key: string, bytes: Uint8Array<ArrayBuffer>): void {
    kept.set(key, bytes);
    size += bytes.length;
    for (const [oldest, old] of kept) {
      if (size <= capacity || oldest === key) break;
      kept.delete(oldest);
      size -= old.length;
    }
  }

  async function fetch(key: string, source: PictureSource): Promise<Uint8Array<ArrayBuffer>> {
    try {
      const { picture } = await ask(client, source);
      keep(key, picture);
      return picture;
    } finally {
      underWay.delete(key);
    }
  }

  return {
    bytesOf(source) {
      const key = `${source.kind}/${source.id}/${source.as}`;
      const bytes = kept.get(key);
      if (bytes) {
        // Moved to the end: a map keeps the order of insertion, so its first entry is the one unused longest.
        kept.delete(key);
        kept.set(key, bytes);
        return Promise.resolve(bytes);
      }
      const waiting = underWay.get(key) ?? fetch(key, source);
      underWay.set(key, waiting);
      return waiting;
    },
    forget() {
      kept.clear();
      size = 0;
    },
  };
}

function ask(client: Client, { kind, id, as }: PictureSource): Promise<{ picture: Uint8Array<ArrayBuffer> }> {
  if (kind === 'drawing') return client.call('lab.drawing', { drawing: id });
  return kind === 'specimen'
    ? client.call('specimens.picture', { specimen: id, as })
    : client.call('cases.picture', { case: id, as });
}
