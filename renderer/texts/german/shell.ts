import type { Words } from '../words.ts';
import type { shell as english } from '../english/shell.ts';

export const shell: Words<typeof english> = {
  shell: {
    revived: 'Das Fenster war abgestürzt und wurde neu geladen. Was gespeichert war, ist nicht verloren.',
    recalled: 'Noch nicht gespeichert: das hatten Sie eingegeben, bevor die Seite neu geladen wurde.',
    saved: (name) => `${name} gespeichert.`,
    ended: { done: 'Paraph ist fertig', failed: 'Paraph konnte nicht fertig werden' },
    recentFiles: 'Zuletzt geöffnet',
    forgetFiles: 'Leeren',
    notices: 'Mitteilungen',
    noticesIntro: 'Wenn eine lange Arbeit endet, während Sie anderswo sind, kann das System es Ihnen sagen.',
    allowNotices: 'Mitteilungen erlauben',
    noticesAllowed: 'Mitteilungen sind erlaubt.',
    noticesDenied: 'Dieser Browser verbietet Mitteilungen. Erlauben Sie sie in seinen Einstellungen für diese Adresse.',
  },
  workspaces: {
    title: 'Arbeitsbereiche',
    intro:
      'Ein Arbeitsbereich ist ein Ordner, der verschlüsselt alle erfassten Personen und alle Fälle enthält. Einer ist jeweils geöffnet.',
    isOpen: 'geöffnet',
    choose: 'Anderen öffnen …',
    create: 'Neuer Arbeitsbereich …',
    switchTo: (name) => `${name} öffnen`,
    showFolder: 'Ordner anzeigen',
    inBrowser:
      'Im Browser zeigt Paraph den Arbeitsbereich, mit dem es gestartet wurde. Mit einem anderen starten Sie es so:',
  },
  protection: {
    legend: 'Was den Schlüssel des Arbeitsbereichs verwahrt',
    current: 'in Gebrauch',
    choices: {
      'key-file': {
        name: 'Eine Datei',
        what: 'Der Schlüssel liegt neben den Daten, in einer Datei, die nur Ihr Benutzerkonto lesen kann.',
        guards:
          'Schützt vor anderen Benutzerkonten auf diesem Rechner. Wer Ihr Konto oder die Festplatte hat, hat den Schlüssel.',
      },
      passphrase: {
        name: 'Eine Passphrase',
        what: 'Sie geben sie bei jedem Start ein. Niemand kann sie wiederherstellen.',
        guards:
          'Schützt vor jedem, der die Festplatte, eine Sicherung oder, solange Paraph geschlossen ist, Ihr Konto hat.',
      },
      'system-store': {
        name: 'Der Schlüsselspeicher des Systems',
        what: 'Der Schlüssel öffnet sich mit Ihrem Benutzerkonto auf diesem Rechner, ohne Passphrase.',
        guards:
          'Schützt vor jedem, der die Festplatte oder eine Sicherung hat. Programme, die unter Ihrem Konto laufen, können den Speicher fragen.',
      },
    },
    store: (name) => `Hier ist das ${name}.`,
    needsWindow: 'Nur das Fenster von Paraph kann den Schlüsselspeicher nutzen; dies ist ein Browser.',
    plainText:
      'In dieser Sitzung läuft kein Schlüsselspeicher, und der Ersatz würde nichts schützen. Wählen Sie eine Passphrase.',
    unavailable:
      'Der Schlüsselspeicher lässt sich gerade nicht nutzen. Entsperren Sie ihn oder richten Sie ihn in den Systemeinstellungen ein.',
    useFile: 'Schlüssel in einer Datei verwahren',
    useStore: 'Schlüssel im Schlüsselspeicher verwahren',
    renewStore: 'Speichern',
    recovery: 'Passphrase für Notfälle (freiwillig)',
    recoveryHint:
      'Öffnet den Arbeitsbereich, wenn es den Schlüsselspeicher nicht mehr gibt: anderes Konto, anderer Rechner, neu installiertes System. Ohne sie sind die Daten dann verloren.',
    recoverySet: 'Eine Passphrase für Notfälle ist gesetzt. Eine neue ersetzt sie; keine hebt sie auf.',
    byCommandLine: 'Mit einer Passphrase für Notfälle können auch Browser und Kommandozeile den Arbeitsbereich öffnen.',
    passphrase: 'Neue Passphrase',
    again: 'Noch einmal',
    hint: 'Mindestens 8 Zeichen. Sie lässt sich nicht wiederherstellen.',
    differs: 'Die beiden sind nicht gleich.',
    protect: 'Mit einer Passphrase schützen',
    change: 'Passphrase ändern',
    done: {
      'key-file': 'Der Schlüssel liegt jetzt in einer Datei.',
      passphrase: 'Geschützt. Beim nächsten Start fragt Paraph nach der Passphrase.',
      'system-store': 'Der Schlüsselspeicher des Systems verwahrt jetzt den Schlüssel.',
    },
  },
};
