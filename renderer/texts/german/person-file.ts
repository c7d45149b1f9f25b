import { formatCount } from '../../format.ts';
import type { personFile as english } from '../english/person-file.ts';
import type { Words } from '../words.ts';

export const personFile: Words<typeof english> = {
  personFile: {
    export: 'Exportieren …',
    exportTitle: (name) => `${name} exportieren`,
    exportHint:
      'Eine Datei mit Name, Notizen, Daten und allen Vergleichsunterschriften, für einen anderen Arbeitsbereich. Fälle bleiben hier: Sie handeln von Dokumenten anderer.',
    passphrase: 'Passphrase der Datei',
    plain: 'Ohne Passphrase',
    plainHint: 'Wer die Datei bekommt, kann sie lesen: Name und Unterschriften liegen darin offen.',
    run: 'Exportieren',
    exported: (file) => `Gespeichert als ${file}`,
    importTitle: 'Eine Person übernehmen?',
    importHint: (file, kilobytes) =>
      `${file} (${formatCount(kilobytes)} kB) enthält eine von Paraph exportierte Person. Die Datei wird geprüft, bevor etwas gespeichert wird.`,
    importPassphrase: 'Passphrase, mit der sie exportiert wurde',
    import: 'Importieren',
    asNew: 'Als neue Person importieren',
    imported: (name) => `${name} importiert`,
    source: 'Jemand aus einem anderen Arbeitsbereich',
    sourceHint: 'Eine Datei, die dort „Exportieren …“ im Menü einer Person erzeugt hat.',
    pick: '.paraph-person-Datei wählen …',
  },
};
