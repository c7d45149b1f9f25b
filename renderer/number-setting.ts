/** Numbers that a form asks for: what each may be. Pure. */
export interface NumberLimits {
  readonly least: number;
  readonly most: number;
}

export const seedLimits: NumberLimits = { least: 0, most: 2 ** 31 - 1 };

export function isWithin({ least, most }: NumberLimits, isWhole: boolean, value: number): boolean {
  return Number.isFinite(value) && value >= least && value <= most && (!isWhole || Number.isInteger(value));
}
