/** The distance of two points on the unit hypersphere: Euclidean, from 0 to 2. It ranks the gallery. */
export { l2Distance as globalDistance } from '../base/vectors.ts';
