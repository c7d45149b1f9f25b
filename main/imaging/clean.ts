import type { InkImage } from '../base/rasters.ts';
import { keepComponents, labelComponents } from './components.ts';

/** Components with a smaller share of the ink are dust, not pen. */
const leastShareOfInk = 0.002;

/** Drops dust: connected components with less than 0.2 % of all ink. */
export function dropSpecks(image: InkImage): InkImage {
  const labelling = labelComponents(image);
  const total = labelling.components.reduce((sum, component) => sum + component.area, 0);
  return keepComponents(image, labelling, (component) => component.area >= leastShareOfInk * total);
}
