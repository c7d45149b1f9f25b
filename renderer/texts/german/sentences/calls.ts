/** Between the processes: answers that do not come, messages that do not fit. */
export const calls = {
  'Cancelled.': 'Abgebrochen.',
  'There was no answer within {0} seconds.': 'Innerhalb von {0} Sekunden kam keine Antwort.',
  'Try again; close other heavy programs first.':
    'Versuchen Sie es noch einmal; schließen Sie vorher andere Programme, die viel Leistung brauchen.',
  'The process that does the work stopped before it answered.':
    'Der Prozess, der die Arbeit tut, endete, bevor er antwortete.',
  'It starts again by itself. Look whether the change arrived, then try again.':
    'Er startet von selbst neu. Sehen Sie nach, ob die Änderung angekommen ist, und versuchen Sie es dann noch einmal.',
  'The connection to the engine was lost before it answered.':
    'Die Verbindung zum Rechenkern brach ab, bevor er antwortete.',
  'Paraph connects again by itself. Look whether the change arrived, then try again.':
    'Paraph verbindet sich von selbst neu. Sehen Sie nach, ob die Änderung angekommen ist, und versuchen Sie es dann noch einmal.',
  'Something unexpected went wrong inside Paraph.': 'In Paraph ist etwas Unerwartetes schiefgegangen.',
  'Try again. If it happens again, copy the details and report them.':
    'Versuchen Sie es noch einmal. Geschieht es wieder, kopieren Sie die Einzelheiten und melden Sie sie.',
  'Start Paraph again. If it happens again, copy the details and report them.':
    'Starten Sie Paraph neu. Geschieht es wieder, kopieren Sie die Einzelheiten und melden Sie sie.',
  'The engine is closing.': 'Der Rechenkern wird gerade beendet.',
  'Paraph is closing.': 'Paraph wird gerade beendet.',
  'The engine was told to keep its key before it was started.':
    'Der Rechenkern sollte seinen Schlüssel verwahren, bevor er gestartet war.',
  'The engine was asked something before it was started.': 'Der Rechenkern wurde gefragt, bevor er gestartet war.',
  'Paraph’s engine crashed {0} times within a minute and was stopped.':
    'Der Rechenkern von Paraph stürzte innerhalb einer Minute {0}-mal ab und wurde angehalten.',
  'Nothing that was saved is lost. Start Paraph again; if it happens again, run `paraph doctor`.':
    'Was gespeichert war, ist nicht verloren. Starten Sie Paraph neu; geschieht es wieder, führen Sie `paraph doctor` aus.',
  'The process that reads files could not start.': 'Der Prozess, der Dateien liest, ließ sich nicht starten.',
  'Run `paraph doctor`; reinstall Paraph if that does not help.':
    'Führen Sie `paraph doctor` aus; hilft das nicht, installieren Sie Paraph neu.',
  'The interface has not been built.': 'Die Oberfläche ist noch nicht gebaut.',
  'Run `npm run build`, then start Paraph again.': 'Führen Sie `npm run build` aus und starten Sie Paraph dann neu.',
  'Port {0} of this machine cannot be used: {1}.': 'Port {0} dieses Geräts lässt sich nicht verwenden: {1}.',
  'Choose another with --port, or leave the option out.':
    'Wählen Sie mit --port einen anderen, oder lassen Sie die Angabe weg.',
  'This page is not Paraph’s.': 'Diese Seite gehört nicht zu Paraph.',

  'There is no call named “{0}”.': 'Es gibt keinen Aufruf namens „{0}“.',
  'The decoder has no call named “{0}”.': 'Der Dateileser kennt keinen Aufruf namens „{0}“.',
  '{0} takes paths of this machine and is closed to windows and browsers.':
    '{0} nimmt Pfade dieses Geräts entgegen und ist für Fenster und Browser gesperrt.',
  'Use the command line: paraph {0}': 'Verwenden Sie die Kommandozeile: paraph {0}',
  '{0} {1}.': '{0} {1}.',
  '{0} {1}': '{0} {1}',
  '“{0}”': '„{0}“',
  'The input': 'Die Eingabe',
  'is over the limit of {0}': 'liegt über der Grenze von {0}',
  'is under the least of {0}': 'liegt unter dem Mindestwert {0}',
  'is not of the expected kind ({0})': 'ist nicht von der erwarteten Art ({0})',
  'is none of {0}': 'ist keines von {0}',
  'is not right ({0})': 'stimmt nicht ({0})',
  'Correct it and try again.': 'Berichtigen Sie es und versuchen Sie es noch einmal.',
  'The answer to {0} is not what the contract says.': 'Die Antwort auf {0} hat nicht die vereinbarte Form.',
  'The answer to {0} was not understood.': 'Die Antwort auf {0} war nicht zu verstehen.',
  'The answer is too large to be sent.': 'Die Antwort ist zu groß zum Senden.',
  'An engine cannot start from this: {0}': 'Damit kann kein Rechenkern starten: {0}',

  'A message of {0} is over the limit of {1}.': 'Eine Nachricht von {0} liegt über der Grenze von {1}.',
  'Try a smaller file, or fewer pages at once.':
    'Versuchen Sie es mit einer kleineren Datei oder mit weniger Seiten auf einmal.',
  'A message could not be read: {0}.': 'Eine Nachricht ließ sich nicht lesen: {0}.',
  'A message cannot be sent: {0}.': 'Eine Nachricht lässt sich nicht senden: {0}.',
  'another version': 'eine andere Version',
  'bytes after its end': 'Bytes nach ihrem Ende',
  'nested more than {0} deep': 'mehr als {0}-fach verschachtelt',
  'a {0}': 'ein Wert der Art {0}',
  'a property named __proto__': 'eine Eigenschaft namens __proto__',
  'it ends too early': 'sie endet zu früh',
  'an impossible length': 'eine unmögliche Länge',
  'a length beyond its end': 'eine Länge über ihr Ende hinaus',
  'text that is not UTF-8': 'Text, der kein UTF-8 ist',
  'nested too deep': 'zu tief verschachtelt',
  'an unknown kind of value': 'ein Wert unbekannter Art',
  'a property twice or forbidden': 'eine Eigenschaft doppelt oder verboten',
};
