/** About the workspace, its key and what is kept in it. */
export const workspace = {
  'The workspace is locked.': 'Der Arbeitsbereich ist gesperrt.',
  'Enter its passphrase.': 'Geben Sie seine Passphrase ein.',
  'This passphrase does not open the workspace.': 'Diese Passphrase öffnet den Arbeitsbereich nicht.',
  'The workspace is locked: the operating system’s store keeps its key.':
    'Der Arbeitsbereich ist gesperrt: seinen Schlüssel verwahrt der Schlüsselspeicher des Betriebssystems.',
  'Open it in Paraph’s window under the account that it was protected with':
    'Öffnen Sie ihn im Fenster von Paraph unter dem Benutzerkonto, unter dem er geschützt wurde',
  '{0}; there you can set a passphrase instead.': '{0}; dort können Sie stattdessen eine Passphrase setzen.',
  '{0}, or enter its passphrase.': '{0}, oder geben Sie seine Passphrase ein.',
  'The key cannot be kept like this.': 'So lässt sich der Schlüssel nicht verwahren.',
  'A key of the system’s store has 32 bytes.': 'Ein Schlüssel des Schlüsselspeichers hat 32 Bytes.',
  'Check capitals and keyboard layout, then try again.':
    'Prüfen Sie Groß- und Kleinschreibung und die Tastaturbelegung, und versuchen Sie es noch einmal.',
  'The key file belongs to another workspace, or is damaged.':
    'Die Schlüsseldatei gehört zu einem anderen Arbeitsbereich oder ist beschädigt.',
  'The key file of this workspace is missing.': 'Die Schlüsseldatei dieses Arbeitsbereichs fehlt.',
  'The key file of this workspace is damaged.': 'Die Schlüsseldatei dieses Arbeitsbereichs ist beschädigt.',

  'Another program': 'Ein anderes Programm',
  'Another Paraph': 'Ein anderes Paraph',
  'Paraph’s window': 'Das Fenster von Paraph',
  'Paraph in a browser': 'Paraph in einem Browser',
  'A command of Paraph': 'Ein Befehl von Paraph',
  '{0} (process {1})': '{0} (Prozess {1})',
  '{0} is using this workspace.': '{0} verwendet diesen Arbeitsbereich.',
  'Another Paraph is using this workspace.': 'Ein anderes Paraph verwendet diesen Arbeitsbereich.',
  'Close the other one, or choose another workspace.':
    'Schließen Sie das andere, oder wählen Sie einen anderen Arbeitsbereich.',
  'Close the other one, then try again.': 'Schließen Sie das andere und versuchen Sie es noch einmal.',
  'A newer Paraph wrote this workspace; it was left untouched.':
    'Ein neueres Paraph hat diesen Arbeitsbereich geschrieben; er wurde nicht angerührt.',
  'Open it with the newest Paraph.': 'Öffnen Sie ihn mit dem neuesten Paraph.',
  'This database belongs to another program.': 'Diese Datenbank gehört zu einem anderen Programm.',
  'Choose another folder for the workspace.': 'Wählen Sie einen anderen Ordner für den Arbeitsbereich.',
  'There is no room left on the disk; nothing was changed.':
    'Auf dem Datenträger ist kein Platz mehr; nichts wurde geändert.',
  'Free some space, then try again.': 'Schaffen Sie Platz und versuchen Sie es noch einmal.',
  'The workspace cannot be read or written there.': 'Der Arbeitsbereich lässt sich dort nicht lesen oder schreiben.',
  'Check that the folder exists and belongs to you.': 'Prüfen Sie, ob der Ordner da ist und Ihnen gehört.',

  'The workspace is damaged.': 'Der Arbeitsbereich ist beschädigt.',
  'The disk failed while the workspace was read or written.':
    'Der Datenträger versagte, während der Arbeitsbereich gelesen oder geschrieben wurde.',
  'The damaged file was kept as it is. Restore the folder from a backup.':
    'Die beschädigte Datei blieb, wie sie ist. Stellen Sie den Ordner aus einer Sicherung wieder her.',
  'A good backup of {0} is there: `paraph restore --newest` puts it in place and keeps the damaged file beside it.':
    'Eine gute Sicherung vom {0} ist da: `paraph restore --newest` setzt sie ein und behält die beschädigte Datei daneben.',
  'The backup is damaged.': 'Die Sicherung ist beschädigt.',
  'There is no backup with this name.': 'Es gibt keine Sicherung mit diesem Namen.',
  'There is no such backup.': 'Diese Sicherung gibt es nicht.',
  'There is no good backup of this workspace.': 'Von diesem Arbeitsbereich gibt es keine gute Sicherung.',
  'This workspace is not damaged; it was left as it is.':
    'Dieser Arbeitsbereich ist nicht beschädigt; er blieb, wie er ist.',
  'To go back to an earlier state, restore the backup into a new folder.':
    'Um zu einem früheren Stand zurückzukehren, stellen Sie die Sicherung in einem neuen Ordner wieder her.',
  'There is something in this folder already.': 'In diesem Ordner liegt schon etwas.',
  'Name a folder that does not exist yet.': 'Nennen Sie einen Ordner, den es noch nicht gibt.',
  'The workspace file does not hold a database.': 'Die Datei des Arbeitsbereichs enthält keine Datenbank.',
  'The workspace has lost its key.': 'Der Arbeitsbereich hat seinen Schlüssel verloren.',
  'A key of the workspace is missing.': 'Ein Schlüssel des Arbeitsbereichs fehlt.',
  'How the passphrase becomes a key was damaged.': 'Wie aus der Passphrase ein Schlüssel wird, ist beschädigt.',
  'Something stored in the workspace was damaged or changed from outside.':
    'Etwas im Arbeitsbereich Gespeichertes wurde beschädigt oder von außen verändert.',
  'A stored record does not have its form.': 'Ein gespeicherter Datensatz hat nicht seine Form.',
  'A stored case does not have its form.': 'Ein gespeicherter Fall hat nicht seine Form.',
  'The end of the log was removed.': 'Das Ende des Protokolls wurde entfernt.',

  'There is no person with this identifier.': 'Es gibt keine Person mit dieser Kennung.',
  'There is no specimen with this identifier.': 'Es gibt keine Vergleichsunterschrift mit dieser Kennung.',
  'There is no case with this identifier.': 'Es gibt keinen Fall mit dieser Kennung.',
  'It may have been removed. Look it up in the list.':
    'Vielleicht wurde der Eintrag entfernt. Sehen Sie in der Liste nach.',
  'The specimen was removed meanwhile.': 'Die Vergleichsunterschrift wurde inzwischen entfernt.',
  'A case with this identifier was already recorded.': 'Ein Fall mit dieser Kennung ist schon aufgezeichnet.',
  'There is nothing to overrule: the verdict left it open.':
    'Es gibt nichts zu verwerfen: Das Ergebnis hat es offengelassen.',
  'Settle the case: say whether the signature was genuine or forged.':
    'Klären Sie den Fall: Sagen Sie, ob die Unterschrift echt oder gefälscht war.',
  'Only a comparison that was inconclusive can be settled.':
    'Klären lässt sich nur ein Vergleich, der nicht eindeutig war.',
  'Confirm or overrule the verdict.': 'Bestätigen oder verwerfen Sie das Ergebnis.',
  'Nobody has decided about this case, so there is nothing to withdraw.':
    'Über diesen Fall hat noch niemand entschieden, es gibt also nichts zurückzunehmen.',
  'Somebody is already enrolled with this identifier.': 'Unter dieser Kennung ist schon jemand erfasst.',
  'Choose another identifier.': 'Wählen Sie eine andere Kennung.',
};
