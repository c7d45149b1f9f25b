/** Bombs in a PDF's streams, told by their dictionaries, which stand in the file in plain text. */

/** A chain of filters longer than this unpacks what was packed over and over. */
const greatestFilterCount = 3;

function numberAfter(key: string, dictionary: string): number {
  const match = new RegExp(`/${key}\\s+(\\d{1,9})\\b(?!\\s+\\d+\\s+R)`).exec(dictionary);
  return match ? Number(match[1]) : 0;
}

function filterCount(dictionary: string): number {
  const match = /\/Filter\s*\[([^\]]*)\]/.exec(dictionary);
  return match ? match[1].split('/').length - 1 : 0;
}

/** Dictionaries end right before the word `stream`; long ones are looked at from their end. */
const dictionaryReach = 2_000;

/**
 * What is wrong with the largest or most deeply packed stream of a PDF: pictures of more than `greatestPixels`, chains
 * of filters; null when nothing is.
 */
export function findStreamBomb(bytes: Uint8Array, greatestPixels: number): 'picture' | 'filters' | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const before = file.toString('latin1', Math.max(0, at - dictionaryReach), at);
    const dictionary = before.slice(before.lastIndexOf('obj') + 1);
    if (numberAfter('Width', dictionary) * numberAfter('Height', dictionary) > greatestPixels) return 'picture';
    if (filterCount(dictionary) > greatestFilterCount) return 'filters';
  }
  return null;
}
