import { formatCount } from '../../format.ts';
import type { people as english } from '../english/people.ts';
import type { Words } from '../words.ts';
import { concerns } from './concerns.ts';
import { counted, specimens } from './counted.ts';

export const people: Words<typeof english> = {
  signatories: {
    title: 'Personen',
    enrol: 'Person erfassen',
    search: 'Namen und Kennungen durchsuchen',
    empty: 'Noch niemand ist erfasst',
    emptyHint:
      'Hier stehen Personen, deren Unterschrift Sie kennen. Erfassen Sie eine mit einer bis zehn Vergleichsunterschriften.',
    noMatch: (search) => `Niemand passt zu „${search}“`,
    noMatchHint: 'Durchsucht werden Namen und Kennungen. Versuchen Sie weniger Buchstaben.',
    clear: 'Suche leeren',
    list: 'Personen, nach Namen',
    added: (when) => `hinzugefügt ${when}`,
  },
  signatory: {
    id: 'Kennung',
    add: 'Vergleichsunterschriften hinzufügen',
    verify: 'Unterschrift prüfen',
    more: 'Weitere Aktionen',
    rename: 'Umbenennen …',
    remove: 'Entfernen',
    erase: 'Endgültig löschen …',
    renameTitle: 'Umbenennen',
    name: 'Name',
    note: 'Notiz',
    notePlaceholder: 'Kontonummer, Beziehung, alles, was hilft, Personen auseinanderzuhalten',
    noteSaved: 'Notiz gespeichert',
    renamed: (name) => `Umbenannt in ${name}`,
    specimens: 'Vergleichsunterschriften',
    scanned: 'Wie gescannt',
    cleaned: 'Wie verglichen',
    pictures: 'Bilder zeigen',
    specimenOf: (name, index) => `Vergleichsunterschrift ${index} von ${name}`,
    removed: (name) => `${name} entfernt. Nach 30 Tagen endgültig gelöscht, samt den Fällen zu dieser Person.`,
    erased: (name) => `${name} gelöscht`,
    signedOn: (date) => `unterschrieben am ${date}`,
    added: (when) => `hinzugefügt ${when}`,
    empty: 'Noch keine Vergleichsunterschriften',
    emptyHint:
      'Ohne Vergleichsunterschrift lässt sich nichts vergleichen. Fügen Sie eine bis zehn Unterschriften hinzu, die sicher echt sind.',
    few: (count) =>
      count === 1
        ? 'Eine einzige Vergleichsunterschrift sagt nichts darüber, wie sehr diese Hand schwankt; mehr Ergebnisse sind darum nicht eindeutig. Zwei bis vier weitere helfen am meisten.'
        : `${specimens(count)} zeigen einiges davon, wie diese Hand schwankt. Mit fünf sind mehr Ergebnisse eindeutig.`,
    eraseTitle: (name) => `${name} endgültig löschen?`,
    eraseBody: (specimenCount, caseCount) =>
      `Damit wird der Schlüssel vernichtet, unter dem diese Person aufbewahrt ist. Unwiederbringlich verloren sind, auch in den Sicherungen im Datenordner (Kopien anderswo enthalten es noch): Name und Notiz, ${specimens(specimenCount)} mit ihren Bildern, alles, was das Modell daraus gemacht hat, und ${counted(caseCount, 'Fall', 'Fälle')} dazu.`,
    eraseHint: 'Wenn es sich rückgängig machen lassen soll, entfernen Sie die Person stattdessen.',
    eraseConfirm: (id) => `Geben Sie zur Bestätigung ${id} ein`,
    eraseAction: 'Endgültig löschen',
    cases: 'Fälle',
    noCases: 'Noch keine Unterschrift wurde gegen diese Person geprüft.',
  },
  enrol: {
    title: 'Erfassen',
    titleOf: (name) => `${name} erfassen`,
    who: 'Wer ist es?',
    someoneNew: 'Neue Person',
    known: 'Schon erfasst',
    name: 'Name',
    id: 'Kennung',
    idHint: 'Kunden- oder Kontonummer. Bleibt das Feld leer, wird eine vergeben.',
    note: 'Notiz',
    begin: 'Erfassen',
    drop: 'Vergleichsunterschriften hier ablegen',
    dropHint:
      'Unterschriften, die sicher echt sind: Ausschnitte, oder Seiten, auf denen Sie den Ausschnitt wählen. Einfügen geht auch.',
    dropMore: 'Weitere Vergleichsunterschriften',
    pick: 'Dateien wählen …',
    files: 'Angebotene Vergleichsunterschriften',
    states: {
      waiting: 'Wartet',
      reading: 'Wird gelesen …',
      ready: 'Bereit',
      offering: 'Wird angesehen …',
      accepted: 'Angenommen',
      refused: 'Nicht angenommen',
      failed: 'Nicht lesbar',
    },
    flagged: 'Angenommen, bitte ansehen',
    concerns,
    duplicateOf: (file) => `Dieselbe wie ${file}.`,
    insist: 'Trotzdem annehmen',
    region: 'Ausschnitt wählen …',
    regionTitle: 'Wo ist die Unterschrift?',
    regionUse: 'Diesen Ausschnitt verwenden',
    dismiss: (file) => `${file} von der Liste nehmen`,
    dismissed: (file) => `${file} von der Liste genommen`,
    progress: (done, total) => `${formatCount(done)} von ${formatCount(total)} angesehen`,
    tally: (accepted, refused, failed) =>
      [
        `${formatCount(accepted)} angenommen`,
        refused > 0 ? `${formatCount(refused)} nicht angenommen` : '',
        failed > 0 ? `${formatCount(failed)} nicht lesbar` : '',
      ]
        .filter(Boolean)
        .join(', '),
    open: (name) => `${name} öffnen`,
    another: 'Weitere Person erfassen',
    job: (name) => (name ? `${name} wird erfasst` : 'Vergleichsunterschriften werden gelesen'),
    unnamed: 'Sie werden erfasst, sobald Sie sagen, von wem sie sind.',
  },
};
