/** Cuts a stream of bytes into frames: a length of four bytes, big-endian, then as many bytes. */
export const headerBytes = 4;

/**
 * @param largest bytes of the largest frame; a longer one is refused as soon as its header is read
 * @param onFrame called with every whole frame, which it may keep
 * @returns takes the next chunk of the stream; false when a frame is too large and nothing more can be read
 */
export function createFrameReader(
  largest: number,
  onFrame: (frame: Uint8Array) => void,
): (chunk: Uint8Array) => boolean {
  const header = new Uint8Array(headerBytes);
  const headerView = new DataView(header.buffer);
  let target = header;
  let filled = 0;

  function complete(): boolean {
    filled = 0;
    if (target !== header) {
      onFrame(target);
      target = header;
      return true;
    }
    const length = headerView.getUint32(0);
    if (length > largest) return false;
    if (length === 0) onFrame(new Uint8Array(0));
    else target = new Uint8Array(length);
    return true;
  }

  return (chunk) => {
    for (let read = 0; read < chunk.length;) {
      const count = Math.min(chunk.length - read, target.length - filled);
      target.set(chunk.subarray(read, read + count), filled);
      read += count;
      filled += count;
      if (filled === target.length && !complete()) return false;
    }
    return true;
  };
}
