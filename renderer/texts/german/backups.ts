import type { backups as english } from '../english/backups.ts';
import type { Words } from '../words.ts';

export const backups: Words<typeof english> = {
  backups: {
    title: 'Sicherungen',
    intro:
      'Eine Sicherung ist eine vollständige Kopie, verschlüsselt wie der Arbeitsbereich und beim Anlegen geprüft. Die neuesten fünf liegen im Datenordner, falls ein Datenträger den Arbeitsbereich beschädigt. Speichern Sie eine anderswo, falls er ganz verloren geht.',
    none: 'Es gibt noch keine Sicherung.',
    make: 'Sicherung anlegen',
    making: 'Wird kopiert und geprüft …',
    made: 'Sicherung angelegt und geprüft',
    passphrase: 'Passphrase der Sicherung',
    needsPassphrase:
      'Ohne Passphrase öffnet sie sich nur neben dem Schlüssel dieses Arbeitsbereichs und lässt sich nicht anderswo speichern. Mindestens 8 Zeichen.',
    mayHavePassphrase: 'Leer: Die Passphrase des Arbeitsbereichs öffnet sie. Sonst mindestens 8 Zeichen.',
    save: 'Kopie speichern …',
    saving: 'Sicherung wird gespeichert (Megabyte)',
    staysHere:
      'Sie öffnet sich nur mit dem Schlüssel dieses Arbeitsbereichs. Legen Sie eine mit Passphrase an, um sie anderswo zu speichern.',
    remove: 'Diese Sicherung löschen',
    removed: 'Sicherung gelöscht',
    opensWith: {
      passphrase: 'öffnet sich mit einer Passphrase',
      'workspace-key': 'öffnet sich mit dem Schlüssel dieses Arbeitsbereichs',
    },
    restore:
      'Wiederherstellen auf der Kommandozeile: paraph restore --from DATEI --into ORDNER. Wer endgültig gelöscht wird, verschwindet aus den Sicherungen hier, und eine frische wird angelegt; anderswo gespeicherte Kopien enthalten die Person, bis Sie sie löschen.',
  },
};
