import type { GreyImage } from '../base/rasters.ts';
import type { Region } from '../contract/records.ts';
import { extractInk } from './extract.ts';

/** Where signatures seem to be on a page, best first. */
export function locateSignatures(page: GreyImage): Region[] {
  const { working, box } = extractInk(page);
  if (!box) return [];
  const scale = page.width / working.width;
  return [{ page: 0, x: box.left * scale, y: box.top * scale, width: box.width * scale, height: box.height * scale }];
}
