import { createCounted } from '../counting.ts';

export const counted = createCounted('de');
export const specimens = (count: number) => counted(count, 'Vergleichsunterschrift', 'Vergleichsunterschriften');
export const people = (count: number) => counted(count, 'Person', 'Personen');
