/** Letters without case and accents, so that a search for 'muller' finds 'Müller'. */
export function searchText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
