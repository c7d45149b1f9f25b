import { createCounted } from '../counting.ts';

export const counted = createCounted('en');
export const specimens = (count: number) => counted(count, 'specimen', 'specimens');
export const people = (count: number) => counted(count, 'person', 'people');
