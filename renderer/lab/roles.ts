/** The three pictures of a triplet, in the order in which they stand everywhere. */
export const roles = ['anchor', 'positive', 'negative'] as const;
export type Role = (typeof roles)[number];

/** The colours in which they are told apart, beside their letters. */
export const roleColours: Readonly<Record<Role, string>> = {
  anchor: 'accent',
  positive: 'genuine',
  negative: 'forged',
};

export const rolePairs = ['anchor-positive', 'anchor-negative', 'positive-negative'] as const;
export type RolePair = (typeof rolePairs)[number];

export function membersOf(pair: RolePair): [Role, Role] {
  const [one, other] = pair.split('-') as [Role, Role];
  return [one, other];
}
