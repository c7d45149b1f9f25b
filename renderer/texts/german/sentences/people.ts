/** About people, their specimens, and making one person of two. */
export const people = {
  'This is one and the same person.': 'Das ist ein und dieselbe Person.',
  'The two notes together are longer than a note may be.':
    'Die beiden Notizen sind zusammen länger, als eine Notiz sein darf.',
  'Shorten one of them, then merge.': 'Kürzen Sie eine davon, und führen Sie die Personen dann zusammen.',
  'Whom this person was merged into was taken away since.':
    'Die Person, mit der diese zusammengeführt wurde, ist seither entfernt worden.',
  'Restore that person first.': 'Stellen Sie zuerst jene Person wieder her.',
  'That person was removed, or merged into somebody: restore or erase it.':
    'Diese Person wurde entfernt oder mit einer anderen zusammengeführt: Stellen Sie sie wieder her, oder löschen Sie sie.',
  'A stored case was given to somebody else.': 'Ein gespeicherter Fall wurde jemand anderem zugeordnet.',
  '{0} has not come yet: nothing can have been signed then.':
    'Der {0} liegt in der Zukunft: An diesem Tag kann noch nichts unterschrieben sein.',
  'Correct the date.': 'Berichtigen Sie das Datum.',
  'This person was merged into {0}.': 'Diese Person wurde mit {0} zusammengeführt.',
  'List the specimens under {0}, or undo the merge.':
    'Führen Sie die Vergleichsunterschriften unter {0} auf, oder machen Sie die Zusammenführung rückgängig.',
};
