/** Licence notices. */
export const licences = {
  licences: {
    show: 'Licences',
    title: 'Licences of what Paraph contains',
    intro: (count: number) => `Paraph contains ${count} works of others. Open one to read its licence.`,
    find: 'Find a work',
    none: 'Nothing of that name.',
    missing: 'The notices could not be read: the interface was not built as a whole.',
  },
};
