import { formatCount } from '../../format.ts';

export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export const specimens = (count: number) => counted(count, 'specimen', 'specimens');
export const people = (count: number) => counted(count, 'person', 'people');
